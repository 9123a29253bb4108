"""Invented reconsiderations and suits over the invented applications, each with its outcome."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from gongkai.files.samples.chance import Lots, calendar
from gongkai.report.facts import DISPUTE_GROUPS, OUTCOMES, Application, Dispute

_LASTS = {"review": (30, 60), "litigation_direct": (60, 150), "litigation_after_review": (60, 150)}
_OUTCOMES = {"upheld": 66, "corrected": 12, "other": 22}
_GROUPS = {"review": 72, "litigation_direct": 14, "litigation_after_review": 14}


def disputes_of(year: int, count: int, cases: Sequence[Application], lots: Lots) -> list[Dispute]:
    """About `count` disputes over cases decided in `year`: every block with every outcome.

    In each block one was accepted in December and is closed in the next year.
    """
    decided = sorted(_decided_in(cases, year))
    early = [each for each in decided if each[0] <= date(year, 5, 31)]
    if not early:
        return []
    wanted = list(product(DISPUTE_GROUPS, OUTCOMES))
    rest = max(count - len(wanted), 0)
    wanted += zip(lots.weighted(_GROUPS, rest), lots.weighted(_OUTCOMES, rest), strict=True)
    found = [
        _dispute(group, outcome, lots.chance.choice(early), lots) for group, outcome in wanted
    ]
    found += (
        _dispute(group, outcome, (date(year, 11, 12), lots.chance.choice(early)[1]), lots)
        for group, outcome in zip(DISPUTE_GROUPS, OUTCOMES, strict=True)
    )
    found.sort(key=lambda each: (each.accepted, each.application, each.group))
    return [_numbered(each, at) for at, each in enumerate(found, start=1)]


def _decided_in(cases: Sequence[Application], year: int) -> Iterator[tuple[date, str]]:
    """The day and id of each decision of the year."""
    for each in cases:
        if each.decided is not None and each.decided.year == year:
            yield each.decided, each.id


def _dispute(group: str, outcome: str, over: tuple[date, str], lots: Lots) -> Dispute:
    """A dispute over the application decided on this day; its number comes later."""
    decided, application = over
    accepted = lots.later(decided, 22, 32)
    least, most = _LASTS[group]
    closed = accepted + timedelta(days=lots.chance.randint(least, most))
    return Dispute(
        id="",
        group=group,
        application=application,
        accepted=accepted,
        closed=calendar().on_or_after(closed),
        result=outcome,
    )


def _numbered(one: Dispute, at: int) -> Dispute:
    year = one.accepted.year
    review = one.group == "review"
    number = f"示政复〔{year}〕{at}号" if review else f"（{year}）示例01行初{at}号"
    return replace(one, id=f"ZY{year}-{at:03d}", number=number)
