"""What the ledger of one year holds, out of cases that run over several years.

A ledger is closed on 31 December: what happened later is not yet in it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from gongkai.report.facts import Application, Dispute, FeeNotice, StandingDocument


def applications_in(cases: Iterable[Application], *, year: int) -> tuple[Application, ...]:
    """Applications received by the year's end and not decided before it, as known at its end."""
    return tuple(
        _open_at_end(each, year)
        for each in cases
        if each.received.year <= year and (each.decided is None or each.decided.year >= year)
    )


def disputes_in(cases: Iterable[Dispute], *, year: int) -> tuple[Dispute, ...]:
    """Disputes accepted by the year's end and not closed before it, as known at its end."""
    return tuple(
        replace(each, closed=None, result=None) if _after(each.closed, year) else each
        for each in cases
        if each.accepted.year <= year and (each.closed is None or each.closed.year >= year)
    )


def notices_in(
    notices: Iterable[FeeNotice], applications: Iterable[Application], *, year: int
) -> tuple[FeeNotice, ...]:
    """Fee notices issued by the year's end on applications of the year's ledger."""
    known = {each.id for each in applications}
    return tuple(
        replace(each, paid=None, collected=Decimal(0)) if _after(each.paid, year) else each
        for each in notices
        if each.issued.year <= year and each.application in known
    )


def standing_in(stock: Iterable[StandingDocument], *, year: int) -> tuple[StandingDocument, ...]:
    """Documents of the stock issued by the year's end and not ended before the year."""
    return tuple(
        _standing_at_end(each, year)
        for each in stock
        if each.issued.year <= year and (each.ended is None or each.ended.year >= year)
    )


def _after(day: date | None, year: int) -> bool:
    return day is not None and day.year > year


def _until(day: date | None, year: int) -> date | None:
    return None if _after(day, year) else day


def _open_at_end(case: Application, year: int) -> Application:
    """The case without what happened after 31 December."""
    if case.decided is not None and not _after(case.decided, year):
        return case
    return replace(
        case,
        decided=None,
        result=None,
        correction_sent=_until(case.correction_sent, year),
        supplemented=_until(case.supplemented, year),
        third_party_asked=_until(case.third_party_asked, year),
    )


def _standing_at_end(one: StandingDocument, year: int) -> StandingDocument:
    ended = _until(one.ended, year)
    return replace(
        one,
        ended=ended,
        how_ended=one.how_ended if ended else "",
        published=_until(one.published, year),
    )
