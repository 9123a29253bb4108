"""What happened to an application, as written on the command line: parts between colons."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, cast

from gongkai.cli.arguments import count, day, day_or_none
from gongkai.cli.say import Say

if TYPE_CHECKING:
    from gongkai.law.facts import Correction, Extension, FeeCharge
    from gongkai.law.pauses import Pause, PauseKind

PAUSES = ("third_party", "joint_organ", "other_organ")


def correction(text: str, say: Say) -> Correction:
    """SENT[:SUPPLEMENTED]."""
    from gongkai.law.facts import Correction

    sent, supplemented = _parts(text, say, least=1, most=2)[:2]
    return Correction(sent=day(sent, say), supplemented=day_or_none(supplemented, say))


def pause(text: str, say: Say) -> Pause:
    """KIND:SENT[:RETURNED] or KIND:SENT:DELIVERED:RETURNED."""
    from gongkai.law.pauses import Pause

    kind, sent, *days = _parts(text, say, least=2, most=4)
    if kind not in PAUSES:
        raise argparse.ArgumentTypeError(
            say(
                f"“{kind}”不是征求意见的种类；可用：{'、'.join(PAUSES)}",
                f"'{kind}' is not one of {', '.join(PAUSES)}",
            )
        )
    delivered, returned = _last_two(days, given=text.count(":") - 1)
    return Pause(
        kind=cast("PauseKind", kind),
        sent=day(sent, say),
        delivered=day_or_none(delivered, say),
        returned=day_or_none(returned, say),
    )


def extension(text: str, say: Say) -> Extension:
    """DAY:WORKDAYS[:excessive]."""
    from gongkai.law.facts import Extension

    granted, workdays, word = _parts(text, say, least=2, most=3)[:3]
    if word not in ("", "excessive"):
        raise argparse.ArgumentTypeError(
            say(f"“{word}”应为 excessive 或者不写", f"'{word}' must be excessive or left out")
        )
    return Extension(
        granted=day(granted, say), workdays=count(workdays, say), excessive=bool(word)
    )


def fee_charge(text: str, say: Say) -> FeeCharge:
    """SENT[:PAID] or SENT:DELIVERED:PAID."""
    from gongkai.law.facts import FeeCharge

    sent, *days = _parts(text, say, least=1, most=3)
    delivered, paid = _last_two(days, given=text.count(":"))
    return FeeCharge(
        sent=day(sent, say), delivered=day_or_none(delivered, say), paid=day_or_none(paid, say)
    )


def _parts(text: str, say: Say, *, least: int, most: int) -> list[str]:
    """The parts between colons, filled up with blanks to `most`."""
    parts = [part.strip() for part in text.replace("：", ":").split(":")]
    if not least <= len(parts) <= most:
        raise argparse.ArgumentTypeError(
            say(
                f"“{text}”应有 {least} 至 {most} 段，用冒号分开",
                f"'{text}' must have {least} to {most} parts between colons",
            )
        )
    return parts + [""] * (most - len(parts))


def _last_two(days: list[str], *, given: int) -> tuple[str, str]:
    """Delivery and answer; a single day is the answer."""
    return ("", days[0]) if given < 2 else (days[0], days[1])
