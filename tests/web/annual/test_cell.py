"""Every cell opens the records it counted, in the words of the ledger, and its law of counting."""

from collections.abc import Callable

from django.test import Client

from gongkai.web.annual.models import MonthlyFigure
from gongkai.web.annual.services import drafting, passing
from gongkai.web.journal.models import Entry
from gongkai.web.organs.models import Organ, Person
from tests.web.annual import tree
from tests.web.annual.test_passing import AT, ON, PERMITS, YEAR, permits
from tests.web.conftest import Hire


def test_a_cell_opens_its_records_in_words_and_says_how_it_is_counted(
    county: Organ, bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    permits(bureau, month=1, number=3)
    report = drafting.open_report(bureau, year=YEAR, by=None)
    client = enter(hire(bureau, "clerk"))
    page = client.get(f"/workspace/reports/{report.pk}/cell/?key={PERMITS}").text
    assert "1月" in page
    assert "决定数量" in page
    assert f'href="/workspace/organs/{bureau.code}/figures/?year={YEAR}"' in page
    assert "条例（2019）第二十条第五项" in page
    empty = client.get(f"/workspace/reports/{report.pk}/cell/?key=table4.review.upheld").text
    assert "没有统计到任何事项" in empty
    assert "未确认" in empty


def test_a_month_keeps_its_source_and_its_proof_and_the_cell_tells_both(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client = enter(hire(bureau, "clerk"))
    grid = f"/workspace/organs/{bureau.code}/figures/?year={YEAR}"
    typed = {"permit||3": "5", "permit||source": "审批系统", "permit||proof": "导出表7号，档案室"}
    assert client.post(grid, typed).status_code == 302
    assert 'value="导出表7号，档案室"' in client.get(grid).text
    figure = MonthlyFigure.objects.get()
    assert (figure.count, figure.source, figure.proof) == (5, "审批系统", "导出表7号，档案室")
    report = drafting.open_report(bureau, year=YEAR, by=None)
    page = client.get(f"/workspace/reports/{report.pk}/cell/?key={PERMITS}").text
    assert "导出表7号，档案室" in page
    for name, most in (("source", 120), ("proof", 200)):
        answer = client.post(grid, typed | {f"permit||{name}": "长" * (most + 1)})
        assert answer.status_code == 422
        assert f"超过{most}字" in answer.text
    client.post(grid, typed | {"permit||proof": "统计表3号"})
    told = Entry.objects.filter(act="figures.enter").order_by("-id")[0].words
    assert "证明：统计表3号" in told


def test_a_cell_of_a_government_names_each_organ_with_its_figure(
    county: Organ, bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    permits(bureau, month=1, number=3)
    permits(county, month=2, number=4)
    below = drafting.open_report(bureau, year=YEAR, by=None)
    passing.check(below, by=None)
    passing.agree(below, by=None)
    passing.sign(below, by=None, at=AT)
    passing.submit(below, on=ON, by=None)
    passing.accept(below, on=ON, by=None)
    report = drafting.open_report(county, year=YEAR, by=None)
    client = enter(hire(county, "clerk"))
    page = client.get(f"/workspace/reports/{report.pk}/cell/?key={PERMITS}").text
    assert '<span class="pill">7</span>' in page
    row = page.partition(f">{bureau}</a>")[2]
    assert ">3</td>" in row[:80]
    assert "2月" in row


def test_the_public_reads_how_a_figure_was_counted(bureau: Organ, client: Client) -> None:
    permits(bureau, month=1, number=3)
    tree.publish(drafting.open_report(bureau, year=YEAR, by=None))
    public = f"/organs/{bureau.code}/reports/{YEAR}/"
    official = client.get(public).text
    assert f'href="{public}cell/?key={PERMITS}">3</a>' in official
    assert "cell/?key=table2.penalty.decisions" not in official
    page = client.get(f"{public}cell/?key={PERMITS}").text
    assert "有 1 条记录计入这个数" in page
    assert "条例（2019）第二十条第五项" in page
    english = client.get(f"/en{public}cell/?key={PERMITS}").text
    assert "1 record in the organ" in english
    nought = client.get(f"{public}cell/?key=table2.penalty.decisions").text
    assert "没有计入这个数的记录" in nought
    assert client.get(f"{public}cell/?key=table9.none").status_code == 404
