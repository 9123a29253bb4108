"""Results of supervision for the annual report: assessment, social review, accountability.

A government's report tells what happened in its tree, as its tables do; another organ's its own.
No person is named: who complained and who was held to account stay where they were entered.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from gongkai.report import oversight
from gongkai.web.organs.models import Kind, Organ
from gongkai.web.organs.queries import below
from gongkai.web.supervision.models import Accountability, Assessment, Complaint, SocialReview

GOVERNMENTS: Final = (Kind.GOVERNMENT, Kind.TOWNSHIP)
_ARTICLES: Final = {
    Complaint.Basis.FAILURE: "第四十七条",
    Complaint.Basis.RIGHTS: "第五十一条",
}


def tells_of_tree(organ: Organ) -> bool:
    """Whether the organ's report tells of other organs too."""
    return organ.kind in GOVERNMENTS


def told_by(organ: Organ, *, year: int) -> frozenset[int]:
    """Whose results the organ's report tells, as the tree stood at the year's end."""
    if not tells_of_tree(organ):
        return frozenset({organ.pk})
    return below([organ.pk], day=date(year, 12, 31))


def supervised_of(organ: Organ, *, year: int) -> dict[str, tuple[Any, ...]]:
    """All of it, by the field of YearFacts."""
    told = told_by(organ, year=year)
    return {
        "assessments": _assessments(organ, told, year),
        "social_reviews": _social_reviews(told, year),
        "accountability": _accountability(told, year),
        "complaints": _complaints(told, year),
    }


def _assessments(
    organ: Organ, told: frozenset[int], year: int
) -> tuple[oversight.Assessment, ...]:
    """What has a grade: a government's of its organs, others' own and of their sections."""
    found = Assessment.objects.filter(organ__in=told, year=year, state=Assessment.State.DECIDED)
    if organ.kind in GOVERNMENTS:
        found = found.filter(section=None).exclude(organ=organ)
    found = found.select_related("organ", "section").order_by("pk")
    return tuple(
        oversight.Assessment(
            id=f"assessment-{each.pk}", subject=f"{each.section or each.organ}",
            grade=each.grade, score=each.result, decided=each.decided,
        )
        for each in found
    )  # fmt: skip


def _social_reviews(told: frozenset[int], year: int) -> tuple[oversight.SocialReview, ...]:
    """The rounds that ended in the year and are counted."""
    found = SocialReview.objects.filter(organ__in=told, ends__year=year)
    return tuple(
        oversight.SocialReview(
            id=f"social_review-{each.pk}", title=each.title, way=each.get_way_display(),
            ended=each.ends, asked=each.asked, answered=each.answered, content=each.content,
        )
        for each in found.exclude(state=SocialReview.State.OPEN).order_by("pk")
    )  # fmt: skip


def _accountability(told: frozenset[int], year: int) -> tuple[oversight.Accountability, ...]:
    """The measures of the year."""
    found = Accountability.objects.filter(organ__in=told, on__year=year)
    return tuple(
        oversight.Accountability(
            id=f"accountability-{each.pk}", day=each.on, measure=each.get_measure_display(),
            whom=each.get_whom_display(), ground=each.get_ground_display(),
            decided_by=each.decided_by,
        )
        for each in found.order_by("pk")
    )  # fmt: skip


def _complaints(told: frozenset[int], year: int) -> tuple[oversight.Complaint, ...]:
    """The complaints that were received in the year by who handles them."""
    found = Complaint.objects.filter(organ__in=told, received__year=year)
    return tuple(
        oversight.Complaint(
            id=f"complaint-{each.pk}", received=each.received,
            basis=_ARTICLES[Complaint.Basis(each.basis)], answered=each.answered,
            outcome=_outcome(each),
        )
        for each in found.order_by("pk")
    )  # fmt: skip


def _outcome(complaint: Complaint) -> str:
    if complaint.state == Complaint.State.REJECTED:
        return "不予受理"
    return complaint.get_measure_display() if complaint.found else ""


# Field of YearFacts, title, unit, and where on the page of results its records stand.
_PAGE: Final = (
    ("assessments", "考核确定等次", "个", "assessments"),
    ("social_reviews", "社会评议", "次", "reviews"),
    ("accountability", "责任追究", "件", "measures"),
    ("complaints", "收到投诉举报", "件", ""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One figure of the year with the records it counts: what, unit, where they are read."""

    title: str
    unit: str
    place: str
    ids: tuple[str, ...]

    @property
    def value(self) -> int:
        """How many."""
        return len(self.ids)


def results_of(organ: Organ, *, year: int) -> tuple[Result, ...]:
    """The figures that the report tells, for the page on which their records are kept."""
    found = supervised_of(organ, year=year)
    return tuple(
        Result(title=title, unit=unit, place=place, ids=tuple(each.id for each in found[field]))
        for field, title, unit, place in _PAGE
    )
