"""The journal: what it takes, what it refuses, and how it is proved."""

from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from gongkai.web.journal.models import Chain, Entry
from gongkai.web.journal.queries import broken_links, entries_of, history_of
from gongkai.web.journal.services import NoTransaction, record
from gongkai.web.organs.models import Organ
from gongkai.web.organs.services import organs


def note(organ: Organ, words: str = "登记一件事") -> Entry:
    return record("test.note", organ, by=None, organ=organ.pk, words=words, details={"n": 1})


def disarm() -> None:
    """Take the triggers away, as somebody with the password of the database could."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
        else:
            for what in ("update", "delete", "replace"):
                cursor.execute(f"DROP TRIGGER journal_no_{what}")


def test_each_entry_follows_the_one_before_it_in_the_chain_of_its_organ(
    bureau: Organ, neighbour: Organ
) -> None:
    first, other, second = note(bureau), note(neighbour), note(bureau)
    assert (second.number, second.previous) == (first.number + 1, first.digest)
    assert other.previous not in (first.digest, second.digest)


def test_an_act_outside_a_transaction_is_not_recorded(
    bureau: Organ, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = SimpleNamespace(in_atomic_block=False)
    monkeypatch.setattr("gongkai.web.journal.services.connection", outside)
    with pytest.raises(NoTransaction):
        note(bureau)


def test_an_act_that_fails_leaves_no_entry(bureau: Organ) -> None:
    before = Entry.objects.count()

    @transaction.atomic
    def act() -> None:
        note(bureau)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert Entry.objects.count() == before
    assert list(broken_links()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET words = 'x'",
        "DELETE FROM journal_entry",
        "UPDATE journal_entry SET digest = previous WHERE number = 1",
    ],
)
def test_the_database_itself_refuses_to_change_an_entry(bureau: Organ, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_an_entry_cannot_be_written_over(bureau: Organ) -> None:
    entry = note(bureau)
    copy = Entry.objects.get(pk=entry.pk)
    copy.words = "另一件事"
    with pytest.raises(DatabaseError), transaction.atomic():
        copy.save()
    statement = (
        "TRUNCATE journal_entry CASCADE"
        if connection.vendor == "postgresql"
        else "REPLACE INTO journal_entry SELECT * FROM journal_entry"
    )
    connection.check_constraints()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_whole_journal_is_proved(bureau: Organ, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("prove_journal", verbosity=2)
    said = capsys.readouterr().out
    assert "日志完整" in said
    assert Chain.objects.get(organ=bureau.pk).head in said


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"words": "什么也没有发生"}, "内容与摘要不符"),
        ({"person_name": "他人"}, "内容与摘要不符"),
        ({"details": {"n": 2}}, "内容与摘要不符"),
        ({"previous": "0" * 64}, "不相衔接"),
        ({"number": 900}, "缺失"),
    ],
)
def test_a_changed_entry_is_named(bureau: Organ, change: dict[str, object], reason: str) -> None:
    middle = note(bureau)
    note(bureau)
    disarm()
    Entry.objects.filter(pk=middle.pk).update(**change)
    (broken,) = broken_links()
    assert (broken.number, reason in broken.reason) == (middle.number, True)
    with pytest.raises(CommandError, match=f"第{middle.number}条"):
        call_command("prove_journal")


def test_a_removed_last_entry_is_missed(bureau: Organ) -> None:
    last = note(bureau)
    disarm()
    Entry.objects.filter(pk=last.pk).delete()
    (broken,) = broken_links()
    assert (broken.number, broken.reason) == (last.number, f"缺失，应有{last.number}条")


def test_an_entry_moved_to_another_chain_does_not_pass(bureau: Organ, neighbour: Organ) -> None:
    disarm()
    theirs = Chain.objects.get(organ=neighbour.pk)
    Chain.objects.filter(organ=bureau.pk).update(organ=90)
    Chain.objects.filter(pk=theirs.pk).update(organ=bureau.pk)
    assert len(list(broken_links())) == 2


def test_history_tells_all_that_was_done_to_one_thing(bureau: Organ, neighbour: Organ) -> None:
    organs.set_contact(bureau, address="人民路2号", telephone="", by=None)
    organs.set_contact(neighbour, address="人民路3号", telephone="", by=None)
    told = [entry.act for entry in history_of(bureau).entries]
    assert told == ["organ.contact", "organ.found"]


def test_pages_go_back_to_the_first_entry_without_losing_one(bureau: Organ) -> None:
    for _ in range(6):
        note(bureau)
    numbers, before = [], 0
    while True:
        page = entries_of(organ=bureau.pk, before=before, size=3)
        numbers += [entry.number for entry in page.entries]
        if not page.older:
            break
        before = page.older
    assert numbers == [7, 6, 5, 4, 3, 2, 1]
