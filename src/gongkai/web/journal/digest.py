"""What is hashed of an entry, and how: SM3 over one canonical line of JSON."""

import json
from datetime import UTC

from cryptography.hazmat.primitives.hashes import SM3, Hash

from gongkai.web.journal.models import Entry

_PLAIN = (
    "number", "act", "person", "person_name", "subject_kind", "subject", "subject_name",
    "words", "cites", "details", "previous",
)  # fmt: skip


def digest(entry: Entry, *, organ: int) -> str:
    """The SM3 digest of everything an entry says, its chain and its predecessor included."""
    told = {name: getattr(entry, name) for name in _PLAIN}
    told |= {"organ": organ, "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds")}
    line = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sm3(line.encode())


def sm3(data: bytes) -> str:
    """The SM3 digest of some bytes, as 64 hexadecimal figures."""
    hashed = Hash(SM3())
    hashed.update(data)
    return hashed.finalize().hex()
