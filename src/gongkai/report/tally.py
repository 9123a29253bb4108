"""The facts of a year become the cells of the form; each cell keeps the ids it counted.

Counting basis (the form's labels and the working practice behind them): new by legal receipt day
(Art. 31), results by the day of the decision, what is open on 31 December is carried forward;
one application, one leaf; stock of documents as on 31 December.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai.report.edition import Edition
from gongkai.report.facts import (
    APPLICANTS,
    DISPUTE_GROUPS,
    Application,
    Dispute,
    StandingDocument,
    YearFacts,
)
from gongkai.report.report import Cell, Number

YUAN_IN_10K = Decimal(10000)


@dataclass(frozen=True, slots=True)
class Count:
    """A number and the ids of the records it counts. None: this ledger cannot know it."""

    value: Number | None
    ids: tuple[str, ...] = ()

    @property
    def cell(self) -> Cell:
        """The count as a cell of a report."""
        return Cell(self.value)


@dataclass(frozen=True, slots=True)
class Counting:
    """Choices where the form's text is silent; both are marked uncertain in the reference.

    `count_again`: a dispute pending at last year's end is counted again in the year it closes.
    """

    count_again: bool = True


def tally(
    facts: YearFacts, *, edition: Edition, counting: Counting = Counting()
) -> Mapping[str, Count]:
    """Every cell of the form, by fact key and in printed order."""
    found: dict[str, Count] = {}
    found.update(_stock(facts))
    found.update(_decisions(facts))
    found["table2.fees.amount_10k_yuan"] = _fees(facts)
    found.update(_applications(facts, edition))
    found.update(_disputes(facts, counting))
    return {key: found.get(key, Count(None)) for key in edition.cells}


def _stock(facts: YearFacts) -> Iterator[tuple[str, Count]]:
    """规章 and 规范性文件: issued and ended in the year, in force on 31 December."""
    first, last = date(facts.year, 1, 1), date(facts.year, 12, 31)
    for kind in ("regulations", "normative_documents"):
        every = [each for each in facts.standing if each.kind == kind]
        made = _ids(each for each in every if first <= each.issued <= last)
        ended = _ids(each for each in every if each.ended and first <= each.ended <= last)
        stands = _ids(
            each
            for each in every
            if each.issued <= last and (each.ended is None or each.ended > last)
        )
        shown = _ids(each for each in every if each.published and first <= each.published <= last)
        yield f"table2.{kind}.made", _count(made)
        yield f"table2.{kind}.repealed", _count(ended)
        yield f"table2.{kind}.in_force", _count(stands)
        yield f"table2.{kind}.disclosed", _count(shown)
        yield f"table2.{kind}.total_disclosed", _count(_ids(e for e in every if e.published))


def _decisions(facts: YearFacts) -> Iterator[tuple[str, Count]]:
    for item in ("permit", "penalty", "coercion"):
        rows = [each for each in facts.counts if each.item == item]
        total = sum(each.count for each in rows)
        yield f"table2.{item}.decisions", Count(total, tuple(each.id for each in rows))


def _fees(facts: YearFacts) -> Count:
    """行政事业性收费 in 万元, information-processing fees collected in the year included."""
    paid = [
        notice for notice in facts.fee_notices if notice.paid and notice.paid.year == facts.year
    ]
    yuan = sum((each.yuan for each in facts.income), Decimal(0)) + sum(
        (each.collected for each in paid), Decimal(0)
    )
    return Count(
        trimmed(yuan / YUAN_IN_10K),
        (*(each.id for each in facts.income), *(each.id for each in paid)),
    )


def trimmed(number: Decimal) -> Number:
    """A decimal without trailing zeros; an int when it is whole."""
    whole = number.to_integral_value()
    return int(whole) if number == whole else number.normalize()


def rows_of(application: Application, *, year: int, edition: Edition) -> tuple[str, ...]:
    """The rows of table 3 in which this application is counted in this year's report."""
    if application.received.year > year:
        return ()
    decided = application.decided
    if decided is not None and decided.year < year:
        return ()
    opening = "new_received" if application.received.year == year else "carried_over"
    if decided is None or decided.year > year or application.result is None:
        return (opening, "carried_forward")
    return (opening, edition.row_of(application.result), "total")


def _applications(facts: YearFacts, edition: Edition) -> Iterator[tuple[str, Count]]:
    ids: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in facts.applications:
        for row in rows_of(each, year=facts.year, edition=edition):
            ids[row, each.applicant].append(each.id)
    for row_ in edition.rows:
        every: list[str] = []
        for column in APPLICANTS:
            counted = ids[row_.key, column]
            every += counted
            yield f"table3.{row_.key}.{column}", _count(counted)
        yield f"table3.{row_.key}.total", _count(every)


def result_of(dispute: Dispute, *, year: int, counting: Counting) -> str | None:
    """The column of table 4 in which this dispute is counted in this year's report, if any."""
    if dispute.accepted.year > year:
        return None
    closed = dispute.closed
    if closed is None or closed.year > year or dispute.result is None:
        return "pending"
    if closed.year < year or (dispute.accepted.year < year and not counting.count_again):
        return None
    return dispute.result


def _disputes(facts: YearFacts, counting: Counting) -> Iterator[tuple[str, Count]]:
    ids: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in facts.disputes:
        result = result_of(each, year=facts.year, counting=counting)
        if result is not None:
            ids[each.group, result].append(each.id)
    for group in DISPUTE_GROUPS:
        every: list[str] = []
        for result in ("upheld", "corrected", "other", "pending"):
            counted = ids[group, result]
            every += counted
            yield f"table4.{group}.{result}", _count(counted)
        yield f"table4.{group}.total", _count(every)


def _ids(records: Iterable[StandingDocument]) -> list[str]:
    return [each.id for each in records]


def _count(ids: list[str]) -> Count:
    return Count(len(ids), tuple(ids))
