"""The named figures of a year: what a chapter may say in numbers, each with the ids it counts.

Figures that the form prints are taken from the tally, so text and table cannot differ.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Protocol

from gongkai.report.facts import YearFacts
from gongkai.report.finding import plain
from gongkai.report.tally import Count, trimmed

Counts = Mapping[str, Count]
Work = Callable[[YearFacts, Counts], Count]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure a text may name in braces: English key, Chinese name, unit, how it is counted."""

    key: str
    name: str
    unit: str
    work: Work


class HasId(Protocol):
    """A record of the year's facts."""

    @property
    def id(self) -> str:
        """Its id."""


def _records(records: Iterable[HasId]) -> Count:
    ids = tuple(each.id for each in records)
    return Count(len(ids), ids)


def _sum(pairs: Iterable[tuple[str, int | Decimal]]) -> Count:
    held = tuple(pairs)
    total = sum((Decimal(number) for _, number in held), Decimal(0))
    return Count(trimmed(total), tuple(id_ for id_, _ in held))


def _cells(*keys: str) -> Work:
    """The sum of cells of the tally."""

    def work(_facts: YearFacts, counts: Counts) -> Count:
        found = [counts[key] for key in keys if key in counts]
        values = [each.value for each in found if each.value is not None]
        total = sum((Decimal(value) for value in values), Decimal(0))
        return Count(trimmed(total), tuple(id_ for each in found for id_ in each.ids))

    return work


def _issued(attribute: str | None) -> Work:
    return lambda facts, _: _records(
        each
        for each in facts.documents
        if each.issued.year == facts.year and attribute in (None, each.attribute)
    )


def _published(subject: str | None) -> Work:
    return lambda facts, _: _sum(
        (each.id, each.count)
        for each in facts.publications
        if subject is None or (each.subject if subject == "*" else each.subject == subject)
    )


def _notices(facts: YearFacts) -> Iterator[tuple[str, Decimal]]:
    return ((n.id, n.yuan) for n in facts.fee_notices if n.issued.year == facts.year)


def _collected(facts: YearFacts) -> Iterator[tuple[str, Decimal]]:
    return ((n.id, n.collected) for n in facts.fee_notices if n.paid and n.paid.year == facts.year)


def _living(facts: YearFacts) -> Iterator[HasId]:
    return (
        each
        for each in facts.chat_groups
        if each.dissolved is None or each.dissolved.year > facts.year
    )


def _group(name: str) -> Work:
    return _cells(*(f"table3.{row}.total" for row in ROWS[name]))


ROWS = {
    "denied": tuple(
        f"denied_{leaf}"
        for leaf in (
            "secret",
            "law",
            "safety",
            "third",
            "internal",
            "process",
            "enforcement",
            "query",
        )
    ),
    "unable": ("unable_none", "unable_create", "unable_unclear"),
    "noproc": (
        "noproc_petition",
        "noproc_repeat",
        "noproc_publication",
        "noproc_massive",
        "noproc_confirm",
    ),
    "other": ("other_overdue_correction", "other_overdue_fee", "other_other", "other_single"),
}
SUITS = ("litigation_direct", "litigation_after_review")
LEGAL = ("business", "research", "welfare", "legal", "other")


def _row(key: str, column: str = "total") -> Work:
    return _cells(f"table3.{key}.{column}")


FIGURES: tuple[Figure, ...] = (
    Figure("documents.issued", "制发公文数", "件", _issued(None)),
    Figure("documents.active", "主动公开公文数", "件", _issued("active")),
    Figure("documents.on_request", "依申请公开公文数", "件", _issued("on_request")),
    Figure("documents.withheld", "不予公开公文数", "件", _issued("withheld")),
    Figure("normative.made", "制发规范性文件数", "件", _cells("table2.normative_documents.made")),
    Figure(
        "normative.repealed",
        "废止规范性文件数",
        "件",
        _cells("table2.normative_documents.repealed"),
    ),
    Figure(
        "normative.in_force",
        "现行有效规范性文件数",
        "件",
        _cells("table2.normative_documents.in_force"),
    ),
    Figure("permit.decisions", "行政许可决定数", "件", _cells("table2.permit.decisions")),
    Figure("penalty.decisions", "行政处罚决定数", "件", _cells("table2.penalty.decisions")),
    Figure("coercion.decisions", "行政强制决定数", "件", _cells("table2.coercion.decisions")),
    Figure("publications.count", "主动公开信息数", "条", _published(None)),
    Figure("publications.financial", "财政信息数", "条", _published("*")),
    Figure("publications.budget", "预算信息数", "条", _published("budget")),
    Figure("publications.final_account", "决算信息数", "条", _published("final_account")),
    Figure("applications.received", "新收申请数", "件", _row("new_received")),
    Figure("applications.carried_over", "上年结转申请数", "件", _row("carried_over")),
    Figure("applications.handled", "办结申请数", "件", _row("total")),
    Figure("applications.carried_forward", "结转下年申请数", "件", _row("carried_forward")),
    Figure("applications.natural", "自然人新收申请数", "件", _row("new_received", "natural")),
    Figure(
        "applications.legal_persons",
        "法人或其他组织新收申请数",
        "件",
        _cells(*(f"table3.new_received.{column}" for column in LEGAL)),
    ),
    Figure("applications.granted", "予以公开数", "件", _row("granted")),
    Figure("applications.partial", "部分公开数", "件", _row("partial")),
    Figure("applications.denied", "不予公开数", "件", _group("denied")),
    Figure("applications.unable", "无法提供数", "件", _group("unable")),
    Figure("applications.noproc", "不予处理数", "件", _group("noproc")),
    Figure("applications.other", "其他处理数", "件", _group("other")),
    Figure(
        "applications.corrected",
        "补正申请数",
        "件",
        lambda facts, _: _records(
            a
            for a in facts.applications
            if a.correction_sent and a.correction_sent.year == facts.year
        ),
    ),
    Figure(
        "applications.third_party",
        "征求第三方意见数",
        "件",
        lambda facts, _: _records(
            a
            for a in facts.applications
            if a.third_party_asked and a.third_party_asked.year == facts.year
        ),
    ),
    Figure(
        "applications.extended",
        "延期答复数",
        "件",
        lambda facts, _: _records(
            a
            for a in facts.applications
            if a.extended and a.decided and a.decided.year == facts.year
        ),
    ),
    Figure("review.total", "行政复议数", "件", _cells("table4.review.total")),
    Figure("review.upheld", "复议维持数", "件", _cells("table4.review.upheld")),
    Figure("review.corrected", "复议纠正数", "件", _cells("table4.review.corrected")),
    Figure("review.other", "复议其他结果数", "件", _cells("table4.review.other")),
    Figure("review.pending", "复议尚未审结数", "件", _cells("table4.review.pending")),
    Figure("suits.total", "行政诉讼数", "件", _cells(*(f"table4.{s}.total" for s in SUITS))),
    Figure("suits.upheld", "诉讼维持数", "件", _cells(*(f"table4.{s}.upheld" for s in SUITS))),
    Figure(
        "suits.corrected", "诉讼纠正数", "件", _cells(*(f"table4.{s}.corrected" for s in SUITS))
    ),
    Figure("suits.other", "诉讼其他结果数", "件", _cells(*(f"table4.{s}.other" for s in SUITS))),
    Figure(
        "suits.pending", "诉讼尚未审结数", "件", _cells(*(f"table4.{s}.pending" for s in SUITS))
    ),
    Figure("fees.notices", "收费通知数", "件", lambda facts, _: _records(_issued_notices(facts))),
    Figure("fees.notified", "通知收费金额", "元", lambda facts, _: _sum(_notices(facts))),
    Figure("fees.collected", "实际收费金额", "元", lambda facts, _: _sum(_collected(facts))),
    Figure("boards.count", "公开栏数", "块", lambda facts, _: _records(facts.boards)),
    Figure(
        "boards.postings",
        "公开栏信息数",
        "条",
        lambda facts, _: _sum(
            (each.id, each.count) for each in facts.postings if each.posted.year == facts.year
        ),
    ),
    Figure("training.sessions", "培训次数", "次", lambda facts, _: _records(facts.trainings)),
    Figure(
        "training.persons",
        "培训人次",
        "人次",
        lambda facts, _: _sum((each.id, each.persons) for each in facts.trainings),
    ),
    Figure("chat_groups.count", "工作群数", "个", lambda facts, _: _records(_living(facts))),
    Figure(
        "chat_groups.filed",
        "已备案工作群数",
        "个",
        lambda facts, _: _records(
            each
            for each in facts.chat_groups
            if each.filed and (each.dissolved is None or each.dissolved.year > facts.year)
        ),
    ),
    Figure("problems.count", "问题数", "个", lambda facts, _: _records(facts.problems)),
    Figure(
        "key_points.count", "工作要点任务数", "项", lambda facts, _: _records(facts.key_points)
    ),
)


def _issued_notices(facts: YearFacts) -> Iterator[HasId]:
    return (each for each in facts.fee_notices if each.issued.year == facts.year)


def figures(facts: YearFacts, counts: Counts) -> Mapping[str, Count]:
    """Every named figure and every cell by its key: the value and the ids it counts."""
    return {**counts, **{each.key: each.work(facts, counts) for each in FIGURES}}


NAMES: Mapping[str, Figure] = {word: each for each in FIGURES for word in (each.key, each.name)}
"""Figures by English key and by Chinese name; both may stand in braces."""

BRACES = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its braces filled; `unknown` are the names that are no figures of ours."""

    text: str
    used: tuple[str, ...]
    unknown: tuple[str, ...]


def fill(text: str, values: Mapping[str, Count]) -> Filled:
    """Put figures for the names in braces; `{{` and `}}` are braces; unknown names stay.

    A name is a figure's Chinese name, its English key, or the fact key of a cell.
    """
    used: list[str] = []
    unknown: list[str] = []

    def put(found: re.Match[str]) -> str:
        if found["name"] is None:
            return found[0][0]
        name = found["name"].strip()
        key = NAMES[name].key if name in NAMES else name
        if key not in values:
            unknown.append(name)
            return found[0]
        used.append(key)
        return plain(values[key].value)

    return Filled(BRACES.sub(put, text), tuple(used), tuple(unknown))


def nearest(name: str, *, most: int = 3) -> tuple[str, ...]:
    """The names that a misspelt name may have meant."""
    return tuple(get_close_matches(name, NAMES, n=most, cutoff=0.4))
