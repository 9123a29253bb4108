"""What happened in the sample county after it was built, so that the pictures show some of it."""

from datetime import UTC, date, datetime
from decimal import Decimal

from gongkai.web.annual.services import drafting
from gongkai.web.applications.models import Case
from gongkai.web.disputes import services as disputes
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.models import Organ

NOW = datetime(2026, 12, 1, 2, tzinfo=UTC)
PERMITS = (12, 9, 15, 11, 18, 14, 10, 13, 16, 12, 17, 8)


def live() -> None:
    """A report of the running year, one of last years', months of other systems, a dispute."""
    centre, office = (Organ.objects.get(code=each) for each in ("jiguanshiwu", "zhengfuban"))
    for month, number in enumerate(PERMITS, start=1):
        drafting.enter_figure(
            office, year=2024, month=month, item="permit", number=Decimal(number),
            source="审批系统（示例）", by=None, at=NOW,
        )  # fmt: skip
    drafting.open_report(centre, year=2026, on=NOW.date(), by=None)
    drafting.open_report(office, year=2024, on=date(2025, 1, 6), by=None)
    case = Case.objects.filter(organ=centre, state="archived").earliest("pk")
    made = disputes.enter(
        centre, group="review", role="respondent", ground="decision", case=case,
        about="不服部分公开决定（示例）", authority="示例县人民政府", party="赵某（示例）",
        number="示例政复〔2026〕3号", simple=False, accepted=date(2026, 11, 9),
        served=date(2026, 11, 12), by=None,
    )  # fmt: skip
    disputes.answer(made, on=date(2026, 11, 20), calendar=calendar(), by=None)
