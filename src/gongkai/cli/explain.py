"""`gongkai explain`: what a rule asks and why; what a parameter of the law is, and since when."""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

from gongkai.cli.parser import Commands
from gongkai.cli.say import Say
from gongkai.cli.terminal import hanging, line_width, paint, tell, wrap
from gongkai.law.errors import GongkaiError

if TYPE_CHECKING:
    from gongkai.law.describe import Row
    from gongkai.report.edition import Edition, Identity
    from gongkai.report.rule import Rule


class NothingToExplain(GongkaiError):
    """No rule, parameter or cell has this name."""

    def __init__(self, name: str, close: list[str]) -> None:
        """Name what was asked for and what was perhaps meant."""
        more = f"是否要查 {'、'.join(close)}" if close else "全部规则见 gongkai rules"
        super().__init__(f"没有名为“{name}”的规则、参数或者格；{more}")
        self.name = name
        self.close = close


def add(subparsers: Commands, say: Say) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "explain",
        say=say,
        help=say("解释一条规则或者一个法定参数", "explain a rule, or a parameter of the law"),
        description=say(
            "解释一条核对规则（如 BAL01）、一个法定参数（如 reply 答复期限、by_page 按页计收、"
            "internet 接收渠道）或者年报中的一格（如 table3.total.natural）。",
            "Explain a rule (BAL01), a parameter of the law (reply, by_page, internet) or a cell "
            "of the form (table3.total.natural).",
        ),
        examples=("gongkai explain BAL01", "gongkai explain reply", "gongkai explain 答复期限"),
    )
    parser.add_argument(
        "code",
        metavar="CODE",
        help=say("规则代码、参数、格的键", "code, key or title"),
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the explanation. Errors: NothingToExplain, with what was perhaps meant."""
    tell(list(_explained(args.code.strip())))
    return 0


def _explained(name: str) -> Iterator[str]:
    from gongkai.law.describe import parameter_rows
    from gongkai.report.edition import editions
    from gongkai.report.rules import RULES

    rules = {rule.code: rule for rule in RULES}
    rows = list(parameter_rows())
    if name.upper() in rules:
        return _rule(rules[name.upper()])
    if any(name in (row.key, row.title) for row in rows):
        return _parameter([row for row in rows if name in (row.key, row.title)])
    if not any(name in edition.cells for edition in editions()):
        _refuse(name, [*rules, *(word for row in rows for word in (row.key, row.title))])
    return _cell(name)


def _refuse(name: str, known: list[str]) -> NoReturn:
    from difflib import get_close_matches

    words = {word.lower(): word for word in known}
    close = [words[each] for each in get_close_matches(name.lower(), words, n=2, cutoff=0.6)]
    raise NothingToExplain(name, close)


def _rule(rule: Rule) -> Iterator[str]:
    from gongkai.report.finding import WORDS

    width = line_width(sys.stdout)
    yield paint(f"{rule.code} {rule.title}", "bold", sys.stdout)
    yield from hanging(
        rule.cites, first=f"{WORDS[rule.severity]} · 依据：", rest="  ", width=width
    )
    yield ""
    for paragraph in inspect.cleandoc(rule.page).splitlines():
        yield from wrap(paragraph, width)


def _parameter(rows: list[Row]) -> Iterator[str]:
    width = line_width(sys.stdout)
    for number, row in enumerate(rows):
        if number == 0 or row.title != rows[number - 1].title:
            yield paint(f"{row.title}（{row.group}，{row.key}）", "bold", sys.stdout)
        until = f"至 {row.until}" if row.until else "起"
        value = f"{row.value}{row.unit}" if row.value.isdigit() else row.value
        yield f"  {row.since} {until}：{'' if value == '—' else value}".rstrip("：")
        rest = "；".join(row.cites)
        yield from hanging(rest, first="      依据：", rest="            ", width=width)
        about = f"{row.confidence.label}{f'。{row.note}' if row.note else ''}"
        yield from hanging(about, first="      核对：", rest="            ", width=width)


def _cell(key: str) -> Iterator[str]:
    """The words of the form for a cell, and the equations in which it stands."""
    from gongkai.report.edition import editions

    for edition in editions():
        if key not in edition.cells:
            continue
        yield paint(f"{edition.label(key)}（{edition.title}）", "bold", sys.stdout)
        for identity in edition.identities:
            if key in identity.keys:
                yield f"  {identity.code}  {_equation(identity, edition)}"


def _equation(identity: Identity, edition: Edition) -> str:
    """The equation in the words of the form: by rows when one column is meant, else by columns."""
    cells = [edition.cells[key] for key in identity.keys]
    by_row = len({cell.column for cell in cells}) == 1
    names = [cell.label.partition(" ")[2].rpartition(" · ")[0 if by_row else 2] for cell in cells]
    where, plus = names[0], names[1 : 1 + len(identity.plus)]
    sums = " + ".join(plus) if len(plus) <= 6 else f"{plus[0]} + … + {plus[-1]}（{len(plus)} 项）"
    return f"{where} = {sums}" + "".join(f" − {name}" for name in names[1 + len(plus) :])
