"""`gongkai fee`: the information-processing fee, band by band."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gongkai.cli.arguments import add_format, count, day, spoken, today
from gongkai.cli.parser import Commands
from gongkai.cli.say import Say
from gongkai.cli.terminal import pad, tell

if TYPE_CHECKING:
    from gongkai.law.fees import Fee


def add(subparsers: Commands, say: Say) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "fee",
        say=say,
        help=say("算出信息处理费，逐档列明", "the information-processing fee, band by band"),
        description=say(
            "按件：同一申请人在一个自然月内的件数累计。按页：单件申请的页数。一件申请只用一种方式。",
            "By item: what one applicant asks in a calendar month, added up. By page: one case "
            "alone. One case has one method.",
        ),
        examples=(
            "gongkai fee --items 35",
            "gongkai fee --items 5 --already 30",
            "gongkai fee --pages 250 --format json",
        ),
    )
    _add_arguments(parser, say)
    parser.set_defaults(run=run)


def _add_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    method = parser.add_mutually_exclusive_group(required=True)
    method.add_argument(
        "--items", metavar="N", type=spoken(count, say), help=say("件数", "number of items")
    )
    method.add_argument(
        "--pages",
        metavar="N",
        type=spoken(count, say),
        help=say("页数（A4 及以下，单面为 1 页）", "number of pages (one side of A4 or smaller)"),
    )
    parser.add_argument(
        "--already",
        metavar="N",
        type=spoken(count, say),
        help=say("本月此前已申请的件数（只用于按件）", "items already asked this month"),
    )
    parser.add_argument(
        "--on",
        metavar="DAY",
        type=spoken(day, say),
        help=say("收到申请的日期（默认今天），决定适用的标准", "day of receipt (default: today)"),
    )
    add_format(parser, say)


def run(args: argparse.Namespace) -> int:
    """Print the amount with its bands."""
    from gongkai.law.errors import BadFacts
    from gongkai.law.fees import fee_by_items, fee_by_pages

    on = args.on or today()
    if args.pages is None:
        fee, unit = fee_by_items(args.items, on=on, already=args.already or 0), "件"
    elif args.already is not None:
        raise BadFacts("--already", "按页计收不累计，不能与 --pages 同时使用")
    else:
        fee, unit = fee_by_pages(args.pages, on=on), "页"
    if args.format == "json":
        tell([json.dumps(_json(fee), ensure_ascii=False, indent=2)])
    else:
        tell(_text(fee, unit))
    return 0


def _json(fee: Fee) -> dict[str, Any]:
    return {
        "yuan": fee.yuan,
        "bands": [
            {
                "first": band.first,
                "last": band.last,
                "count": band.count,
                "rate": band.rate,
                "yuan": band.yuan,
            }
            for band in fee.bands
        ],
        "cites": list(fee.cites),
    }


def _text(fee: Fee, unit: str) -> Iterator[str]:
    yield f"信息处理费 {fee.yuan:,} 元"
    yield ""
    for band in fee.bands:
        span = f"{band.first}" if band.first == band.last else f"{band.first}–{band.last}"
        rate = "免费" if band.rate == 0 else f"{band.rate} 元/{unit}"
        amount = pad(f"{band.yuan:,} 元", 12, right=True)
        yield (
            f"  {pad(f'第 {span} {unit}', 18)}{pad(f'{band.count} {unit}', 8, right=True)} × "
            f"{pad(rate, 12)}= {amount}"
        )
    yield ""
    yield f"依据：{'；'.join(fee.cites)}"
