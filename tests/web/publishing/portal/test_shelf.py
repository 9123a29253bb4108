"""What a process keeps of the public pages is never given out once it is no longer true."""

import time
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.web.documents.models import Document
from gongkai.web.organs.models import Organ
from gongkai.web.publishing.models import Column, Item, Revision
from gongkai.web.publishing.portal import shelf
from tests.web.publishing.making import AT, Staff
from tests.web.publishing.shown import Told, columns_of, publish, withdraw
from tests.web.publishing.test_sources import halt, issued

PAGES = ("/", "/organs/ju/", "/organs/ju/columns/plans/", "/en/organs/ju/")


@pytest.fixture(autouse=True)
def _as_if_committed(monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[None]:
    """These tests live in a transaction that is never committed; each change counts at once."""
    monkeypatch.setattr(shelf, "unsettled", lambda: False)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    shelf.clear()
    yield
    shelf.clear()


@pytest.fixture
def item(bureau: Organ) -> Item:
    """A published item."""
    return publish(columns_of(bureau)["plans"], [Told(title="节能工作计划")])[0]


def asked(path: str) -> tuple[str, int]:
    """A page, and how many questions it took."""
    with CaptureQueriesContext(
        connection,
    ) as questions:
        return Client().get(path).text, len(questions)


def changed() -> None:
    """On PostgreSQL a transaction counts once; here each change is one."""
    Revision.objects.update(counted_by=0)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_made_once(item: Item, path: str) -> None:
    first, questions = asked(path)
    again, one = asked(path)
    assert again == first
    assert questions > one == 1


def test_a_new_name_stands_on_every_page_at_once(item: Item) -> None:
    for path in (*PAGES, f"/items/{item.pk}/"):
        asked(path)
    changed()
    Organ.objects.filter(code="ju").update(name="某县新局")
    for path in ("/organs/ju/", "/organs/ju/columns/plans/", f"/items/{item.pk}/"):
        assert "某县新局" in asked(path)[0]


def test_a_withdrawn_item_is_gone_from_every_page_at_once(item: Item) -> None:
    for path in PAGES:
        assert "节能工作计划" in asked(path)[0]
    withdraw(item)
    for path in PAGES:
        assert "节能工作计划" not in asked(path)[0]


def test_a_halted_document_takes_its_item_from_the_pages_at_once(staff: Staff) -> None:
    document = issued(staff)
    shown = publish(columns_of(staff.organ)["plans"], [Told(title="办公用房")])[0]
    Item.objects.filter(pk=shown.pk).update(document=document)
    shelf.clear()
    assert "办公用房" in asked("/organs/ju/")[0]
    changed()
    halt(document, staff)
    assert "办公用房" not in asked("/organs/ju/")[0]
    assert Document.objects.get(pk=document.pk).halted


def test_a_closed_column_says_so_at_once(item: Item, bureau: Organ) -> None:
    path = "/organs/ju/columns/notices/"
    Column.objects.create(organ=bureau, key="notices", title="通知", kind="custom", opened=AT)
    changed()
    assert "停用" not in asked(path)[0]
    changed()
    Column.objects.filter(key="notices").update(closed=AT.date())
    assert "停用" in asked(path)[0]


def test_nothing_is_kept_of_pages_asked_with_further_words(item: Item) -> None:
    path = "/organs/ju/columns/plans/?after=1-1"
    asked(path)
    assert asked(path)[1] > 1


def test_nothing_is_kept_longer_than_a_minute(item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    asked("/organs/ju/")
    later = time.monotonic() + shelf.LONGEST + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert asked("/organs/ju/")[1] > 1


def test_nothing_is_kept_of_what_is_not_committed(
    item: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "unsettled", lambda: connection.in_atomic_block)
    assert shelf.mark() is None
    assert asked("/organs/ju/")[1] == asked("/organs/ju/")[1] > 1


def test_what_was_made_of_an_older_state_is_not_kept_for_the_newer(item: Item) -> None:
    older = shelf.mark()
    changed()
    Organ.objects.update(telephone="1")
    newer = shelf.mark()
    assert shelf.kept(newer, "name", lambda: "new") == "new"
    assert shelf.kept(older, "name", lambda: "old") == "old"
    assert shelf.kept(newer, "name", lambda: "made anew") == "made anew"


def test_the_shelf_does_not_grow_without_end(item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST", 2)
    at = shelf.mark()
    for each in range(5):
        shelf.kept(at, each, lambda: "thing")
    assert [shelf.kept(at, each, lambda: "anew") for each in (0, 1, 2)] == ["thing"] * 2 + ["anew"]
