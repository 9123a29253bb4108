"""What a reply says of each kind of decision on a day (replies.toml)."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from gongkai.law.decisions import Kind
from gongkai.law.errors import NotInForce


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The sentences about one kind of decision, from a day on."""

    kind: str
    since: date
    text: tuple[str, ...]


@cache
def replies() -> tuple[Reply, ...]:
    """Every wording, as the file has them."""
    data = tomllib.loads(Path(__file__).with_name("replies.toml").read_text("utf-8"))
    return tuple(Reply(**{**row, "text": tuple(row["text"])}) for row in data["replies"])


def reply_on(kind: Kind, *, day: date) -> Reply:
    """The sentences in force on a day; raises NotInForce."""
    held = [each for each in replies() if each.kind == kind.key and each.since <= day]
    if not held:
        raise NotInForce(kind.title, day)
    return max(held, key=lambda each: each.since)


def sentences(kind: Kind, reasons: Mapping[str, str], *, cites: str, day: date) -> Iterator[str]:
    """What the reply says: result, articles, each reason; braces in a reason stay as written."""
    said = {key: text.strip().rstrip("。；") for key, text in reasons.items()}
    for text in reply_on(kind, day=day).text:
        filled = text.format_map({**said, "cites": cites})
        yield filled if filled[-1] in "。：；" else f"{filled}。"
    if overriding := said.get("overriding"):
        yield f"第三方不同意公开，但不公开可能对公共利益造成重大影响：{overriding}。"
