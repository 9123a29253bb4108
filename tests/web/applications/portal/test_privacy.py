"""What people wrote or are called stays out of the journal and of the open database."""

import pytest

from gongkai.web.applications.models import Asking, Case, ThirdParty
from gongkai.web.applications.retention import erase
from gongkai.web.applications.services import consulting, correcting
from gongkai.web.applications.thirds import name_of
from gongkai.web.journal.models import Entry
from gongkai.web.organs.models import Organ
from tests.web.applications import making

pytestmark = pytest.mark.django_db


def told() -> str:
    return " ".join(str(each) for each in Entry.objects.values_list())


def test_a_supplement_is_told_of_without_its_words(bureau: Organ) -> None:
    case = making.correcting(bureau)
    on = making.later(making.DAY, 3)
    correcting.receive_supplement(case, text="我住向阳路九号", on=on, by=None)
    assert "收到补正" in told()
    assert "向阳路" not in told()
    assert case.events.order_by("pk").last().data["text"] == "我住向阳路九号"  # type: ignore[union-attr]


def test_a_third_party_is_sealed_read_again_and_erased(bureau: Organ) -> None:
    case = making.handling(bureau)
    asked = consulting.consult(
        case, whom="third_party", name="李大海", about="合同", on=making.DAY, by=None
    )
    row = ThirdParty.objects.get(event=asked)
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
    assert not ThirdParty.objects.exists()


def test_the_limit_is_counted_by_the_database_without_the_address(
    bureau: Organ, client: object
) -> None:
    from django.test import Client

    assert Case.objects.count() == 0
    answers = [
        Client().post("/status/", {"number": "〔2025〕1号", "code": "AAAA"}).status_code
        for _ in range(11)
    ]
    assert answers == [200] * 10 + [429]
    row = Asking.objects.get()
    assert row.count == 11
    assert "127.0.0.1" not in row.visitor
