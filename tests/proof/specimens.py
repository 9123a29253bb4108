"""Clean reports, worded and consistent, and the specimens made of them with one error each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from gongkai.files.compose import compose
from gongkai.files.paper import Paper
from gongkai.report.report import AnnualReport, Cell, Chapter, Number, Passage
from gongkai.report.rule import Dossier
from gongkai.report.rules.stock import BELOW_CITY
from tests.proof.sayings import TRAPS, figures_of, sayings
from tests.reports import balanced_report, next_year

SECTIONS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
QUIET = (
    "本年度未收到政府信息公开申请，无上年结转的申请，也没有结转下年度的申请。",
    "未发生因政府信息公开引起的行政复议、行政诉讼案件。",
)
Edit = Callable[[Paper], Paper]


@dataclass(frozen=True)
class Specimen:
    """A report to be printed and read, what it is held against, and what must be found.

    `expect`: code and place of the one seeded error, None for a clean report. `edit` changes the
    printed paper where the error is one of form.
    """

    name: str
    report: AnnualReport
    expect: tuple[str, str] | None = None
    previous: AnnualReport | None = None
    children: tuple[AnnualReport, ...] = ()
    neighbours: tuple[AnnualReport, ...] = ()
    fee_notices: int | None = None
    edit: Edit | None = None

    @property
    def paper(self) -> Paper:
        """The report as printed."""
        paper = compose(self.report)
        return paper if self.edit is None else self.edit(paper)

    def dossier(self, read: AnnualReport) -> Dossier:
        """What is read back, with what it is held against."""
        return Dossier(
            read,
            previous=self.previous,
            children=self.children,
            neighbours=self.neighbours,
            fee_notices=self.fee_notices,
        )


def clean(seed: int, *, edition: str, busy: bool = True, organ: str | None = None) -> AnnualReport:
    """A report in which figures, stock and words agree."""
    report = balanced_report(seed, edition=edition, busy=busy, organ=organ)
    return worded(settled(report), Random(f"clean {seed}"))  # noqa: S311


def following(before: AnnualReport, seed: int) -> AnnualReport:
    """The clean report of the year after `before`: carry-over and stock follow."""
    report = settled(next_year(before, seed))
    stock: dict[str, Number | None] = {}
    for kind in ("regulations", "normative_documents"):
        key = f"table2.{kind}."
        parts = [report.value(key + "made"), report.value(key + "repealed")]
        last = before.value(key + "in_force")
        if last is not None and None not in parts:
            made, repealed = int(parts[0] or 0), int(parts[1] or 0)
            repealed = min(repealed, int(last) + made)
            stock |= {key + "repealed": repealed, key + "in_force": int(last) + made - repealed}
    report = with_cells(report, stock)
    return worded(_without_rules(report), Random(f"next {seed}"), before)  # noqa: S311


def settled(report: AnnualReport) -> AnnualReport:
    """With a stock of documents that can be, and no 规章 where there is no power to make them."""
    values: dict[str, Number | None] = {}
    for kind in ("regulations", "normative_documents"):
        key = f"table2.{kind}."
        if key + "repealed" in report.cells:
            made, gone = report.value(key + "made"), report.value(key + "repealed")
            values[key + "in_force"] = int(report.value(key + "in_force") or 0) + max(
                0, int(made or 0) - int(gone or 0)
            )
    return _without_rules(with_cells(report, values))


def _without_rules(report: AnnualReport) -> AnnualReport:
    if not BELOW_CITY.search(report.organ):
        return report
    none = {key: 0 for key in report.cells if key.startswith("table2.regulations.")}
    return with_cells(report, none)


def with_cells(report: AnnualReport, values: Mapping[str, Number | None]) -> AnnualReport:
    """The report with some cells otherwise; None is a blank."""
    cells = dict(report.cells)
    for key, value in values.items():
        cells[key] = Cell(value, "" if value is None else f"{value}")
    return replace(report, cells=cells)


def worded(
    report: AnnualReport, chance: Random, before: AnnualReport | None = None
) -> AnnualReport:
    """With a first chapter of true sentences, of many kinds, and of traps."""
    figures = figures_of(report)
    busy = bool(figures["new"]) and bool(figures["done"])
    said: dict[str, list[str]] = {section: [] for section in SECTIONS}
    every = list(sayings(report.edition.key)) if busy else []
    for saying in chance.sample(every, min(6, len(every))):
        said[saying.section].append(saying.told(figures))
    for section, text in chance.sample(TRAPS, 4):
        said[section].append(text.format_map(figures))
    if not any(value for key, value in figures.items() if key not in ("year", "last")):
        said["依申请公开"] += QUIET
    if before is not None:
        said["依申请公开"] += _growth(report, before)
    return with_words(report, said)


def _growth(report: AnnualReport, before: AnnualReport) -> list[str]:
    now, base = (int(each.value("table3.new_received.total") or 0) for each in (report, before))
    if not base or now == base:
        return []
    way = "增长" if now > base else "下降"
    rate = (Decimal(abs(now - base)) / base * 100).quantize(Decimal("0.1"))
    return [f"全年收到政府信息公开申请{now}件，同比{way}{rate}%。"]


def with_words(report: AnnualReport, said: Mapping[str, list[str]]) -> AnnualReport:
    """The report whose first chapter has these sentences under its five sections."""
    passages: list[Passage] = []
    for number, section in enumerate(SECTIONS):
        passages.append(Passage(f"（{'一二三四五'[number]}）{section}"))
        passages += [Passage(text) for text in said.get(section, ())]
        if not said.get(section):
            passages.append(Passage("按照统一部署推进，各项任务已经落实到人。"))
    first = replace(report.chapters[1], passages=tuple(passages))
    return replace(report, chapters={**report.chapters, 1: first})


def with_sentence(
    report: AnnualReport, text: str, *, chapter: int = 1, section: str = "依申请公开"
) -> AnnualReport:
    """With one more sentence in a chapter (0: the opening), in chapter 1 under its section."""
    lines = tuple(Passage(line) for line in text.split("\n"))
    if chapter == 0:
        return replace(report, opening=(*report.opening, *lines))
    old = report.chapters[chapter]
    passages = list(old.passages)
    at = len(passages)
    if chapter == 1 and section:
        at = 1 + next(n for n, each in enumerate(passages) if each.text.endswith(section))
    passages[at:at] = lines
    chapters: dict[int, Chapter] = {
        **report.chapters,
        chapter: replace(old, passages=tuple(passages)),
    }
    return replace(report, chapters=chapters)
