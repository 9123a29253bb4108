"""`gongkai compare`: two years of one organ, or two organs, side by side."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.arguments import add_output
from gongkai.cli.parser import Commands
from gongkai.cli.say import Say
from gongkai.cli.terminal import hanging, line_width, note, pad, tell, tell_bytes, width_of
from gongkai.law.errors import BadFacts

if TYPE_CHECKING:
    from gongkai.report.compare import Comparison
    from gongkai.report.report import AnnualReport

FORMATS = ("text", "html", "docx", "xlsx")
_LABEL = 24
_QUOTE = 80


def add(subparsers: Commands, say: Say) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "compare",
        say=say,
        help=say(
            "比较同一机关两年的年报，或者两个机关的年报", "two years or two organs side by side"
        ),
        description=say(
            "比较两份年报：每格数字的增减、占比变化、年度之间是否衔接、正文有多少文字相同。"
            "同一机关的两年按年度先后排列；空白不当作 0。两份报告不同不算错误，退出状态为 0。",
            "Hold two reports against each other: each figure's change, shares, what last year "
            "must hand over to this year, and reused text. The earlier year comes first; a blank "
            "is no zero. Differences are no errors: the exit status is 0.",
        ),
        examples=(
            "gongkai compare 2023.pdf 2024.docx",
            "gongkai compare education.html water.html --format html -o compare.html",
            "gongkai compare 2023.pdf 2024.docx --format xlsx -o compare.xlsx",
        ),
    )
    parser.add_argument("first", type=Path, metavar="FILE", help=say("一份年报", "one report"))
    parser.add_argument("second", type=Path, metavar="FILE", help=say("另一份", "another"))
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help=say(
            "text 在屏幕上看（默认）；html、docx 是文件；xlsx 有每一格数字",
            "text for the screen (default); html and docx as a paper; xlsx with every figure",
        ),
    )
    add_output(parser, say)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print or write the comparison. Errors: Unreadable, BadFacts (a workbook on a terminal)."""
    from gongkai.cli.papers import read_one
    from gongkai.cli.progress import progress
    from gongkai.report.compare import compare

    if args.format in ("docx", "xlsx") and args.output is None and sys.stdout.isatty():
        raise BadFacts("-o", f"{args.format} 格式请用 -o 写明文件")
    with progress(args.say("比较", "comparing")):
        first, second = in_order(read_one(args.first), read_one(args.second))
        found = compare(first, second)
        data = b"" if args.format == "text" else _rendered(found, args.format)
    if args.format == "text":
        tell(list(lines(found)), to=args.output)
    else:
        tell_bytes(data, to=args.output)
    return 0


def in_order(first: AnnualReport, second: AnnualReport) -> tuple[AnnualReport, AnnualReport]:
    """Of one organ's two years the earlier first, however they were named."""
    years = (first.year, second.year)
    if first.organ == second.organ and None not in years and first.year > second.year:  # type: ignore[operator]
        note(f"按年度先后比较：{second.file} 在前，{first.file} 在后")
        return second, first
    return first, second


def _rendered(found: Comparison, kind: str) -> bytes:
    if kind == "xlsx":
        from gongkai.files import comparison_book

        return comparison_book.render(found)
    from gongkai.files.comparison import paper
    from gongkai.files.writers import render_paper

    return render_paper(paper(found), kind=kind)


def lines(found: Comparison) -> Iterator[str]:
    """The comparison for a terminal: what changed, shares, links of years, words used again."""
    from gongkai.files.comparison import about, figure_rows, link_rows, names, share_rows, title_of

    first, second = names(found)
    yield "".join(title_of(found).split("\n"))
    for sentence in about(found):
        yield from hanging(sentence, first="  ", rest="  ", width=line_width(sys.stdout))
    figures = list(figure_rows(found, found.changed))
    yield from _table(("数字", first, second, "增减", "增减率"), figures)
    yield from _table(("占比", first, second, "变化"), list(share_rows(found)))
    links = list(link_rows(found.links))
    yield from _table(("年度衔接", f"按{first}应为", f"{second}填报", "核对"), links)
    yield from _retold(found)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows under their headings: labels to the left and wrapped, figures to the right."""
    if not rows:
        return
    yield ""
    figures = [heads[1:], *(row[1:] for row in rows)]
    widths = [max(map(width_of, column)) for column in zip(*figures, strict=True)]
    labels = max(width_of(row[0]) for row in (heads, *rows))
    room = line_width(sys.stdout)
    if room is not None:
        labels = min(labels, max(_LABEL, room - sum(widths) - 2 * len(widths) - 2))
    for label, *values in (heads, *rows):
        first, *rest = hanging(label, first="", rest="  ", width=labels + 2)
        told = (pad(value, width, right=True) for value, width in zip(values, widths, strict=True))
        yield f"  {pad(first, labels)}  {'  '.join(told)}".rstrip()
        yield from (f"  {line}" for line in rest)


def _retold(found: Comparison) -> Iterator[str]:
    from gongkai.files.comparison import retold_words

    width = line_width(sys.stdout)
    for number, each in enumerate(found.retold):
        if not number:
            yield from ("", "  文字")
        yield from hanging(retold_words(found, each.number), first="  ", rest="  ", width=width)
        for passage in sorted(each.reuse.passages, key=len, reverse=True)[:2]:
            quote = "".join(passage.split("\n"))
            short = quote if len(quote) <= _QUOTE else f"{quote[:_QUOTE]}…"
            yield from hanging(f"“{short}”", first="    ", rest="    ", width=width)
