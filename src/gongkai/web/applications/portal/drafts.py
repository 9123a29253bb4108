"""A draft application: it lives sealed in the form itself; the server keeps nothing of it."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from gongkai.web.applications import seal

LASTS = timedelta(hours=24)
_INNER = ("key", "begun")


@dataclass(frozen=True, slots=True)
class Draft:
    """What was answered so far; `key` makes every post of this draft one case."""

    organ: int
    key: str
    begun: str
    given: dict[str, str] = field(default_factory=dict)


def begin(organ: int, *, at: datetime) -> Draft:
    """An empty one."""
    return Draft(organ=organ, key=secrets.token_hex(16), begun=at.isoformat())


def sealed(draft: Draft) -> str:
    """For the hidden field; it opens at its own organ only."""
    said = draft.given | {"key": draft.key, "begun": draft.begun}
    return seal.seal(said, about=f"draft-{draft.organ}")


def opened(text: str, *, organ: int, at: datetime) -> Draft | None:
    """The draft again; None if it was tampered with, belongs elsewhere or is too old."""
    try:
        said = seal.unseal(text, about=f"draft-{organ}")
        begun = datetime.fromisoformat(said["begun"])
    except (ValueError, KeyError):
        return None
    if at - begun > LASTS:
        return None
    given = {name: value for name, value in said.items() if name not in _INNER}
    return Draft(organ=organ, key=said["key"], begun=said["begun"], given=given)
