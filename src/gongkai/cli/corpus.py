"""`gongkai corpus`: check thousands of files, take their figures, ask them in SQL."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.arguments import add_output, count, spoken, year
from gongkai.cli.parser import Commands, Parser
from gongkai.cli.progress import progress
from gongkai.cli.rows import lines, pour
from gongkai.cli.say import Say
from gongkai.cli.terminal import note, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.corpus.checking import Outcome
    from gongkai.corpus.engines import Engine

SHOWN = 10
"""Files that could not be read are named up to this number."""

_FORMATS = {".csv": "csv", ".json": "json", ".parquet": "parquet"}


def add(subparsers: Commands, say: Say) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "corpus",
        say=say,
        help=say("成千上万份年报一起核对和查询", "check and query thousands of reports"),
        description=say(
            "批量核对：check 读取并核对文件夹中的全部年报，结果写成四张 Parquet 表；facts 导出"
            "全部数字；query 用 SQL 或者现成的问题查询。需要附加组件 gongkai[corpus]。",
            "Many reports: check reads and checks a folder into four Parquet tables; facts "
            "takes out all figures; query asks in SQL or by name. Needs gongkai[corpus].",
        ),
        examples=(
            "gongkai corpus check reports/ -o checked/",
            "gongkai corpus query checked/ unbalanced",
        ),
    )
    commands = parser.add_subparsers(
        title=say("命令", "commands"), metavar="COMMAND", required=True, parser_class=Parser
    )
    _add_check(commands, say)
    _add_facts(commands, say)
    _add_query(commands, say)


def _add_check(commands: Commands, say: Say) -> None:
    parser = commands.add_parser(
        "check",
        say=say,
        help=say("核对文件夹中的全部年报", "check every report of a folder"),
        description=say(
            "读取并核对文件夹（包括其中的压缩包）中的全部年报，同一机关相邻年度互相核对。"
            "中断后再次运行，内容没有变的文件不重读。退出状态：0 没有须改正的问题，1 有，"
            "2 有文件不能读取。",
            "Read and check every report of a folder, zips included; consecutive years are held "
            "against each other. Run again after a break: unchanged files are not read again.",
        ),
        examples=(
            "gongkai corpus check reports/ -o checked/",
            "gongkai corpus check /mnt/reports -o checked/ --scheduler tcp://10.0.0.1:8786",
        ),
    )
    _add_folder(parser, say)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        help=say(
            "结果的文件夹（默认：DIR.checked）", "folder of the tables (default: DIR.checked)"
        ),
    )
    parser.add_argument(
        "--workers",
        type=spoken(count, say),
        metavar="N",
        help=say("进程数（默认：全部处理器核）", "processes (default: all cores)"),
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help=say("dask 调度器的地址，在多台机器上运行", "a dask scheduler: run on many machines"),
    )
    parser.set_defaults(run=run_check)


def _add_facts(commands: Commands, say: Say) -> None:
    parser = commands.add_parser(
        "facts",
        say=say,
        help=say("导出全部数字", "take out all figures"),
        description=say(
            "导出已核对文件夹的全部数字，一格一行；格式看文件后缀 .csv .json .parquet。",
            "All figures of a checked folder, one a row; the suffix is the format.",
        ),
        examples=("gongkai corpus facts reports/ -o facts.csv",),
    )
    _add_folder(parser, say)
    add_output(parser, say)
    parser.set_defaults(run=run_facts)


def _add_query(commands: Commands, say: Say) -> None:
    parser = commands.add_parser(
        "query",
        say=say,
        help=say("用 SQL 或者现成的问题查询", "ask in SQL or a ready question"),
        description=say(
            "查询已核对的文件夹。表：reports facts findings passages annual labels。"
            "不写问题时列出现成的问题。",
            "Ask a checked folder. Tables: reports facts findings passages annual labels. "
            "Without a question the ready ones are listed.",
        ),
        examples=(
            "gongkai corpus query reports/",
            "gongkai corpus query reports/ missing --year 2024",
            'gongkai corpus query reports/ "SELECT count(*) FROM reports" --format csv',
        ),
    )
    _add_folder(parser, say)
    parser.add_argument(
        "question",
        nargs="?",
        metavar="SQL|NAME",
        help=say("SQL 或者现成问题的名称", "SQL, or the name of a ready question"),
    )
    parser.add_argument(
        "--year",
        type=spoken(year, say),
        metavar="YEAR",
        help=say("只问这一年度", "ask of this year only"),
    )
    parser.add_argument(
        "--key",
        metavar="KEY",
        help=say(
            "问哪一格（如 table3.granted.total）", "the fact asked of (table3.granted.total)"
        ),
    )
    parser.add_argument(
        "--format",
        choices=("text", "csv", "json"),
        default="text",
        help=say(
            "text 给人看（默认），csv、json 给程序用", "text for people (default), csv, json"
        ),
    )
    add_output(parser, say)
    parser.set_defaults(run=run_query)


def _add_folder(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help=say("文件夹", "the folder"))


def run_check(args: argparse.Namespace) -> int:
    """Check the folder. Errors: NothingToCheck, ExtraMissing, InUse, OtherMachine …"""
    from gongkai.corpus.checking import check_folder
    from gongkai.corpus.errors import extra

    extra("duckdb")  # counts the findings in the end: said now, and not after an hour
    out = args.output or checked(args.folder)
    outcome = check_folder(
        args.folder, out=out, engine=_engine(args), watch=partial(_watch, args.say)
    )
    return _tell_outcome(outcome, out)


def run_facts(args: argparse.Namespace) -> int:
    """Write all figures. Errors: NoCorpus, ExtraMissing, NotWritten."""
    from gongkai.corpus.asking import all_facts, facts_to_parquet

    kind = "csv" if args.output is None else _FORMATS.get(args.output.suffix.lower(), "csv")
    folder = tables_of(args.folder)
    if kind == "parquet":
        facts_to_parquet(folder, args.output)
    else:
        with all_facts(folder) as answer:
            pour(lines(answer, kind), args.output)
    return 0


def run_query(args: argparse.Namespace) -> int:
    """Answer a question. Errors: BadQuestion, NoCorpus, ExtraMissing."""
    from gongkai.corpus.asking import asked, questions

    if args.question is None:
        tell(f"{each.name:12}{each.words}" for each in questions())
        return 0
    folder = tables_of(args.folder)
    with asked(folder, args.question, year=args.year, key=args.key) as answer:
        pour(lines(answer, args.format), args.output)
    return 0


def checked(folder: Path) -> Path:
    """Where the tables of a folder are written unless another place is named."""
    whole = folder.resolve()
    return whole.with_name(f"{whole.name}.checked")


def tables_of(folder: Path) -> Path:
    """The folder with the tables: the one that was named, or that of the reports in it."""
    return folder if (folder / "reports.parquet").is_file() else checked(folder)


def _engine(args: argparse.Namespace) -> Engine:
    if args.scheduler:
        from gongkai.corpus.engines.dask import Dask

        return Dask(address=args.scheduler)
    from gongkai.corpus.engines.local import Local

    return Local(workers=args.workers or _cores())


def _cores() -> int:
    """Cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _watch(
    say: Say, stage: str, total: int | None
) -> AbstractContextManager[Callable[[int], None]]:
    words = {
        "read": say("读取和核对", "reading and checking"),
        "compare": say("与上年和其他机关对照", "comparing years and organs"),
        "write": say("写入结果", "writing the tables"),
    }
    return _counted(words[stage], total)


@contextmanager
def _counted(words: str, total: int | None) -> Iterator[Callable[[int], None]]:
    with progress(words, total=total) as step:

        def steps(number: int) -> None:
            for _ in range(number):
                step()

        yield steps


def _tell_outcome(outcome: Outcome, out: Path) -> int:
    """What came of it, the files that could not be read, and the exit status."""
    from gongkai.corpus.asking import asked

    with asked(
        out, "SELECT severity, count(*) FROM findings WHERE code <> 'REA00' GROUP BY 1"
    ) as a:
        found = dict(a.rows)
    numbers = "、".join(
        f"{found[kind]} 处{words}"
        for kind, words in (("error", "须改正"), ("warning", "须说明"), ("info", "提示"))
        if kind in found
    )
    tell([
        f"{outcome.read} 份年报，{outcome.unread} 个文件不能读取；"
        f"其中新读 {outcome.fresh} 个，内容未变 {outcome.known} 个。",
        f"发现 {numbers}。" if numbers else "没有发现问题。",
        f"结果在 {out}",
    ])  # fmt: skip
    if outcome.unread:
        _tell_unread(out, outcome.unread)
        return 2
    return int("error" in found)


def _tell_unread(out: Path, number: int) -> None:
    from gongkai.corpus.asking import asked

    sql = f"SELECT file, reason FROM reports WHERE reason IS NOT NULL ORDER BY file LIMIT {SHOWN}"  # noqa: S608
    with asked(out, sql) as answer:
        for file, reason in answer.rows:
            note(f"{file}：{reason}")
    if number > SHOWN:
        note(f"另有 {number - SHOWN} 个，见 reports 表 reason 列")
