"""What a sentence claims of the tables: a figure, the cells it speaks of, and how sure that is.

Precision before recall: a claim is made only where verb, object and figure stand together. Words
of another scope (本级, 部门, a channel, another year, 其中) make it a note or no claim at all.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.report.report import AnnualReport, Number
from gongkai.report.rules.prose.scope import TIME, of_another_time, speaks_of_all
from gongkai.report.rules.prose.sentences import NUMBER, VAGUE, Sentence

COUNT = rf"(?P<n>{NUMBER})(?P<w>万)?(?P<vague>{VAGUE})?(?P<u>件次|件|条|份|封|起|宗|例|个(?!工作|自然|月|小时|部门|单位|方面|领域)|项|次)"
# Part of a whole, or one channel: not the year's total.
PARTIAL = re.compile(
    r"其中|当面|现场|网络|网上|线上|线下|在线|平台|邮箱|邮件|邮政|信函|邮寄|来信|(?<!申请公开)信件|书面(?:申请|形式|方式|提交)|传真|窗口|专递|快递|"
    r"(?:通过|经由|以)[^，。；]{2,24}(?:收到|受理|接收|提交|提出|方式)"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure of the text. `meant` are the sums it may stand for, the first the plain reading.

    `doubtful`: it would hold at the time of writing, not at the end of the year: a warning.
    """

    figure: Number
    keys: tuple[str, ...]
    meant: tuple[Number, ...]
    sentence: Sentence
    sure: bool
    low: Number | None = None
    clause: str = ""
    before: str = ""
    doubtful: bool = False

    @property
    def holds(self) -> bool:
        """Whether some reading of the words agrees with the tables."""
        if self.figure in self.meant:
            return True
        return self.low is not None and self.low <= self.figure <= self.meant[0]


def figure_of(found: re.Match[str]) -> Number | None:
    """The figure of a COUNT; None where it is vague (70余件) or rounded (1.2万件)."""
    if found["vague"] or found["w"]:
        return None
    return int(found["n"]) if found["n"].isdigit() else Decimal(found["n"])


def total(report: AnnualReport, *keys: str) -> Number | None:
    """The sum of cells; None as soon as one of them is blank or was not found."""
    values = [report.value(key) for key in keys]
    known = [value for value in values if value is not None]
    return sum(known[1:], known[0]) if known and len(known) == len(values) else None


def leaves(report: AnnualReport, group: str) -> tuple[str, ...]:
    """The total-column keys of a group of results, such as denied."""
    rows = [row for row in report.edition.leaves if row == group or row.startswith(f"{group}_")]
    return tuple(f"table3.{row}.total" for row in rows)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that claim a figure, and the sums they may stand for."""

    words: re.Pattern[str]
    meant: Callable[[AnnualReport, re.Match[str]], "Meant | None"]
    names_year: bool = False
    of_a_part: bool = False


@dataclass(frozen=True, slots=True)
class Meant:
    """The cells spoken of, the sums that agree, and the least figure that still agrees.

    `doubted`: figures that disagree with the table and may yet be true of a later day.
    """

    keys: tuple[str, ...]
    sums: tuple[Number, ...]
    low: Number | None = None
    doubted: tuple[Number, ...] = ()
    unsure: bool = False


def claims_by(
    patterns: tuple[Pattern, ...], report: AnnualReport, sentence: Sentence
) -> Iterator[Claim]:
    """The claims that these patterns find in a sentence."""
    for pattern in patterns:
        for found in pattern.words.finditer(sentence.text):
            before = sentence.text[: found.start("n")]
            clause = re.split(r"[，；：(]", before)[-1]
            figure = figure_of(found)
            if figure is None or not speaks_of_all(report, before, sentence.lead):
                continue
            if PARTIAL.search(clause) and not pattern.of_a_part:
                continue
            if not pattern.names_year and of_another_time(report, before, sentence.lead):
                continue
            if pattern.names_year and TIME.search(clause):
                continue
            meant = pattern.meant(report, found)
            if meant is not None and meant.sums:
                yield Claim(
                    figure,
                    meant.keys,
                    meant.sums,
                    sentence,
                    not meant.unsure,
                    meant.low,
                    clause,
                    before,
                    figure in meant.doubted,
                )


def sums_of(report: AnnualReport, *readings: tuple[str, ...]) -> tuple[Number, ...]:
    """The readings that can be added up; none where the first, the plain one, has a blank.

    Otherwise a finding would give the sum of other cells than those it names.
    """
    sums = [total(report, *keys) for keys in readings]
    return () if sums[0] is None else tuple(value for value in sums if value is not None)
