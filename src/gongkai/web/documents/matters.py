"""What of documents waits for somebody."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from gongkai.web.documents.models import Attribute, Change, Document, State
from gongkai.web.documents.queries import publish_by
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.matters import Matter, Whose
from gongkai.web.organs.models import Person
from gongkai.web.organs.permissions import organs_for

_NEXT = (
    (State.PROPOSED, "document.check", "审核", "公开属性待审核"),
    (State.CHECKED, "document.clear", "审查", "待保密审查"),
    (State.CLEARED, "document.sign", "签发", "待签发"),
    (State.SIGNED, "document.issue", "编号", "已签发，待编号印发"),
)
_CHANGES = (
    (Change.State.PROPOSED, "change.check", "审核"),
    (Change.State.CHECKED, "change.clear", "审查"),
    (Change.State.CLEARED, "change.sign", "签发"),
)
MOST = 50


def matters(person: Person, *, day: date) -> tuple[Matter, ...]:
    """Documents that wait for the reader's act, own drafts, what to publish or to assess."""
    return (
        *_steps(person, day),
        *_drafts(person),
        *_changes(person, day),
        *_unpublished(person, day),
        *_assessments(person, day),
    )


def _at(document: Document) -> str:
    return reverse("document", args=[document.pk])


def _steps(person: Person, day: date) -> Iterator[Matter]:
    """Each step, but for those who may not do it to their own; their own are seen to wait."""
    for state, act, title, why in _NEXT:
        at_this = Document.objects.filter(state=state).order_by("pk")
        found = at_this.filter(organ__in=organs_for(person, act, day=day))
        if state != State.SIGNED:
            found = found.exclude(drafter=person)
        mine = tuple(found[:MOST])
        for each in mine:
            yield Matter(what=f"{each}", why=why, act=title, url=_at(each))
        for each in at_this.filter(drafter=person).exclude(pk__in=[it.pk for it in mine])[:MOST]:
            yield Matter(what=f"{each}", why=why, act="查看", url=_at(each), whose=Whose.OTHERS)


def _drafts(person: Person) -> Iterator[Matter]:
    for each in Document.objects.filter(drafter=person, state=State.DRAFT).order_by("pk")[:MOST]:
        yield Matter(what=f"{each}", why="尚未送审", act="送审", url=_at(each))


def _changes(person: Person, day: date) -> Iterator[Matter]:
    for state, act, title in _CHANGES:
        found = Change.objects.filter(organ__in=organs_for(person, act, day=day), state=state)
        for each in found.exclude(proposer=person).select_related("document")[:MOST]:
            yield Matter(
                what=f"{each.document}", why=f"公开属性{each}", act=title, url=_at(each.document)
            )


def _unpublished(person: Person, day: date) -> Iterator[Matter]:
    organs = organs_for(person, "document.issue", day=day)
    found = Document.objects.filter(
        organ__in=organs, state=State.ISSUED, attribute=Attribute.ACTIVE, published=None
    )
    days = calendar()
    for each in found.order_by("pk")[:MOST]:
        due = publish_by(each, calendar=days)
        yield Matter(
            what=f"{each}", why="主动公开，尚未公开", act="公开", url=_at(each),
            due=due.due if due else None, whose=Whose.SECTION,
        )  # fmt: skip


def _assessments(person: Person, day: date) -> Iterator[Matter]:
    organs = organs_for(person, "document.reassess", day=day)
    found = Document.objects.filter(organ__in=organs, state=State.ISSUED, reassess__lte=day)
    for each in found.order_by("reassess", "pk")[:MOST]:
        yield Matter(
            what=f"{each}", why=f"{each.get_attribute_display()}，到期评估", act="评估",
            url=_at(each), due=each.reassess,
        )  # fmt: skip
