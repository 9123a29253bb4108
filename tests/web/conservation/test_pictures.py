"""Charts: the same figures as the pages, never two methods in one, gaps stay gaps."""

import re
from decimal import Decimal

from gongkai.web.conservation.measuring import years_of
from gongkai.web.conservation.models import Profile
from gongkai.web.conservation.pictures import of_months, of_years
from gongkai.web.conservation.sums import use_of
from gongkai.web.organs.models import Organ
from gongkai.web.shell.charts import GAP, shown
from tests.web.conservation import things
from tests.web.conservation.things import DAY


def test_the_months_of_a_kind_are_those_of_the_grid(bureau: Organ) -> None:
    meter = things.meter(bureau)
    for month, quantity in ((1, 1200), (2, 1500), (4, 900)):
        things.used(meter, month, quantity)
    use = use_of(bureau, years=[2024], day=DAY)[2024]
    (chart,) = of_months(use)
    grid = [shown(each) for each in use.kinds[0].months]
    assert [row[1] for row in chart.rows] == grid
    assert grid[:4] == ["1,200", "1,500", GAP, "900"]
    assert chart.title == "2024年电用量3,600千瓦时（3个月），2月最多"
    heights = [float(each) for each in re.findall(r'width="5.83%" height="([\d.]+)"', chart.svg)]
    assert heights == [112, 140, 84]


def test_each_kind_has_a_chart_in_its_own_unit(bureau: Organ) -> None:
    for kind in ("electricity", "water"):
        things.used(things.meter(bureau, kind=kind), 1, 10)
    charts = list(of_months(use_of(bureau, years=[2024], day=DAY)[2024]))
    assert [chart.heads for chart in charts] == [("月份", "千瓦时"), ("月份", "立方米")]


def two_years(bureau: Organ) -> None:
    meter = things.full_year(bureau, year=2023, each=20_000)
    things.confirmed_profile(bureau, year=2024)
    for month in range(1, 13):
        things.used(meter, month, 15_000)


def test_the_years_of_an_indicator_are_its_values(bureau: Organ) -> None:
    two_years(bureau)
    found = years_of(bureau, years=range(2021, 2026), day=DAY)
    charts = list(of_years(found))
    assert [[row[1] for row in chart.rows] for chart in charts] == [
        [shown(found[year].value(key)) for year in (2023, 2024)]
        for key in ("energy_per_person", "energy_per_area", "power_per_area")
    ]
    assert charts[0].title == "2024年人均综合能耗221.22，比2023年下降25%（电力按当量值）"
    assert found[2024].value("power_per_area") == Decimal("36.00")


def test_years_of_another_method_are_not_put_beside(bureau: Organ) -> None:
    two_years(bureau)
    Profile.objects.filter(year=2023).update(method="equivalent")
    charts = list(of_years(years_of(bureau, years=range(2021, 2026), day=DAY)))
    assert [chart.heads[1] for chart in charts] == ["千瓦时/平方米"]


def test_a_year_that_goes_on_is_not_put_beside_whole_ones(bureau: Organ) -> None:
    two_years(bureau)
    things.confirmed_profile(bureau, year=2025)
    meter = things.Meter.objects.get()
    for month in (1, 2):
        things.used(meter, month, 100 * 150, year=2025)
    found = years_of(bureau, years=range(2023, 2026), day=DAY)
    assert found[2025].lacking == ()
    assert {row[0] for chart in of_years(found) for row in chart.rows} == {"2023年", "2024年"}
