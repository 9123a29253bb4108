"""`gongkai new-ledger`: the workbook that a clerk keeps during the year."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.arguments import spoken, year
from gongkai.cli.parser import Commands
from gongkai.cli.progress import progress
from gongkai.cli.say import Say
from gongkai.cli.terminal import tell
from gongkai.law.errors import BadFacts, GongkaiError

if TYPE_CHECKING:
    from gongkai.report.facts import YearFacts

SAMPLES = ("model", "lively")


class AlreadyThere(GongkaiError):
    """A ledger would be written over a file that may hold a year's work."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(f"{path} 已经存在，没有覆盖；请换一个名字，确要覆盖时加 --force")
        self.path = path


def add(subparsers: Commands, say: Say) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "new-ledger",
        say=say,
        help=say("生成一本空白台账（Excel）", "an empty ledger workbook (Excel)"),
        description=say(
            "生成某一年度的台账：公文、依申请公开、复议诉讼、收费等各一张表，带下拉选项和填写说明。"
            "填好后用 gongkai build 生成年报。",
            "Write the ledger of a year: a sheet each for documents, applications, disputes, "
            "fees and so on, with drop-downs and notes. `gongkai build` makes the report of it.",
        ),
        examples=(
            "gongkai new-ledger 2024 -o ledger.xlsx",
            "gongkai new-ledger 2024 --sample model -o model.xlsx",
            "gongkai new-ledger 2024 --sample lively -o lively.xlsx",
        ),
    )
    _add_arguments(parser, say)
    parser.set_defaults(run=run)


def _add_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument(
        "year", metavar="YEAR", type=spoken(year, say), help=say("年度", "the year of the report")
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="FILE",
        help=say("写入的文件（.xlsx）", "the workbook to write (.xlsx)"),
    )
    parser.add_argument(
        "--sample",
        choices=SAMPLES,
        help=say(
            "填入示例：model 为一个真实小单位 2024 年公布的数字，lively 为虚构的繁忙单位",
            "filled in: model has the published figures of a small organ for 2024, lively is "
            "an invented busy organ",
        ),
    )
    parser.add_argument(
        "--force", action="store_true", help=say("覆盖已有文件", "write over a file that is there")
    )


def run(args: argparse.Namespace) -> int:
    """Write the workbook. Errors: AlreadyThere, BadFacts, OSError."""
    if args.output.suffix.lower() != ".xlsx":
        raise BadFacts(str(args.output), "台账的文件名应以 .xlsx 结尾")
    if args.output.exists() and not args.force:
        raise AlreadyThere(args.output)
    with progress(args.say("写入台账", "writing the ledger")):
        from gongkai.files.ledger import write_ledger

        args.output.parent.mkdir(parents=True, exist_ok=True)
        write_ledger(args.output, year=args.year, facts=_sample(args.sample, args.year))
    tell([f"已写入 {args.output}。填好后运行：gongkai build {args.output} -o out"])
    return 0


def _sample(name: str | None, year: int) -> YearFacts | None:
    from gongkai.files import samples

    if name == "lively":
        return samples.lively_organ(year=year)
    return samples.model_organ() if name == "model" else None
