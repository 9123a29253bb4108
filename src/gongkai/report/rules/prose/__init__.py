"""TXT: the words of a report agree with its tables, with themselves and with the year."""

from gongkai.report.rule import Rule
from gongkai.report.rules.prose import (
    citations,
    enumerations,
    fees,
    headings,
    parts,
    rates,
    statements,
    tables,
    years,
)

RULES: tuple[Rule, ...] = (
    headings.titles,
    headings.numbers,
    tables.agrees,
    statements.no_contradiction,
    parts.parts_add_up,
    rates.rates_hold,
    years.one_year,
    enumerations.nothing_skipped,
    enumerations.no_figure_missing,
    citations.cites_in_force,
    fees.fees_agree,
)
