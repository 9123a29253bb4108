"""The database counts how often what the public pages stand on has changed."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, transaction

from gongkai.web.documents.models import Document
from gongkai.web.organs.models import Organ
from gongkai.web.publishing import grounds
from gongkai.web.publishing.boards.models import Board
from gongkai.web.publishing.models import Revision
from tests.web.publishing.making import Staff
from tests.web.publishing.shown import columns_of
from tests.web.publishing.test_sources import issued

Change = Callable[[Organ, Document], object]

CHANGES: dict[str, Change] = {
    "an organ's telephone": lambda organ, _: Organ.objects.update(telephone="1"),
    "the place of an organ": lambda organ, _: organ.standings.update(order=7),
    "a column's title": lambda organ, _: organ.columns.filter(key="plans").update(title="乙"),
    "a column less": lambda organ, _: organ.columns.filter(key="plans").delete(),
    "a board": lambda organ, _: Board.objects.create(
        organ=organ, name="栏", since=date(2024, 1, 1)
    ),
    "a void document": lambda _, one: Document.objects.filter(pk=one.pk).update(state="void"),
    "a halted document": lambda _, one: Document.objects.filter(pk=one.pk).update(halted=True),
}


def number() -> int:
    return Revision.objects.values_list("number", flat=True)[0]


@pytest.mark.django_db
def test_no_migration_has_lost_a_trigger() -> None:
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        assert set(grounds.names()) <= {name for (name,) in cursor.fetchall()}


@pytest.fixture
def told(staff: Staff) -> Document:
    """An issued document of an organ with columns."""
    columns_of(staff.organ)
    document = issued(staff)
    if connection.vendor == "postgresql":  # counted at the commit, which does not come here
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    Revision.objects.update(counted_by=0)
    return document


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_under_the_public_pages_is_counted(
    staff: Staff, told: Document, what: str
) -> None:
    before = number()
    CHANGES[what](staff.organ, told)
    assert number() > before


def test_what_no_public_page_shows_is_not_counted(staff: Staff, told: Document) -> None:
    before = number()
    Document.objects.filter(pk=told.pk).update(title="另一个")
    Document.objects.exclude(pk=told.pk).update(halted=True)
    staff.drafted()
    assert number() == before


def test_what_was_not_committed_is_not_counted(staff: Staff, told: Document) -> None:
    before = number()
    with transaction.atomic():
        Organ.objects.update(telephone="1")
        transaction.set_rollback(True)
    assert number() == before
