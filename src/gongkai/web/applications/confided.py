"""What people are called and wrote: sealed like the applicants, apart from its event.

The event never changes; a new key can seal its words anew, and the end of the retention term can
take them away.
"""

from collections.abc import Mapping

from gongkai.web.applications import seal
from gongkai.web.applications.models import Case, Event, SealedWords

ERASED = "（已清除）"


def _about(event: int) -> str:
    return f"third-party-{event}"  # the first that were sealed were names of third parties


def keep(event: Event, said: Mapping[str, str]) -> None:
    """Seal what somebody said or is called in this event; nothing is kept of nothing."""
    words = {name: text.strip() for name, text in said.items() if text.strip()}
    if words:
        SealedWords.objects.create(event=event, sealed=seal.seal(words, about=_about(event.pk)))


def words_of(event: Event) -> dict[str, str]:
    """What was sealed of an event; nothing once it is erased."""
    row = SealedWords.objects.filter(event=event).first()
    return _opened(row) if row else {}


def words_in(case: Case) -> dict[int, dict[str, str]]:
    """The same of all events of a case, by the number of the event."""
    found = SealedWords.objects.filter(event__case=case)
    return {each.event_id: _opened(each) for each in found}


def _opened(row: SealedWords) -> dict[str, str]:
    return seal.unseal(row.sealed, about=_about(row.event_id)) if row.sealed else {}


def name_of(event: Event) -> str:
    """Whom an event asked; an organ's name stands in the event itself."""
    if "name" in event.data:
        return str(event.data["name"])
    return words_of(event).get("name", ERASED)


def reseal(row: SealedWords) -> bool:
    """Seal it under the newest key; whether it was needed."""
    if not row.sealed or seal.is_newest(row.sealed):
        return False
    row.sealed = seal.seal(_opened(row), about=_about(row.event_id))
    row.save(update_fields=["sealed"])
    return True
