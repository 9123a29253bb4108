"""The model organ's report on 2024, closed by its people, accepted by the county, published."""

from datetime import UTC, date, datetime

from gongkai.web.annual.services import drafting, passing
from gongkai.web.organs.models import Organ, Person


def build(organs: dict[str, Organ], staff: dict[str, Person]) -> None:
    """Not one number of it is typed: it is counted from what the other rooms have entered."""
    centre, clerk, authority = organs["jiguanshiwu"], staff["jingban"], staff["zhuguan"]
    report = drafting.open_report(centre, year=2024, on=date(2025, 1, 6), by=clerk)
    passing.check(report, by=clerk)
    passing.agree(report, by=staff["gongkai"])
    passing.sign(report, by=staff["zhuyao"], at=datetime(2025, 1, 20, 2, tzinfo=UTC))
    passing.submit(report, on=date(2025, 1, 20), by=clerk)
    passing.accept(report, on=date(2025, 1, 22), by=authority)
    passing.publish(report, on=date(2025, 1, 24), by=clerk)
