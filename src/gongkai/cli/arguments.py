"""Values on the command line: days, counts, formats; a bad one is refused in one sentence."""

import argparse
import re
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from gongkai.cli.say import Say

T = TypeVar("T")
KINDS = ("docx", "pdf", "html", "xlsx", "json", "csv")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


def today() -> date:
    """The day by the clock of this machine: read here, and nowhere below the command line."""
    return datetime.now(UTC).astimezone().date()


def day(text: str, say: Say) -> date:
    """2025-01-20; also with slashes, dots, or 年月日."""
    match = _DAY.fullmatch(text.strip())
    try:
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(
        say(
            f"“{text}”不是日期，请写成 2025-01-20",
            f"'{text}' is not a day; write it as 2025-01-20",
        )
    )


def day_or_none(text: str, say: Say) -> date | None:
    """A day, or nothing for one that has not come yet."""
    return day(text, say) if text.strip() else None


def count(text: str, say: Say) -> int:
    """A whole number, zero or more."""
    if re.fullmatch(r"[0-9]{1,9}", text.strip()):
        return int(text)
    raise argparse.ArgumentTypeError(
        say(f"“{text}”不是数量，请写 0 或者正整数", f"'{text}' is not a count; write 0, 1, 2 …")
    )


def year(text: str, say: Say) -> int:
    """A report year, from the first one with a national form."""
    if re.fullmatch(r"20[0-9]{2}", text.strip()) and int(text) >= 2019:
        return int(text)
    raise argparse.ArgumentTypeError(
        say(f"“{text}”不是年度，请写 2019 以后的年份", f"'{text}' is not a year from 2019 on")
    )


def kinds(text: str, say: Say) -> tuple[str, ...]:
    """Formats separated by commas, each once."""
    names = [name.strip().lower().removeprefix(".") for name in text.split(",") if name.strip()]
    for name in names:
        if name not in KINDS:
            raise argparse.ArgumentTypeError(
                say(
                    f"没有“{name}”这种格式；可用：{'、'.join(KINDS)}",
                    f"there is no format '{name}'; there are {', '.join(KINDS)}",
                )
            )
    if not names:
        raise argparse.ArgumentTypeError(say("没有写明格式", "no format was named"))
    return tuple(dict.fromkeys(names))


def spoken(read: Callable[[str, Say], T], say: Say) -> Callable[[str], T]:
    """A reader of values that complains in the user's language."""
    return lambda text: read(text, say)


def add_format(
    parser: ArgumentParser, say: Say, *, more: tuple[str, ...] = (), words: str = ""
) -> None:
    """The option --format of commands that answer people and programs; `words` explain `more`."""
    plain = say("text 给人看（默认），json 给程序用", "text for people (default) or json")
    parser.add_argument(
        "--format", choices=("text", "json", *more), default="text", help=plain + words
    )


def add_output(parser: ArgumentParser, say: Say) -> None:
    """The option -o of commands whose answer may go to a file."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help=say("写入文件，不显示在屏幕上", "write to a file instead of the screen"),
    )
