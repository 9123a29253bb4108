"""`gongkai due`: the day by which an application must be answered, step by step with articles."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from gongkai.cli.acts import correction, extension, fee_charge, pause
from gongkai.cli.arguments import add_format, day, spoken
from gongkai.cli.parser import Commands
from gongkai.cli.say import Say
from gongkai.cli.terminal import complain, hanging, line_width, pad, tell, width_of

if TYPE_CHECKING:
    from datetime import date

    from gongkai.law.facts import CaseFacts
    from gongkai.law.receipt import Receipt
    from gongkai.law.steps import Deadline

CHANNELS = ("in_person", "signed_mail", "ordinary_mail", "misdirected_mail", "internet", "fax")
_WEEK = "一二三四五六日"
_WAITING = {
    "confirmation": "尚未与申请人确认收到申请",
    "supplement": "等待申请人补正",
    "payment": "等待申请人缴纳信息处理费",
}


def add(subparsers: Commands, say: Say) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "due",
        say=say,
        help=say("算出答复期限，逐步说明依据", "the due day of an application, step by step"),
        description=say(
            "从收到申请、补正、征求意见、延长、收费这些事实算出答复期限，每一步注明条文。"
            "没有载入放假通知的年份不作答，除非用 --provisional 要求按暂定推算。",
            "Work out the due day from what happened: receipt, correction, letters, extension, "
            "fee. A year without a holiday notice is refused unless --provisional is given.",
        ),
        examples=(
            "gongkai due --received 2025-01-20",
            "gongkai due --received 2025-01-20 --channel internet --confirmed 2025-01-21",
            "gongkai due --received 2025-03-03 --correction 2025-03-06:2025-03-13",
            "gongkai due --received 2025-03-03 --pause third_party:2025-03-10:2025-03-20"
            " --extension 2025-04-01:20",
            "gongkai due --received 2026-12-15 --provisional --region ningxia --format json",
        ),
    )
    _add_receipt(parser, say)
    _add_acts(parser, say)
    _add_calendar(parser, say)
    add_format(parser, say)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the due day; 1 when an act was not allowed as done."""
    from gongkai.law.deadlines import reply_due
    from gongkai.law.errors import NoNotice
    from gongkai.law.workdays import load_calendar

    calendar = load_calendar(region=args.region, extra=args.notice, provisional=args.provisional)
    try:
        deadline = reply_due(_facts(args), calendar=calendar)
    except NoNotice as wrong:
        complain(f"{wrong}（--notice 文件，或者 --provisional）")
        return 2
    if args.format == "json":
        tell([json.dumps(_json(deadline), ensure_ascii=False, indent=2)])
    else:
        tell(_text(deadline))
    return 1 if deadline.objections else 0


def _add_receipt(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument(
        "--received",
        required=True,
        metavar="DAY",
        type=spoken(day, say),
        help=say("收到申请的日期；写明渠道时为到达日期", "the day of receipt, or of arrival"),
    )
    parser.add_argument(
        "--channel",
        choices=CHANNELS,
        metavar="CHANNEL",
        help=say("接收渠道：", "how it came in: ") + " ".join(CHANNELS),
    )
    parser.add_argument(
        "--confirmed",
        metavar="DAY",
        type=spoken(day, say),
        help=say(
            "与申请人确认之日（平信、网络、传真以此为收到之日）",
            "the day confirmed with the applicant (letters, internet, fax)",
        ),
    )


def _add_acts(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument(
        "--correction",
        action="append",
        default=[],
        metavar="SENT[:SUPPLEMENTED]",
        type=spoken(correction, say),
        help=say("补正告知:收到补正", "correction notice and the supplement"),
    )
    parser.add_argument(
        "--pause",
        action="append",
        default=[],
        metavar="KIND:SENT[:RETURNED]",
        type=spoken(pause, say),
        help=say(
            "征求意见（可多次）。KIND 为第三方 third_party、共同制作机关 joint_organ、其他机关 "
            "other_organ；知道送达日期时写 KIND:SENT:DELIVERED:RETURNED",
            "a letter asking third_party, joint_organ or other_organ (repeatable); "
            "KIND:SENT:DELIVERED:RETURNED when the day of delivery is known",
        ),
    )
    _add_extension_and_fee(parser, say)


def _add_extension_and_fee(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument(
        "--extension",
        action="append",
        default=[],
        metavar="DAY:WORKDAYS[:excessive]",
        type=spoken(extension, say),
        help=say(
            "告知延长:工作日数；第三十五条的合理延期加 :excessive",
            "extension by so many workdays; :excessive for the delay of Art. 35",
        ),
    )
    parser.add_argument(
        "--fee-notice",
        metavar="SENT[:DELIVERED][:PAID]",
        type=spoken(fee_charge, say),
        help=say("收费通知:送达:缴清（送达可以不写）", "fee notice, its delivery, payment"),
    )


def _add_calendar(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument(
        "--region",
        metavar="REGION",
        help=say("计入地方节日，如 ningxia", "count a region's own holidays, e.g. ningxia"),
    )
    parser.add_argument(
        "--notice",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help=say("补充放假通知（TOML 文件，可多次）", "a holiday notice as TOML (repeatable)"),
    )
    parser.add_argument(
        "--provisional",
        action="store_true",
        help=say(
            "没有放假通知的年份按周末和法定节日推算，结果标明暂定",
            "answer for years without a notice, marked as provisional",
        ),
    )


def _facts(args: argparse.Namespace) -> CaseFacts:
    from gongkai.law.facts import CaseFacts

    return CaseFacts(
        received=_received(args),
        corrections=tuple(args.correction),
        pauses=tuple(args.pause),
        extensions=tuple(args.extension),
        fee=args.fee_notice,
    )


def _received(args: argparse.Namespace) -> date | Receipt:
    from gongkai.law.errors import BadFacts
    from gongkai.law.receipt import receipt_of

    if args.channel is None:
        if args.confirmed is not None:
            raise BadFacts("--confirmed", "只有写明 --channel 时才有意义")
        return cast("date", args.received)
    return receipt_of(args.channel, arrived=args.received, confirmed=args.confirmed)


def _json(deadline: Deadline) -> dict[str, Any]:
    return {
        "due": deadline.due.isoformat() if deadline.due else None,
        "steps": [
            {"day": step.day.isoformat(), "text": step.text, "cites": list(step.cites)}
            for step in deadline.steps
        ],
        "waiting": deadline.waiting,
        "provisional": deadline.provisional,
        "doubts": list(deadline.doubts),
        "objections": [
            {"key": one.key, "text": one.text, "cites": list(one.cites), "ignored": one.ignored}
            for one in deadline.objections
        ],
    }


def _text(deadline: Deadline) -> Iterator[str]:
    width = line_width(sys.stdout)
    mark = "（暂定）" if deadline.provisional else ""
    if deadline.due is None:
        yield f"暂无答复期限：{_WAITING[deadline.waiting]}"
    else:
        yield f"答复期限 {_written(deadline.due)}{mark}"
    yield ""
    for number, step in enumerate(deadline.steps, start=1):
        first = f"{number:>2}. {_written(step.day)}  "
        yield from _reasoned(step.text, step.cites, first=first, width=width)
    for one in deadline.objections:
        yield ""
        effect = "（不影响期限）" if one.ignored else ""
        yield from _reasoned(one.text + effect, one.cites, first="不合规定：", width=width)
    for doubt in deadline.doubts:
        yield ""
        yield from hanging(doubt, first="暂定：", rest="      ", width=width)


def _reasoned(
    text: str, cites: tuple[str, ...], *, first: str, width: int | None
) -> Iterator[str]:
    indent = pad("", width_of(first))
    yield from hanging(text, first=first, rest=indent, width=width)
    if cites:
        yield from hanging("；".join(cites), first=f"{indent}依据：", rest=indent, width=width)


def _written(day: date) -> str:
    return f"{day.isoformat()} 周{_WEEK[day.weekday()]}"
