"""What a case would be charged, band by band, by the law's own tariff: the worked example."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from gongkai.law.errors import GongkaiError
from gongkai.law.fees import Fee, fee_by_items, fee_by_pages
from gongkai.web.applications.models import Case, FeeNotice, Method
from gongkai.web.organs.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """An amount and how it came about; `already`: the applicant's earlier items of the month."""

    method: str
    quantity: int
    already: int
    fee: Fee

    @property
    def told(self) -> list[str]:
        """One sentence a band."""
        unit = "件" if self.method == Method.BY_ITEM else "页"
        return [
            f"第{band.first}—{band.last}{unit}，{band.count}{unit} × {band.rate}元 = {band.yuan}元"
            for band in self.fee.bands
        ]


def month_items(case: Case) -> int:
    """Items of the same applicant to this organ, received earlier in the same month.

    In order of receipt, ties by registration number; cases charged by page are not added up
    again (never both). Who it is, is told by the keyed digest of their identity.
    """
    if case.received is None or not case.applicant.identity:
        return 0
    earlier = Case.objects.filter(
        organ=case.organ_id, applicant__identity=case.applicant.identity,
        received__gte=case.received.replace(day=1), received__lte=case.received,
    ).exclude(fee__method=Method.BY_PAGE)  # fmt: skip
    before = Q(received__lt=case.received) | Q(received=case.received) & (
        Q(year__lt=case.year) | Q(year=case.year, serial__lt=case.serial)
    )
    found: int = earlier.filter(before).aggregate(n=Count("items"))["n"]
    return found


def worked(case: Case, *, method: str, pages: int = 0) -> Worked:
    """The fee of a case by one of the two methods; refused before there was a tariff."""
    on = case.received or case.arrived
    try:
        if method == Method.BY_ITEM:
            quantity, already = case.items.count(), month_items(case)
            fee = fee_by_items(quantity, on=on, already=already)
            return Worked(method=method, quantity=quantity, already=already, fee=fee)
        fee = fee_by_pages(pages, on=on)
        return Worked(method=method, quantity=pages, already=0, fee=fee)
    except GongkaiError as wrong:
        raise Refused(str(wrong), field="method") from wrong


def year_sums(organ: int, *, year: int) -> dict[str, object]:
    """Notices issued, their amount, what was collected and refunded in a year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    issued = FeeNotice.objects.filter(organ=organ, issued__range=(first, last))
    paid = FeeNotice.objects.filter(organ=organ, paid__range=(first, last))
    back = FeeNotice.objects.filter(organ=organ, refunded__range=(first, last))
    return {
        "notices": issued.count(),
        "charged": sum(each.yuan for each in issued),
        "collected": sum(each.collected for each in paid),
        "refunded": sum(each.refund for each in back),
    }
