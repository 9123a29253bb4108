"""`gongkai COMMAND`: choose the language, find the command, answer with an exit status.

0 nothing to object, 1 findings of severity error, 2 could not read or wrong usage. Modules of
commands are light; the rooms below are loaded when a command runs.
"""

import errno
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from gongkai import __version__
from gongkai.cli.parser import Parser
from gongkai.cli.say import LANGUAGES, OPTION, Say, speaker, without_option
from gongkai.cli.terminal import complain
from gongkai.law.errors import GongkaiError

COMMANDS = (
    "new_ledger",
    "build",
    "read",
    "check",
    "convert",
    "rollup",
    "corpus",
    "compare",
    "due",
    "fee",
    "rules",
    "explain",
)
"""Every command in the order of the help: the module of this room that adds and runs it."""

_REASONS = {
    errno.ENOENT: ("文件或者文件夹不存在", "there is no such file or folder"),
    errno.EACCES: ("没有权限", "permission denied"),
    errno.EISDIR: ("这是文件夹，不是文件", "this is a folder, not a file"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "a part of the path is not a folder"),
    errno.ENOSPC: ("磁盘已满", "the disk is full"),
    errno.EROFS: ("磁盘只能读取，不能写入", "the disk can only be read"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; the exit status."""
    words = sys.argv[1:] if argv is None else list(argv)
    say = speaker(words, os.environ)
    _let_through(sys.stdout, sys.stderr)
    try:
        return _run(without_option(words), say)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0
    except BrokenPipeError:
        # The reader of our output has left; nothing may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except (GongkaiError, OSError) as wrong:
        complain(_sentence(wrong, say))
    except KeyboardInterrupt:
        complain(say("已中断", "interrupted"))
    return 2


def parser(say: Say) -> Parser:
    """The parser of all commands, in one language."""
    top = Parser(
        say=say,
        prog="gongkai",
        description=say(
            "政府信息公开工作年度报告：由台账生成，读取和核对任何一份已公布的报告，"
            "计算答复期限和信息处理费。全部在本机完成，不联网。",
            "The annual report on government-information disclosure: built from a ledger, read "
            "and checked from anyone's file; due days and fees with their articles. Offline.",
        ),
        examples=(
            "gongkai new-ledger 2024 --sample model -o ledger.xlsx",
            "gongkai build ledger.xlsx -o out",
            "gongkai check report.docx",
            "gongkai due --received 2025-01-20",
        ),
    )
    _add_general(top, say)
    commands = top.add_subparsers(
        title=say("命令", "commands"), metavar="COMMAND", dest="command", parser_class=Parser
    )
    for name in COMMANDS:
        import_module(f"gongkai.cli.{name}").add(commands, say)
    return top


def _add_general(top: Parser, say: Say) -> None:
    version = f"gongkai {__version__}"
    top.add_argument(
        "--version", action="version", version=version, help=say("显示版本", "show the version")
    )
    top.add_argument(
        OPTION,
        choices=LANGUAGES,
        help=say("说明和提示的语言（默认按系统语言）", "language of the help (default: locale)"),
    )


def _run(words: list[str], say: Say) -> int:
    top = parser(say)
    args = top.parse_args(words)
    if args.command is None:
        top.print_help()
        return 2
    args.say = say
    status: int = args.run(args)
    return status


def _sentence(wrong: GongkaiError | OSError, say: Say) -> str:
    """What went wrong, with the place: a file, a row, a parameter."""
    if isinstance(wrong, GongkaiError):
        return str(wrong)
    known = _REASONS.get(wrong.errno or 0)
    reason = say(*known) if known else (wrong.strerror or str(wrong))
    return f"{wrong.filename}{say('：', ': ')}{reason}" if wrong.filename else reason


def _let_through(*streams: object) -> None:
    """A terminal without a character shows a question mark for it instead of failing."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
