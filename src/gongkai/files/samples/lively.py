"""示例县综合服务局: an invented county organ with a lively year, of any size.

Several hundred applications over every kind of applicant and every result, disputes in all three
blocks, fees, a stock of normative documents. Nothing in it is real; one seed gives one organ.
"""

from dataclasses import replace
from datetime import date

from gongkai.files.samples import office
from gongkai.files.samples.cases import applications_of
from gongkai.files.samples.chance import Lots
from gongkai.files.samples.quarrels import disputes_of
from gongkai.files.samples.years import applications_in, disputes_in, notices_in, standing_in
from gongkai.report.facts import Application, Dispute, FeeNotice, YearFacts


def lively_organ(
    *, year: int = 2024, seed: int = 1, applications: int = 400, documents: int = 180
) -> YearFacts:
    """One year of the invented organ, with what it carried in and what it carries out."""
    ledgers = lively_years(year, year, seed=seed, applications=applications, documents=documents)
    return ledgers[0]


def lively_years(
    first: int, last: int, *, seed: int = 1, applications: int = 400, documents: int = 180
) -> tuple[YearFacts, ...]:
    """Consecutive years of the invented organ, each carried over into the next.

    `applications` and `documents` are those of one year.
    """
    cases, notices, disputes = _cases(first, last, seed, applications)
    stock = office.stock(first, last, seed)
    ledgers = []
    for year in range(first, last + 1):
        mine = applications_in(cases, year=year)
        ledgers.append(
            replace(
                office.year_without_cases(year, seed, documents),
                applications=mine,
                fee_notices=notices_in(notices, mine, year=year),
                disputes=disputes_in(disputes, year=year),
                standing=standing_in(stock, year=year),
            )
        )
    return tuple(ledgers)


def _cases(
    first: int, last: int, seed: int, count: int
) -> tuple[list[Application], list[FeeNotice], list[Dispute]]:
    """Cases of all years; of the year before the first only the late ones, some still open."""
    cases: list[Application] = []
    notices: list[FeeNotice] = []
    disputes: list[Dispute] = []
    for year in range(first - 1, last + 1):
        whole = year >= first
        mine, asked = applications_of(
            year,
            count if whole else count // 5,
            Lots.of(seed, year, "applications"),
            first=date(year, 1, 1) if whole else date(year, 10, 20),
            last=date(year, 12, 31),
        )
        cases += mine
        notices += asked
        if whole:
            disputes += disputes_of(year, count // 20, mine, Lots.of(seed, year, "disputes"))
    return cases, notices, disputes
