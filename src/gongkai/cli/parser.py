"""The argument parser in two languages: headings, usage, errors and Chinese line breaks."""

import argparse
import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import partial
from typing import Any, NoReturn

from gongkai.cli.say import Say, chinese
from gongkai.cli.terminal import wrap

Commands = Any
"""What `add_subparsers` gives; its type is private to argparse."""

_COMMAND = re.compile(r"argument COMMAND: invalid choice: '(.*?)' \(choose from (.*)\)$")
_ERRORS = (
    (r"the following arguments are required: (.+)", "缺少参数：{}"),
    (r"unrecognized arguments: (.+)", "不认识的参数：{}"),
    (r"one of the arguments (.+) is required", "须写明其中之一：{}"),
    (r"argument (.+?): not allowed with argument (.+)", "{} 不能与 {} 同时使用"),
    (r"argument (.+?): invalid choice: '(.*?)' \(choose from (.+)\)", "{}：没有“{}”；可用：{}"),
    (r"argument (.+?): expected one argument", "{}：后面缺少取值"),
    (r"argument (.+?): expected at least one argument", "{}：后面缺少取值"),
    (r"argument (.+?): ignored explicit argument '(.*)'", "{}：不能带取值“{}”"),
    (r"argument (.+?): (.+)", "{}：{}"),
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks the user's language; one sentence and status 2 for bad usage."""

    def __init__(self, *, say: Say, examples: Iterable[str] = (), **settings: Any) -> None:
        """`examples` are command lines shown under the options, each with a comment."""
        epilog = "\n".join(f"  {example}" for example in examples)
        if epilog:
            settings["epilog"] = say("例：", "Examples:") + "\n" + epilog
        formatter = partial(_Formatter, say=say)
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=formatter,
            **settings,
        )
        self.say = say
        self._positionals.title = say("参数", "arguments")
        self._optionals.title = say("选项", "options")
        self.add_argument(
            "-h", "--help", action="help", help=say("显示本说明", "show this help and leave")
        )

    def error(self, message: str) -> NoReturn:
        """One sentence, and where to read on."""
        words = self._command_error(message) or _translated(message, self.say)
        more = self.say(f"用法见 {self.prog} --help", f"see {self.prog} --help")
        self.exit(2, f"gongkai: {words}{self.say('；', '; ')}{more}\n")

    def _command_error(self, message: str) -> str:
        """An unknown command, with the one that was perhaps meant."""
        match = _COMMAND.match(message)
        if match is None:
            return ""
        word, known = match[1], re.findall(r"[\w-]+", match[2])
        words = self.say(f"没有命令“{word}”", f"there is no command '{word}'")
        for close in get_close_matches(word, known, n=1):
            words += self.say(f"，是否要用 {close}", f"; did you mean {close}?")
        return words


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help in columns that hold for Chinese; descriptions are wrapped, examples are not."""

    def __init__(self, prog: str, *, say: Say) -> None:
        super().__init__(prog, max_help_position=30)
        self._say = say

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        mine = self._say("用法：", "usage: ") if prefix is None else prefix
        super().add_usage(usage, actions, groups, mine)

    def _format_action(self, action: argparse.Action) -> str:
        """The list of commands without a line for the word COMMAND itself."""
        if action.nargs != argparse.PARSER:
            return super()._format_action(action)
        return "".join(map(super()._format_action, self._iter_indented_subactions(action)))

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        example = text.lstrip().startswith(("例：", "Examples:"))
        lines = text.splitlines() if example else wrap(text, width)
        return "\n".join(indent + line for line in lines)


def _translated(message: str, say: Say) -> str:
    if say is not chinese:
        return message
    for pattern, words in _ERRORS:
        match = re.fullmatch(pattern, message)
        if match:
            return words.format(*(part.replace("'", "") for part in match.groups()))
    return message
