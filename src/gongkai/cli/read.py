"""`gongkai read`: any published report → its figures and chapters, with where each was found."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.arguments import add_format, add_output
from gongkai.cli.parser import Commands
from gongkai.cli.say import Say
from gongkai.cli.terminal import pad, paint, tell, tell_bytes, width_of

if TYPE_CHECKING:
    from gongkai.cli.papers import Reading
    from gongkai.cli.verdicts import Answer
    from gongkai.report.report import AnnualReport, Number

ABSENT = "?"
BLANK = "·"
_STUB = 36
_WIDE, _WIDER = 7, 10


def add(subparsers: Commands, say: Say) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "read",
        say=say,
        help=say("读出一份年报的数字和章节", "read the figures and chapters of any report"),
        description=say(
            "读出已公布的年报：网页、Word、Excel、PDF、文本，文件夹中的逐个读取。"
            "空白保持空白，找不到的注明找不到，都不当作 0。",
            "Read any published report: web page, Word, Excel, PDF, text, or folders of them. "
            "A blank stays blank and what was not found is said so; neither becomes 0.",
        ),
        examples=("gongkai read report.docx", "gongkai read reports/ --format json -o facts.json"),
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=say("文件或者文件夹", "file or folder")
    )
    add_format(parser, say)
    add_output(parser, say)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what was read; 2 when a file could not be read, 1 when something was not found."""
    from gongkai.cli.papers import gather, read_all
    from gongkai.cli.shape import as_json
    from gongkai.cli.verdicts import status

    answers = [_noticed(reading) for reading in read_all(gather(args.files, args.say), args.say)]
    if args.format == "json":
        tell_bytes(as_json(answers), to=args.output)
    else:
        tell(list(_text(answers)), to=args.output)
    return status(answers)


def _noticed(reading: Reading) -> Answer:
    """What the reader itself noticed; judging the figures is left to `check`."""
    from gongkai.cli.shape import unread
    from gongkai.cli.verdicts import Answer
    from gongkai.report.checker import check
    from gongkai.report.rule import Dossier
    from gongkai.report.rules import reading as noticed

    if reading.report is None:
        return unread(reading)
    findings = check(Dossier(reading.report), rules=noticed.RULES)
    return Answer(reading.file, reading.report, findings)


def _text(answers: list[Answer]) -> Iterator[str]:
    from gongkai.cli import verdicts

    for number, answer in enumerate(answers):
        if number:
            yield ""
        if answer.report is None:
            yield from verdicts.lines([answer])
        else:
            yield from _report(answer, answer.report)


def _report(answer: Answer, report: AnnualReport) -> Iterator[str]:
    """Whose report it is, what the reader noticed, the tables and the chapters."""
    from gongkai.cli import verdicts

    found = sum(key in report.cells for key in report.edition.cells)
    total = len(report.edition.cells)
    yield f"{paint(answer.file, 'bold', sys.stdout)}：找到 {found} 格，共 {total} 格。"
    yield f"  {verdicts.about(report)}"
    if answer.findings:
        yield ""
        yield from verdicts.findings_lines(answer.findings, report)
    for number in (2, 3, 4):
        yield ""
        yield from _table(report, number)
    yield ""
    for number, chapter in sorted(report.chapters.items()):
        heading = chapter.heading or report.edition.label(f"chapter{number}")
        yield f"  {heading}（{len(chapter.text.replace(chr(10), ''))} 字）"
    yield ""
    yield f"  {BLANK} 空白　{ABSENT} 没有找到　各章全文和每格位置见 --format json"


def _table(report: AnnualReport, number: int) -> Iterator[str]:
    """A table row by row: figures in the order of the form, and where the row was read."""
    from gongkai.cli.verdicts import span
    from gongkai.report.edition import chinese_number

    rows: dict[str, list[str]] = {}
    for cell in report.edition.cells.values():
        if cell.table == number:
            rows.setdefault(cell.row, []).append(cell.key)
    name = f"表{chinese_number(number)}"
    one_head = number != 2
    wide = _WIDE if any(len(keys) > 5 for keys in rows.values()) else _WIDER
    heads = [_head(report, key, wide) for key in next(iter(rows.values()))] if one_head else []
    line = pad(name, _STUB) + "".join(pad(head, wide, right=True) for head in heads)
    yield f"  {line}".rstrip()
    for keys in rows.values():
        stub = report.edition.label(keys[0]).partition(" ")[2].rpartition(" · ")[0]
        if one_head:
            figures = "".join(pad(_figure(report, key), wide, right=True) for key in keys)
        else:
            figures = "  ".join(f"{_words(report, key)} {_figure(report, key)}" for key in keys)
        place = span(report.place(key) for key in keys)
        yield f"  {pad(_short(stub), _STUB)}{figures}  {place}".rstrip()


def _words(report: AnnualReport, key: str) -> str:
    return report.edition.label(key).rpartition(" · ")[2]


def _head(report: AnnualReport, key: str, wide: int) -> str:
    """A column's name cut to its width: the first two characters of the long ones."""
    words = _words(report, key)
    return words if width_of(words) < wide else words[:2]


def _figure(report: AnnualReport, key: str) -> str:
    from gongkai.report.finding import plain

    if key not in report.cells:
        return ABSENT
    value: Number | None = report.value(key)
    return BLANK if value is None else plain(value)


def _short(words: str) -> str:
    """A row's name cut to its column of the screen."""
    if width_of(words) < _STUB:
        return words
    kept = words
    while width_of(kept) > _STUB - 3:
        kept = kept[:-1]
    return f"{kept}…"
