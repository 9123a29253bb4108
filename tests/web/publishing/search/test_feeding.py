"""The index follows the database: fed is equal to rebuilt, nothing is lost or shown too long."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from gongkai.web.organs.models import Organ
from gongkai.web.publishing.models import Item, Outbox
from gongkai.web.publishing.search import cursor, feeding, index, places
from gongkai.web.publishing.search.asking import Question, ask
from gongkai.web.publishing.search.words import asked
from tests.web.publishing.shown import BEGIN, Told, columns_of, publish, withdraw

NOW = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def place(settings: object, tmp_path: Path) -> None:
    settings.SEARCH_INDEX = tmp_path / "index"  # type: ignore[attr-defined]


def found(question: str) -> tuple[int, ...]:
    return ask(feeding.opened(at=NOW), Question(phrases=asked(question))).items


def fed() -> list[str]:
    folder = places.current()
    assert folder is not None
    return list(index.contents(index.opened(folder)))


def test_fed_is_equal_to_rebuilt(bureau: Organ) -> None:
    columns = columns_of(bureau)
    assert feeding.feed(at=NOW) == 0
    items = publish(columns["finance"], [Told(title=f"预算{each}") for each in range(30)])
    assert feeding.feed(at=NOW) == 30
    withdraw(items[3])
    publish(columns["plans"], [Told(title="规划", body="公开")])
    assert feeding.feed(at=NOW) == 2
    before, folder = fed(), places.current()
    assert feeding.rebuild(at=NOW) == 30
    assert fed() == before
    assert places.current() != folder
    assert not folder.exists()  # type: ignore[union-attr]
    assert feeding.feed(at=NOW) == 0


def test_a_question_reads_the_last_changes_by_itself(bureau: Organ) -> None:
    column = columns_of(bureau)["plans"]
    assert found("规划") == ()
    (item,) = publish(column, [Told(title="专项规划")])
    assert found("规划") == (item.pk,)
    withdraw(item)
    assert found("规划") == ()


def test_many_changes_are_left_to_the_feeder(
    bureau: Organ, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "MOST_ANEW", 3)
    monkeypatch.setattr(feeding, "WHILE_ASKED", 2)
    column = columns_of(bureau)["plans"]
    publish(column, [Told(title="规划") for _ in range(4)])
    with pytest.raises(feeding.Unready):
        found("规划")
    call_command("rebuild_search", verbosity=0, stdout=None)
    assert len(found("规划")) == 4
    publish(column, [Told(title="规划") for _ in range(5)], start=NOW)
    assert len(found("规划")) == 6
    call_command("feed_search", verbosity=0)
    assert len(found("规划")) == 9


def test_a_row_that_appears_late_is_read(bureau: Organ) -> None:
    column = columns_of(bureau)["plans"]
    publish(column, [Told(title="规划") for _ in range(3)])
    feeding.feed(at=NOW)
    late, last = publish(column, [Told(title="计划"), Told(title="计划")])
    row = Outbox.objects.get(item=late)
    Outbox.objects.filter(pk=row.pk).delete()  # a transaction that is not committed yet
    feeding.feed(at=NOW)
    assert found("计划") == (last.pk,)
    row.save(force_insert=True)
    assert set(found("计划")) == {late.pk, last.pk}
    folder = places.current()
    assert folder is not None
    assert cursor.load(folder).holes == {}


def test_a_hole_is_forgotten_after_an_hour(bureau: Organ) -> None:
    items = publish(columns_of(bureau)["plans"], [Told(title="规划") for _ in range(3)])
    Outbox.objects.filter(item=items[1]).delete()
    rows = list(Outbox.objects.order_by("pk"))
    read = cursor.Cursor(upto=rows[0].pk - 1).after(rows, at=NOW)
    assert len(read.holes) == 1
    assert read.after([], at=NOW + timedelta(minutes=59)).holes == read.holes
    assert read.after([], at=NOW + timedelta(minutes=61)).holes == {}


def test_another_database_makes_another_index(bureau: Organ) -> None:
    (item,) = publish(columns_of(bureau)["plans"], [Told(title="规划")])
    assert found("规划") == (item.pk,)
    Outbox.objects.update(at=BEGIN - timedelta(days=1))  # as if restored from an older copy
    folder = places.current()
    assert found("规划") == (item.pk,)
    assert places.current() != folder


def test_a_spoilt_index_and_one_of_another_format_are_built_anew(
    bureau: Organ, monkeypatch: pytest.MonkeyPatch
) -> None:
    (item,) = publish(columns_of(bureau)["plans"], [Told(title="规划")])
    assert found("规划") == (item.pk,)
    first = places.current()
    assert first is not None
    (first / "cursor.json").unlink()
    assert found("规划") == (item.pk,)
    second = places.current()
    monkeypatch.setattr(places, "FORMAT", places.FORMAT + 1)
    assert places.current() is None
    assert found("规划") == (item.pk,)
    assert places.current() not in (None, first, second)


def test_only_one_writes_and_the_others_do_not_wait(bureau: Organ) -> None:
    publish(columns_of(bureau)["plans"], [Told(title="规划")])
    assert len(found("规划")) == 1
    publish(columns_of(bureau)["plans"], [Told(title="规划")], start=NOW)
    with places.locked(wait=False):
        assert len(found("规划")) == 1
    assert len(found("规划")) == 2


def test_a_withdrawn_item_is_never_shown_even_if_the_index_lags(bureau: Organ) -> None:
    (item,) = publish(columns_of(bureau)["plans"], [Told(title="专项规划")])
    assert found("规划") == (item.pk,)
    withdraw(item)
    Outbox.objects.filter(pk=Outbox.objects.latest("pk").pk).delete()
    assert found("规划") == (item.pk,)
    assert "专项规划" not in Client().get("/search/", {"q": "规划"}).text
    assert not Item.objects.filter(state="published").exists()
