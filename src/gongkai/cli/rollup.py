"""`gongkai rollup`: the reports of a tree become the parent's report, with the differences."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.arguments import KINDS, spoken, year
from gongkai.cli.parser import Commands
from gongkai.cli.say import Say
from gongkai.cli.terminal import pad, tell
from gongkai.law.errors import BadFacts

if TYPE_CHECKING:
    from gongkai.report.report import AnnualReport
    from gongkai.report.rollup import Difference, Rollup


def add(subparsers: Commands, say: Say) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "rollup",
        say=say,
        help=say("把所属各单位的年报汇总成一份", "add up the reports of a tree"),
        description=say(
            "把文件夹中各单位（包括本级自身）的年报相加，生成汇总年报的三张表；空白不当作 0，"
            "逐一列明。给出 --parent 时列出与已填汇总年报的差异。",
            "Add up the reports in a folder (the parent's own among them) to tables 2-4. A blank "
            "is no zero and is named. With --parent the differences from it are listed.",
        ),
        examples=(
            "gongkai rollup bureaus/ --organ 示例县人民政府 -o county.xlsx",
            "gongkai rollup bureaus/ --parent county-2024.docx -o county.json",
        ),
    )
    _add_arguments(parser, say)
    parser.set_defaults(run=run)


def _add_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help=say("各单位年报所在的文件夹", "the folder")
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="FILE",
        help=say("写入的文件，格式看后缀：", "the file to write; its suffix is the format: ")
        + " ".join(KINDS),
    )
    parser.add_argument("--organ", metavar="NAME", help=say("汇总机关的名称", "the parent's name"))
    parser.add_argument(
        "--year",
        metavar="YEAR",
        type=spoken(year, say),
        help=say("年度（默认取各单位年报的年度）", "the year (default: that of the reports)"),
    )
    parser.add_argument(
        "--parent",
        type=Path,
        metavar="FILE",
        help=say("已填的汇总年报，用来比较", "the parent's printed report, to compare"),
    )


def run(args: argparse.Namespace) -> int:
    """Write the sum; 1 when the parent's report differs. Errors: Unreadable, TwoReports …"""
    from gongkai.cli.papers import read_one, read_tree
    from gongkai.cli.typefaces import font_folders
    from gongkai.files import write
    from gongkai.report.edition import edition_of
    from gongkai.report.rollup import rollup

    parent = read_one(args.parent) if args.parent else None
    organ = args.organ or (parent.organ if parent else "")
    if not organ:
        raise BadFacts("--organ", "请写明汇总机关的名称，或者用 --parent 给出它的年报")
    without = [args.output, *([args.parent] if args.parent else [])]
    parts = read_tree(args.folder, args.say, without=without)
    of = args.year or _common_year(parts)
    for part in parts:
        if part.year not in (of, None):
            raise BadFacts(part.file, f"是 {part.year} 年的年报，不能计入 {of} 年的汇总")
    sums = rollup(parts, organ=organ, year=of, edition=edition_of(of))
    write(sums.report, args.output, fonts=font_folders())
    tell(_told(sums, parts, parent, args.output))
    return 1 if parent and any(sums.differences(parent)) else 0


def _common_year(parts: Sequence[AnnualReport]) -> int:
    years = {part.year for part in parts if part.year is not None}
    if len(years) != 1:
        found = "、".join(map(str, sorted(years))) or "没有读出"
        raise BadFacts("--year", f"各单位年报的年度不止一个或者没有读出（{found}），请写明")
    return years.pop()


def _told(
    sums: Rollup, parts: Sequence[AnnualReport], parent: AnnualReport | None, out: Path
) -> Iterator[str]:
    yield f"{sums.report.organ} {sums.report.year} 年：{len(parts)} 个单位的年报已汇总到 {out}。"
    yield from (f"  {part.organ or '机关未知'}　{part.file}" for part in parts)
    yield from _blanks(sums, parts)
    if parent is not None:
        yield ""
        yield from _differences(list(sums.differences(parent)), parent)


def _blanks(sums: Rollup, parts: Sequence[AnnualReport]) -> Iterator[str]:
    """Cells that a part left blank, by part: they are in no sum."""
    from gongkai.report.folding import ranges

    form = sums.report.edition
    first = True
    for part in parts:
        keys = [key for key in form.cells if part.value(key) is None]
        for one in ranges(keys, form):
            if first:
                yield ""
                yield "空白或者没有找到的格（没有计入合计，也不当作 0）："
                first = False
            yield f"  {part.organ or part.file}：{one.words}"


def _differences(found: Sequence[Difference], parent: AnnualReport) -> Iterator[str]:
    from gongkai.report.finding import plain

    if not found:
        yield f"{parent.file} 与汇总数一致。"
        return
    yield f"{parent.file} 有 {len(found)} 格与汇总数不同："
    wide = 52
    heads = "".join(pad(head, 10, right=True) for head in ("填报", "汇总", "相差"))
    yield f"  {pad('', wide)}{heads}"
    for each in found:
        printed, total = each.printed, each.sum.value
        gap = "" if printed is None or total is None else f"{printed - total:+}"
        figures = (plain(printed), plain(total), gap)
        label = parent.edition.label(each.key)
        line = "".join(pad(figure, 10, right=True) for figure in figures)
        yield f"  {pad(label, wide)}{line}"
        yield f"      = {_parts_of(each)}"


def _parts_of(difference: Difference) -> str:
    """The sum spelled out by organ; parts of nought are left out."""
    from gongkai.report.finding import plain

    parts = [f"{part.organ} {plain(part.value)}" for part in difference.sum.parts if part.value]
    return " + ".join(parts) or "各单位均为 0"
