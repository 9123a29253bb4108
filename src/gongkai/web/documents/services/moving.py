"""What every act of this room does to a document: lock it, look at its state, move it."""

from collections.abc import Iterable
from datetime import date, timedelta

from gongkai.web.documents.models import Document
from gongkai.web.documents.route import move
from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person


def held(document: Document, states: Iterable[str]) -> Document:
    """The document, locked; refused when it is not in one of the states."""
    kept = Document.objects.select_for_update().get(pk=document.pk)
    if kept.state not in states:
        raise Refused(f"公文{kept.get_state_display()}，不能办理此事项")
    return kept


def for_act(document: Document, act: str) -> Document:
    """The document, locked, in a state from which the act leads on."""
    return held(document, move(act).start)


def turn(document: Document, act: str, *fields: str) -> None:
    """Save some fields and the state to which the act leads."""
    document.state = move(act).end
    document.save(update_fields=["state", *fields])


def others(by: Person | None, *people: Person | None, words: str) -> None:
    """Refuse who has already had a hand in it."""
    if by is not None and by in people:
        raise Refused(words)


_WRITING = ("document.draft", "document.edit", "document.propose")


def not_a_writer(document: Document, by: Person | None, *, words: str) -> None:
    """Refuse who drafted, changed or proposed: the journal knows everybody who did."""
    if by is None:
        return
    wrote = Entry.objects.filter(
        subject_kind=Document._meta.label_lower, subject=str(document.pk), act__in=_WRITING,
        person=by.pk,
    )  # fmt: skip
    if by == document.drafter or wrote.exists():
        raise Refused(words)


def look_again(on: date, *, reassess: date | None) -> date:
    """When a document that is not open is assessed next: as said, else a year from now."""
    if reassess is None:
        return on + timedelta(days=365)
    if reassess <= on:
        raise Refused("下次评估日期应晚于今天", field="reassess")
    return reassess
