"""`gongkai build`: a year's ledger → the checked annual report in every format."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.arguments import KINDS, kinds, spoken
from gongkai.cli.parser import Commands
from gongkai.cli.progress import progress
from gongkai.cli.say import Say
from gongkai.cli.terminal import complain, hanging, line_width, note, tell
from gongkai.law.errors import GongkaiError

if TYPE_CHECKING:
    from gongkai.files.ledger import LedgerProblem, LedgerReading
    from gongkai.report.facts import YearFacts
    from gongkai.report.finding import Finding
    from gongkai.report.report import AnnualReport

MOST_PROBLEMS = 50
"""Problems shown on the screen; the coloured copy has them all."""


def add(subparsers: Commands, say: Say) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "build",
        say=say,
        help=say("由台账生成年报，并逐条核对", "build the annual report from a ledger"),
        description=say(
            "读台账，生成年报，按全部规则核对，写成各种格式。台账有错时一个文件也不写，"
            "逐条列出工作表、行、列和原因，并另存一份标色的副本。",
            "Read the ledger, build the report, check it by every rule, write it in every "
            "format. With a bad ledger nothing is written: each bad cell is listed with sheet, "
            "row, column and reason, and marked in a coloured copy.",
        ),
        examples=(
            "gongkai build ledger.xlsx -o out",
            "gongkai build ledger.xlsx -o out --to docx,pdf --previous 2023.pdf",
        ),
    )
    _add_arguments(parser, say)
    parser.set_defaults(run=run)


def _add_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument(
        "ledger", type=Path, metavar="LEDGER", help=say("台账（.xlsx）", "the ledger (.xlsx)")
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="DIR",
        help=say("写入的文件夹", "the folder to write to"),
    )
    parser.add_argument(
        "--to",
        type=spoken(kinds, say),
        metavar="KINDS",
        help=say("格式，用逗号分开（默认全部）：", "formats (default: all): ") + ",".join(KINDS),
    )
    parser.add_argument(
        "--previous",
        type=Path,
        metavar="FILE",
        help=say("本机关上一年度的年报，核对衔接", "last year's report, to check the carry-over"),
    )


def run(args: argparse.Namespace) -> int:
    """Build, check, write. Errors: Unreadable (last year's report), NotWritten …"""
    from gongkai.cli.papers import read_one
    from gongkai.files.ledger import read_ledger

    args.ledger.stat()  # a ledger that is not there is the system's word, not a finding
    previous = read_one(args.previous) if args.previous else None
    with progress(args.say("读台账", "reading the ledger")):
        reading = read_ledger(args.ledger)
    facts = reading.facts
    if facts is None or reading.has_errors:
        _refuse(args.ledger, reading)
        return 2
    with progress(args.say("生成年报", "building the report")):
        report, findings = _checked(facts, previous)
        written = _write(report, args, findings)
    tell(_told(reading.problems, report, findings, written))
    return _status(findings)


def _checked(
    facts: YearFacts, previous: AnnualReport | None
) -> tuple[AnnualReport, tuple[Finding, ...]]:
    """The report that falls out of the facts, and what the rules say of it."""
    from gongkai.cli.check import tell_other_year
    from gongkai.files.chapters import report_of
    from gongkai.report.checker import check
    from gongkai.report.figures import figures
    from gongkai.report.rule import Dossier
    from gongkai.report.tally import tally

    report = report_of(facts)
    tell_other_year(report, previous)
    counts = tally(facts, edition=report.edition)
    dossier = Dossier(
        report,
        previous=previous,
        fee_notices=len(facts.fee_notices),
        notes={"texts": facts.texts, "figures": figures(facts, counts)},
    )
    return report, check(dossier)


def _write(
    report: AnnualReport, args: argparse.Namespace, findings: tuple[Finding, ...]
) -> tuple[Path, ...]:
    """All formats, or those asked for; without a Chinese font the PDF alone is left out."""
    from gongkai.cli.typefaces import font_folders
    from gongkai.files import write
    from gongkai.files.writers.errors import NoChineseFont

    fonts = font_folders()
    try:
        return write(report, args.output, kinds=args.to or KINDS, findings=findings, fonts=fonts)
    except NoChineseFont as missing:
        if args.to:
            raise
        note(str(missing))
        rest = [kind for kind in KINDS if kind != "pdf"]
        return write(report, args.output, kinds=rest, findings=findings, fonts=fonts)


def _status(findings: Sequence[Finding]) -> int:
    from gongkai.report.checker import count
    from gongkai.report.finding import Severity

    return int(count(findings, Severity.ERROR) > 0)


def _told(
    problems: Sequence[LedgerProblem],
    report: AnnualReport,
    findings: Sequence[Finding],
    written: Sequence[Path],
) -> Iterator[str]:
    from gongkai.cli.verdicts import findings_lines, headline

    if problems:
        yield "台账中需要留意的地方："
        yield from _problem_lines(problems)
        yield ""
    yield headline(report.title, findings)
    if findings:
        yield ""
        yield from findings_lines(findings, report)
        yield ""
    yield from (f"已写入 {path}" for path in written)


def _refuse(ledger: Path, reading: LedgerReading) -> None:
    """Every bad cell with its place and reason, and the coloured copy; no report."""
    from gongkai.report.finding import Severity

    errors = [each for each in reading.problems if each.severity is Severity.ERROR]
    if not any(each.sheet for each in errors):
        complain("；".join(str(each) for each in errors))
        return
    tell([f"{ledger}：{len(errors)} 处须改正，没有生成年报。", ""])
    tell(_problem_lines(reading.problems))
    tell(["", *_copy(ledger, reading)])


def _problem_lines(problems: Sequence[LedgerProblem]) -> Iterator[str]:
    from gongkai.report.finding import WORDS

    width = line_width(sys.stdout)
    runs = _runs(problems)
    for run in runs[:MOST_PROBLEMS]:
        first = f"  {WORDS[run[0].severity]}  "
        yield from hanging(_sentence(run), first=first, rest=" " * 10, width=width)
    if len(runs) > MOST_PROBLEMS:
        yield f"  另有 {sum(map(len, runs[MOST_PROBLEMS:]))} 处，见标注副本。"


def _runs(problems: Sequence[LedgerProblem]) -> list[list[LedgerProblem]]:
    """Problems that say the same of the same column in one row after the other, together."""
    runs: list[list[LedgerProblem]] = []
    latest: dict[LedgerProblem, list[LedgerProblem]] = {}
    for each in problems:
        run = latest.get(replace(each, row=None))
        if run is None or run[-1].row is None or run[-1].row + 1 != each.row:
            run = latest[replace(each, row=None)] = []
            runs.append(run)
        run.append(each)
    return runs


def _sentence(run: Sequence[LedgerProblem]) -> str:
    words, first, last = str(run[0]), run[0].row, run[-1].row
    return words if first == last else words.replace(f"第{first}行", f"第{first}至{last}行", 1)


def _copy(ledger: Path, reading: LedgerReading) -> Iterator[str]:
    """Write the coloured copy beside the ledger; the sentence that says so."""
    from gongkai.files.ledger import colour_problems

    out = ledger.with_name(f"{ledger.stem}-标注.xlsx")
    try:
        colour_problems(ledger, reading.problems, out)
    except (GongkaiError, OSError) as wrong:
        yield f"没有写出标注副本：{wrong}"
        return
    yield f"有问题的单元格已在副本中标色并附原因：{out}"
