"""The facts of one organ's year, gathered from every room: the one way into the report."""

from collections.abc import Callable
from typing import Any

from gongkai.report import facts
from gongkai.web.annual.models import MonthlyFigure
from gongkai.web.annual.models.figure import Item
from gongkai.web.annual.past import past_of
from gongkai.web.applications.facts import applications_of, fee_notices_of
from gongkai.web.conservation.facts import conservation_of
from gongkai.web.disputes.facts import disputes_of
from gongkai.web.documents.facts import documents_of, standing_of
from gongkai.web.organs.models import Organ
from gongkai.web.publishing.boards.facts import boards_of, postings_of
from gongkai.web.publishing.facts import publications_of
from gongkai.web.supervision.facts import (
    chat_groups_of,
    key_points_of,
    problems_of,
    trainings_of,
)
from gongkai.web.supervision.results import GOVERNMENTS, supervised_of

Ask = Callable[..., tuple[Any, ...]]


def counts_of(organ: Organ, *, year: int) -> tuple[facts.MonthlyCount, ...]:
    """Decisions on permits, penalties and coercion, month by month."""
    found = MonthlyFigure.objects.filter(organ=organ, year=year).exclude(item=Item.INCOME)
    return tuple(
        facts.MonthlyCount(
            id=f"figures-{each.pk}", item=each.item, month=each.month, count=each.count or 0,
            source=each.source, proof=each.proof,
        )
        for each in found.order_by("item", "month")
    )  # fmt: skip


def income_of(organ: Organ, *, year: int) -> tuple[facts.FeeIncome, ...]:
    """Fees received, month by month, without information-processing fees."""
    found = MonthlyFigure.objects.filter(organ=organ, year=year, item=Item.INCOME)
    return tuple(
        facts.FeeIncome(
            id=f"figures-{each.pk}", name=each.name, month=each.month, yuan=each.yuan,
            source=each.source, proof=each.proof,
        )
        for each in found.order_by("name", "month")
        if each.yuan is not None
    )  # fmt: skip


# What each room tells, under the name that YearFacts has for it.
ROOMS: dict[str, Ask] = {
    "documents": documents_of,
    "standing": standing_of,
    "publications": publications_of,
    "boards": boards_of,
    "postings": postings_of,
    "applications": applications_of,
    "fee_notices": fee_notices_of,
    "disputes": disputes_of,
    "trainings": trainings_of,
    "chat_groups": chat_groups_of,
    "problems": problems_of,
    "key_points": key_points_of,
    "counts": counts_of,
    "income": income_of,
}


def year_facts(organ: Organ, *, year: int, texts: dict[str, str] | None = None) -> facts.YearFacts:
    """Everything the rooms know of an organ's year, and what its ledger workbooks brought.

    `texts` are the clerk's words by section.
    """
    known = {name: ask(organ, year=year) for name, ask in ROOMS.items()}
    known |= conservation_of(organ, year=year)  # two fields, asked together
    known |= supervised_of(organ, year=year)
    for name, records in past_of(organ, year=year).items():
        known[name] = (*known.get(name, ()), *records)
    return facts.YearFacts(organ=head_of(organ), year=year, texts=dict(texts or {}), **known)


def head_of(organ: Organ) -> facts.Organ:
    """The organ as its report names it."""
    return facts.Organ(
        name=organ.name,
        address=organ.address,
        phone=organ.telephone,
        government=organ.kind in GOVERNMENTS,
    )
