"""What people wrote or are called stays out of the journal and of the open database."""

from collections.abc import Callable
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from gongkai.web.applications.confided import name_of, words_in, words_of
from gongkai.web.applications.models import Asking, Case, Event, SealedWords
from gongkai.web.applications.portal import status as portal
from gongkai.web.applications.retention import erase
from gongkai.web.applications.services import closing, consulting, correcting
from gongkai.web.journal.models import Entry
from gongkai.web.organs.models import Organ, Person
from tests.web.applications import making
from tests.web.conftest import Hire

pytestmark = pytest.mark.django_db


def told() -> str:
    return " ".join(str(each) for each in Entry.objects.values_list())


def test_a_supplement_is_told_of_without_its_words(bureau: Organ) -> None:
    case = making.correcting(bureau)
    on = making.later(making.DAY, 3)
    correcting.receive_supplement(case, text="我住向阳路九号", on=on, by=None)
    assert "收到补正" in told()
    assert "向阳路" not in told()
    event = case.events.order_by("pk").last()
    assert event is not None
    assert "向阳路" not in str(event.data) + event.words + SealedWords.objects.get().sealed
    assert words_of(event) == {"text": "我住向阳路九号"}


def test_a_third_party_is_sealed_read_again_and_erased(bureau: Organ) -> None:
    case = making.handling(bureau)
    asked = consulting.consult(
        case, whom="third_party", name="李大海", about="合同", on=making.DAY, by=None
    )
    row = SealedWords.objects.get(event=asked)
    assert "李大海" not in told() + row.sealed + str(asked.data)
    assert name_of(asked) == "李大海"
    erase(case.applicant, on=making.DAY)
    assert name_of(asked) == "（已清除）"


def test_an_organ_that_was_asked_is_named(bureau: Organ) -> None:
    asked = consulting.consult(
        making.handling(bureau), whom="joint_organ", name="某局", about="合同",
        on=making.DAY, by=None,
    )  # fmt: skip
    assert name_of(asked) == "某局"
    assert "某局" in told()
    assert not SealedWords.objects.exists()


def test_the_limit_is_counted_by_the_database_without_the_address(
    bureau: Organ, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portal, "time", SimpleNamespace(time=lambda: 1_800_000_000.0))
    assert Case.objects.count() == 0
    answers = [
        Client().post("/status/", {"number": "〔2025〕1号", "code": "AAAA"}).status_code
        for _ in range(11)
    ]
    assert answers == [200] * 10 + [429]
    row = Asking.objects.get()
    assert row.count == 11
    assert "127.0.0.1" not in row.visitor


def test_what_people_outside_said_is_sealed_and_told_to_the_organ_alone(
    county: Organ, bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    case = making.handling(bureau)
    asked = consulting.consult(
        case, whom="third_party", name="李大海", about="合同", on=making.DAY, by=None
    )
    consulting.receive_opinion(
        case, letter=asked.pk, opinion="objection", reasons="报价是秘密", on=making.DAY, by=None
    )
    consulting.ask_reasons(case, counts="一年四十件", on=making.DAY, by=None)
    consulting.receive_reasons(
        case, text="我在写论文", reasonable=True, why="有证明", on=making.DAY, by=None
    )
    closing.withdraw(case, how="本人来电", on=making.DAY, by=None)
    kept = " ".join(f"{each.data} {each.words}" for each in case.events.all())
    for words in ("报价是秘密", "我在写论文", "本人来电"):
        assert words not in told() + kept
    own = enter(hire(bureau, "clerk")).get(f"/workspace/cases/{case.pk}/").text
    above = enter(hire(county, "authority")).get(f"/workspace/cases/{case.pk}/").text
    for words in ("报价是秘密", "我在写论文", "本人来电"):
        assert words in own
        assert words not in above
    assert "只供本机关查看" in above
    erase(case.applicant, on=making.DAY)
    assert not any(words_in(case).values())


def test_what_stood_open_in_events_is_sealed_by_the_migration(bureau: Organ) -> None:
    case = making.correcting(bureau)
    old = Event.objects.create(
        case=case, round=1, kind="supplemented", on=making.DAY, at=timezone.now(),
        words="我住向阳路九号", data={"text": "我住向阳路九号", "late": False},
    )  # fmt: skip
    step = import_module("gongkai.web.applications.migrations.0005_confided_words")
    step.confide(apps, connection.schema_editor())
    now = Event.objects.get(pk=old.pk)
    assert (now.words, now.data) == ("", {"late": False})
    assert words_of(now) == {"text": "我住向阳路九号"}
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.filter(pk=old.pk).update(words="x")
