"""`gongkai check`: findings on any report, from its title to its last chapter."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.arguments import add_format, add_output, day, spoken
from gongkai.cli.parser import Commands
from gongkai.cli.say import Say
from gongkai.cli.terminal import note, tell, tell_bytes
from gongkai.law.errors import BadFacts

if TYPE_CHECKING:
    from gongkai.cli.papers import Reading
    from gongkai.cli.verdicts import Answer
    from gongkai.report.report import AnnualReport


def add(subparsers: Commands, say: Say) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "check",
        say=say,
        help=say("核对任何一份年报，列出问题", "check anyone's report and list what is wrong"),
        description=say(
            "核对年报：勾稽关系、合计、与上年的衔接、与下级的汇总、格式。每个问题写明位置、"
            "填报数、应有数和依据。退出状态：0 没有须改正的问题，1 有，2 不能读取。",
            "Check reports: balance, sums, carry-over from last year, sums over children, form. "
            "Each finding names place, printed and expected value, and article. Exit status: 0 "
            "nothing to mend, 1 errors found, 2 could not read.",
        ),
        examples=(
            "gongkai check report.docx",
            "gongkai check 2024.pdf --previous 2023.pdf",
            "gongkai check county.html --children bureaus/",
            "gongkai check reports/ --format json -o findings.json",
            "gongkai check report.pdf --format docx -o letter.docx",
        ),
    )
    _add_arguments(parser, say)
    parser.set_defaults(run=run)


def _add_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=say("文件或者文件夹", "file or folder")
    )
    parser.add_argument(
        "--previous",
        type=Path,
        metavar="FILE",
        help=say("同一机关上一年度的年报", "the same organ's report of the year before"),
    )
    parser.add_argument(
        "--children",
        type=Path,
        metavar="DIR",
        help=say("所含各单位的年报（包括本级自身）", "reports that this one sums up"),
    )
    parser.add_argument(
        "--neighbours",
        type=Path,
        metavar="DIR",
        help=say("其他机关同年度的年报，核对文字有无雷同", "others' reports: is text shared?"),
    )
    _add_answer(parser, say)


def _add_answer(parser: argparse.ArgumentParser, say: Say) -> None:
    add_format(
        parser,
        say,
        more=("html", "docx", "letter"),
        words=say(
            "；html 网页，问题标在单元格旁；docx 和 letter 是整改建议（Word、网页）",
            "; html: a page with findings beside their cells; docx and letter: the findings "
            "letter (Word, web page)",
        ),
    )
    parser.add_argument(
        "--sender",
        default="",
        metavar="NAME",
        help=say("整改建议的发文机关", "who sends the findings letter"),
    )
    parser.add_argument(
        "--date",
        type=spoken(day, say),
        metavar="DAY",
        help=say("整改建议的成文日期（默认留空）", "the day of the letter (default: left blank)"),
    )
    add_output(parser, say)


def run(args: argparse.Namespace) -> int:
    """Print the findings."""
    from gongkai.cli.papers import gather, read_all
    from gongkai.cli.shape import as_json
    from gongkai.cli.verdicts import lines, status

    paths = gather(args.files, args.say)
    readings = read_all(paths, args.say)
    company = _company(args, paths, len(readings))
    answers = [_answer(reading, company) for reading in readings]
    if args.format == "json":
        tell_bytes(as_json(answers), to=args.output)
    elif args.format == "text":
        tell(list(lines(answers)), to=args.output)
    else:
        _write(args, answers)
    return status(answers)


def _write(args: argparse.Namespace, answers: list[Answer]) -> None:
    """The verdict of each file on the screen, the papers beside."""
    from gongkai.cli.answers import write_answers
    from gongkai.cli.verdicts import headline

    written = write_answers(
        answers, kind=args.format, out=args.output, sender=args.sender, on=args.date
    )
    for answer in answers:
        if answer.report is None:
            note(f"{answer.file}：不能读取，{answer.findings[0].message}")
        else:
            tell([headline(answer.file, answer.findings)])
    tell(f"已写入 {path}" for path in written)


@dataclass(frozen=True, slots=True)
class _Company:
    """What the reports are held against."""

    previous: AnnualReport | None = None
    children: tuple[AnnualReport, ...] = ()
    neighbours: tuple[AnnualReport, ...] = ()


def _company(args: argparse.Namespace, paths: Sequence[Path], reports: int) -> _Company:
    """Last year's report and the children, which belong to one report only; the neighbours."""
    from gongkai.cli.papers import read_one, read_tree

    for option, given in (("--previous", args.previous), ("--children", args.children)):
        if given is not None and reports != 1:
            raise BadFacts(option, f"只能用于一份年报，现有 {reports} 份")
    previous = read_one(args.previous) if args.previous else None
    children, neighbours = (
        tuple(read_tree(folder, args.say, without=paths)) if folder else ()
        for folder in (args.children, args.neighbours)
    )
    return _Company(previous, children, neighbours)


def _answer(reading: Reading, company: _Company) -> Answer:
    from gongkai.cli.shape import unread
    from gongkai.cli.verdicts import Answer
    from gongkai.report.checker import check
    from gongkai.report.rule import Dossier

    report = reading.report
    if report is None:
        return unread(reading)
    same_year = tuple(child for child in company.children if child.year in (report.year, None))
    for child in company.children:
        if child not in same_year:
            note(f"{child.file}：是 {child.year} 年的年报，没有计入汇总")
    tell_other_year(report, company.previous)
    dossier = Dossier(
        report, previous=company.previous, children=same_year, neighbours=company.neighbours
    )
    return Answer(reading.file, report, check(dossier))


def tell_other_year(report: AnnualReport, previous: AnnualReport | None) -> None:
    """Say when --previous is not of the year before, because then nothing is held against it."""
    from gongkai.report.rule import Dossier
    from gongkai.report.rules.carryover import last_year

    if previous is not None and last_year(Dossier(report, previous=previous)) is None:
        note(f"{previous.file}：是 {previous.year} 年的年报，不是上一年度，没有核对衔接")
