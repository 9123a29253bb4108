"""What is public does not move when a ledger row does; the change is shown to the staff."""

from collections.abc import Callable

from django.test import Client

from gongkai.files.writers import KINDS
from gongkai.web.annual.models import Version
from gongkai.web.annual.services import drafting
from gongkai.web.organs.models import Organ, Person
from tests.web.annual import tree
from tests.web.annual.test_passing import PERMITS, YEAR, permits
from tests.web.conftest import Hire

Enter = Callable[[Person], Client]


def seen(client: Client, organ: Organ, year: int) -> list[bytes]:
    """All that the public is given: the page, the files, the charts, the data."""
    place = f"/organs/{organ.code}/reports/"
    found = [f"{place}{year}/", place, f"/reports/data/figures-{year}.csv",
             f"/reports/data/reports-{year}.json",
             *(f"{place}{year}/report.{kind}" for kind in KINDS)]  # fmt: skip
    return [client.get(each).getvalue() for each in found]


def test_a_row_changed_after_publication_changes_nothing_that_the_public_sees(
    bureau: Organ, hire: Hire, enter: Enter, client: Client
) -> None:
    permits(bureau, month=1, number=3)
    opened = drafting.open_report(bureau, year=YEAR, by=None)
    tree.publish(opened)
    report = opened.pk
    before = seen(client, bureau, YEAR)
    pages = list(Version.objects.values_list("page", "digest", "counted", "records"))
    permits(bureau, month=1, number=5)
    permits(bureau, month=2, number=40)
    assert seen(client, bureau, YEAR) == before
    assert list(Version.objects.values_list("page", "digest", "counted", "records")) == pages
    staff = enter(hire(bureau, "clerk"))
    desk = staff.get(f"/workspace/reports/{report}/").text
    assert f'cell/?key={PERMITS}">3</a>' in desk
    changes = staff.get(f"/workspace/reports/{report}/changes/").text
    assert "行政许可 · 本年处理决定数量：签发时3，现为45" in changes
    assert "<del>3</del>" in changes
    assert "<ins>5</ins>" in changes
