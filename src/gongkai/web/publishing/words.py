"""The words of a version: what is written, compared, digested and shown."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import date

from gongkai.web.journal.digest import sm3
from gongkai.web.publishing.models import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything of a version that the public reads."""

    title: str
    body: str = ""
    summary: str = ""
    source: str = ""
    keywords: str = ""
    document_number: str = ""
    formed_on: date | None = None

    @property
    def digest(self) -> str:
        """The SM3 digest of one canonical line of JSON."""
        told = {key: str(value or "") for key, value in asdict(self).items()}
        line = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return sm3(line.encode())


NAMES = tuple(each.name for each in fields(Words))


def words_of(version: Version) -> Words:
    """The words as they stand in a version."""
    return Words(**{name: getattr(version, name) for name in NAMES})
