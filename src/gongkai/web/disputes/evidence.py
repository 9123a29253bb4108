"""The list of evidence of a dispute over a decision, drawn from the record of its case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongkai.web.applications.models import Case, Enclosure, Event, Happening, Letter
from gongkai.web.disputes.models import Dispute

# What else than letters is on paper, and what it proves.
_PAPERS: dict[str, tuple[str, str]] = {
    Happening.REGISTERED: ("政府信息公开申请", "申请的时间和内容"),
    Happening.CONFIRMATION_FAILED: ("联系申请人的记录", "未能与申请人确认的时间和方式"),
    Happening.CONFIRMED: ("联系申请人的记录", "与申请人确认收到的时间和方式"),
    Happening.SUPPLEMENTED: ("申请人的补正", "补正的时间和内容"),
    Happening.ASKED_DELIVERED: ("征求意见函的送达凭证", "意见期限的起算"),
    Happening.ANSWERED: ("征求意见的回复", "被征求意见方的意见"),
    Happening.SEARCHED: ("检索记录", "查找的场所、方法和结果"),
    Happening.SIGNED: ("审批记录", "答复经他人审核签发"),
    Happening.DELIVERED: ("送达凭证", "答复送达的时间和方式"),
}


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One piece of evidence: what it is, its day, what it proves."""

    title: str
    day: date
    proves: str


def exhibits(dispute: Dispute) -> tuple[Exhibit, ...]:
    """By day; what came after the dispute was accepted is not evidence of the decision."""
    if dispute.case is None:
        return ()
    found = [*_papers(dispute.case), *_letters(dispute.case), *_files(dispute.case)]
    return tuple(
        sorted((each for each in found if each.day <= dispute.accepted), key=lambda it: it.day)
    )


def _papers(case: Case) -> Iterator[Exhibit]:
    for each in Event.objects.filter(case=case, kind__in=_PAPERS).order_by("pk"):
        title, proves = _PAPERS[each.kind]
        yield Exhibit(title, each.on, proves)


def _letters(case: Case) -> Iterator[Exhibit]:
    """As they went out; the digest tells the file from any other."""
    for each in Letter.objects.filter(case=case).order_by("day", "pk"):
        yield Exhibit(str(each), each.day, f"发出的文书，PDF摘要{each.pdf_sm3[:16]}")


def _files(case: Case) -> Iterator[Exhibit]:
    """What was given and what the record keeps, each with the digest of its bytes."""
    for each in Enclosure.objects.filter(case=case).select_related("upload").order_by("pk"):
        day = timezone.localtime(each.at).date()
        yield Exhibit(str(each), day, f"{each.get_kind_display()}，摘要{each.upload.sha256[:16]}")
