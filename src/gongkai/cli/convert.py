"""`gongkai convert`: a report that was read, issued again in the official layout."""

from __future__ import annotations

import argparse
from pathlib import Path

from gongkai.cli.arguments import KINDS, kinds, spoken
from gongkai.cli.parser import Commands
from gongkai.cli.progress import progress
from gongkai.cli.say import Say
from gongkai.cli.terminal import tell
from gongkai.law.errors import BadFacts


def add(subparsers: Commands, say: Say) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "convert",
        say=say,
        help=say("把年报换成其他格式，按统一格式排版", "re-issue a report in the official layout"),
        description=say(
            "读出一份年报，按统一格式重新排版。数字和文字照原样，空白保持空白。",
            "Read a report and set it anew in the official layout. Figures and words stay as "
            "they are; a blank stays blank.",
        ),
        examples=(
            "gongkai convert report.html --to docx,pdf",
            "gongkai convert report.pdf --to json -o facts/",
        ),
    )
    _add_arguments(parser, say)
    parser.set_defaults(run=run)


def _add_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=say("年报文件", "the report"))
    parser.add_argument(
        "--to",
        required=True,
        type=spoken(kinds, say),
        metavar="KINDS",
        help=say("格式，用逗号分开：", "formats, separated by commas: ") + ",".join(KINDS),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path(),
        metavar="DIR",
        help=say("写入的文件夹（默认当前文件夹）", "the folder to write to (default: this one)"),
    )


def run(args: argparse.Namespace) -> int:
    """Write the files; 1 when something of the report was not found. Errors: Unreadable …"""
    from gongkai.cli.papers import read_one
    from gongkai.cli.typefaces import font_folders
    from gongkai.cli.verdicts import Answer, findings_lines, headline, status
    from gongkai.files import write
    from gongkai.files.writing import places
    from gongkai.report.checker import check
    from gongkai.report.rule import Dossier
    from gongkai.report.rules import reading

    with progress(args.say("换成其他格式", "converting")):
        report = read_one(args.file)
        findings = check(Dossier(report), rules=reading.RULES)
        for path, _ in places(report, args.output, kinds=args.to):
            if path.resolve() == args.file.resolve():
                raise BadFacts(str(path), "会覆盖原文件，请用 -o 另选一个文件夹")
        written = write(
            report, args.output, kinds=args.to, findings=findings, fonts=font_folders()
        )
    tell(f"已写入 {path}" for path in written)
    if findings:
        tell([headline(str(args.file), findings), *findings_lines(findings, report)])
    return status([Answer(str(args.file), report, findings)])
