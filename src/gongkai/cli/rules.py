"""`gongkai rules`: every question that is asked of a report."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from gongkai.cli.arguments import add_format
from gongkai.cli.parser import Commands
from gongkai.cli.say import Say
from gongkai.cli.terminal import pad, tell


def add(subparsers: Commands, say: Say) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "rules",
        say=say,
        help=say("列出全部核对规则", "list every rule a report is checked by"),
        description=say(
            "列出全部核对规则：代码、级别、名称、依据。每条规则的说明见 gongkai explain 代码。",
            "Every rule: code, severity, title, citation. `gongkai explain CODE` says more.",
        ),
        examples=("gongkai rules", "gongkai explain BAL01"),
    )
    add_format(parser, say)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the list, by code."""
    if args.format == "json":
        tell([json.dumps(list(_json()), ensure_ascii=False, indent=2)])
    else:
        tell(_text())
    return 0


def _json() -> Iterator[dict[str, str]]:
    from gongkai.report.rules import RULES

    for rule in RULES:
        yield {
            "code": rule.code,
            "severity": rule.severity.value,
            "title": rule.title,
            "cites": rule.cites,
            "page": rule.page,
        }


def _text() -> Iterator[str]:
    from gongkai.report.finding import WORDS
    from gongkai.report.rules import RULES

    for rule in sorted(RULES, key=lambda rule: rule.code):
        severity = pad(WORDS[rule.severity], 8)
        yield f"{pad(rule.code, 7)}{severity}{pad(rule.title, 26)}{rule.cites}"
    yield ""
    yield f"共 {len(RULES)} 条。每条的说明：gongkai explain 代码"
