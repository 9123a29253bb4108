"""RULES: every question we ask of a report, in one list and in the order it is asked."""

from gongkai.report.rule import Rule
from gongkai.report.rules import (
    arithmetic,
    carryover,
    fees,
    figures,
    form,
    problems,
    prose,
    reading,
    results,
    reuse,
    stock,
    tree,
)

RULES: tuple[Rule, ...] = (
    form.wrong_edition,
    form.chapter_missing,
    form.chapter_empty,
    results.results_missing,
    problems.left_open,
    form.blank,
    form.negative,
    form.not_whole,
    form.too_many_decimals,
    arithmetic.balance,
    arithmetic.results,
    arithmetic.rows,
    arithmetic.disputes,
    carryover.carried_over,
    stock.in_force,
    stock.made_but_gone,
    stock.rules_without_power,
    fees.without_notice,
    tree.children,
    reuse.last_years_words,
    reuse.neighbours_words,
    *prose.RULES,
    figures.names_known,
    figures.typed_agrees,
    figures.better_bound,
    *reading.RULES,
)


class NoSuchRule(LookupError):
    """No rule of ours has this code."""


def rule_of(code: str) -> Rule:
    """The rule with this code. Errors: NoSuchRule."""
    for each in RULES:
        if each.code == code.upper():
            return each
    raise NoSuchRule(code)
