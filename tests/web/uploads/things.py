"""The things of this room: files and words in each of their states."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

from gongkai.web.organs.models import Organ, Person
from gongkai.web.uploads.models import Upload, WordEntry
from gongkai.web.uploads.services import files, words
from tests.web.things import Kind

Hire = Callable[..., Person]
AT = datetime(2025, 3, 3, 2, tzinfo=UTC)
DAY = date(2025, 3, 3)
_fresh = count()


def quarantined(organ: Organ, hire: Hire | None = None, text: str = "普通的文字") -> Upload:
    return files.receive(organ, data=text.encode(), name="说明.txt", by=None, at=AT)


def checked(organ: Organ, hire: Hire | None = None, text: str = "普通的文字") -> Upload:
    return files.check(quarantined(organ, text=text), by=None)


def refused(organ: Organ, hire: Hire | None = None) -> Upload:
    return files.refuse(quarantined(organ), reason="与事项无关", by=None)


def word(organ: Organ, hire: Hire | None = None) -> WordEntry:
    return words.add_word(
        organ, find=f"旧称{next(_fresh)}", say="已更名", use="新称", grave=True, on=DAY, by=None
    )


def ended_word(organ: Organ, hire: Hire | None = None) -> WordEntry:
    made = word(organ)
    words.end_word(made, on=DAY, by=None)
    return made


THINGS = (
    Kind(
        model=Upload, prefix="uploads/<int:pk>/",
        states={"quarantined": quarantined, "checked": checked, "refused": refused},
    ),
    Kind(
        model=WordEntry, prefix="words/<int:pk>/",
        states={"current": word, "ended": ended_word},
    ),
)  # fmt: skip
PUBLIC: frozenset[str] = frozenset()
