"""Coming in: numbers, the legal day of receipt by channel, one post one case, sealed data."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.test import override_settings

from gongkai.web.applications import codes, seal
from gongkai.web.applications.models import Case, Event, PersonalData
from gongkai.web.applications.people import right_id
from gongkai.web.applications.retention import due_for_erasure, erase, reseal
from gongkai.web.applications.services import registering, working
from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from tests.web.applications.making import DAY, PERSON, archived, handling, later, unconfirmed

CONFIRMED = date(2025, 3, 5)


@pytest.mark.parametrize(
    ("channel", "confirmed", "received"),
    [
        ("counter", None, DAY), ("oral", None, DAY), ("letter_signed", None, DAY),
        ("letter_plain", None, None), ("letter_plain", CONFIRMED, CONFIRMED),
        ("letter_astray", None, None), ("letter_astray", CONFIRMED, CONFIRMED),
        ("web", None, None), ("web", CONFIRMED, CONFIRMED), ("email", CONFIRMED, CONFIRMED),
        ("fax", None, None), ("fax", CONFIRMED, CONFIRMED),
    ],
)  # fmt: skip
def test_the_channel_decides_the_day_of_receipt(
    bureau: Organ, channel: str, confirmed: date | None, received: date | None
) -> None:
    case = handling(bureau, channel=channel, confirmed=confirmed)
    assert case.received == received
    assert case.state == ("handling" if received else "unconfirmed")
    assert case.due == (later(received, 20) if received else None)


def test_numbers_run_without_gaps_by_organ_and_year(bureau: Organ, neighbour: Organ) -> None:
    numbers = [handling(bureau).number for _ in range(3)]
    assert numbers == ["〔2025〕1号", "〔2025〕2号", "〔2025〕3号"]
    assert handling(neighbour).number == "〔2025〕1号"
    assert handling(bureau, on=date(2026, 1, 5)).number == "〔2026〕1号"
    with pytest.raises(Refused):
        handling(bureau, person={"name": "", "telephone": "1"})
    assert handling(bureau).number == "〔2025〕4号"


def test_a_post_sent_twice_is_one_case_with_one_code(bureau: Organ) -> None:
    one = handling(bureau, key="the-same-post")
    entries = Entry.objects.count()
    two = handling(bureau, key="the-same-post")
    assert one == two
    assert Entry.objects.count() == entries
    assert handling(bureau).serial == one.serial + 1
    code = codes.code_of(two)
    assert len(code) == codes.LENGTH
    assert codes.opened([one], f"{code[:4]}-{code[4:]}".lower()) == one
    assert codes.opened([one], "A" * 12) is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"channel": "pigeon"}, "channel"), ({"kind": "cat"}, "kind"),
        ({"wanted": " "}, "wanted"), ({"key": "short"}, None),
        ({"arrived": date(2019, 1, 2)}, "arrived"),
        ({"person": {"name": "张三"}}, "telephone"),
        ({"confirmed": date(2025, 1, 1), "channel": "fax"}, "arrived"),
        ({"person": PERSON | {"id_kind": "居民身份证", "id_number": "110101199003070010"}},
         "id_number"),
    ],
)  # fmt: skip
def test_what_cannot_be_registered_is_refused(
    bureau: Organ, wrong: dict[str, object], field: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        handling(bureau, **wrong)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert not Case.objects.exists()


def test_the_check_figure_of_an_identity_number() -> None:
    assert right_id("11010519491231002X")
    assert not right_id("110105194912310020")
    assert not right_id("1101051949123100")


def test_a_letter_waits_for_confirmation_which_may_fail_twice(bureau: Organ) -> None:
    case = unconfirmed(bureau)
    for day in (DAY, date(2025, 3, 4)):
        case = registering.try_confirm(case, on=day, how="电话无人接听", by=None)
        assert (case.state, case.due) == ("unconfirmed", None)
    case = registering.confirm(case, on=date(2025, 3, 10), how="来电", by=None)
    assert (case.state, case.received) == ("handling", date(2025, 3, 10))
    assert case.due == later(date(2025, 3, 10), 20)
    with pytest.raises(Refused, match="办理中"):
        registering.confirm(case, on=date(2025, 3, 11), how="电话", by=None)


def test_nobody_confirms_before_the_letter_came(bureau: Organ) -> None:
    with pytest.raises(Refused, match="到达之日"):
        registering.confirm(unconfirmed(bureau), on=date(2025, 3, 1), how="电话", by=None)


def test_what_identifies_somebody_is_not_readable_in_the_database(bureau: Organ) -> None:
    case = handling(bureau, person=PERSON | {"id_number": "证件号码一二三"})
    data = PersonalData.objects.get(case=case)
    stored = " ".join(str(each) for each in PersonalData.objects.values_list().get(pk=data.pk))
    for word in ("张小山", "13900001111", "证件号码一二三"):
        assert word not in stored
    assert data.shown == "张××"
    entries = " ".join(Entry.objects.values_list("words", flat=True))
    assert "张小山" not in entries


def test_looking_behind_the_mask_is_journalled_with_its_reason(bureau: Organ) -> None:
    case = handling(bureau)
    with pytest.raises(Refused, match="事由"):
        working.unmask(case, reason=" ", by=None)
    assert working.unmask(case, reason="电话联系", by=None)["name"] == "张小山"
    entry = Entry.objects.order_by("pk").last()
    assert entry is not None
    assert (entry.act, "电话联系" in entry.words) == ("case.unmask", True)


def test_an_old_key_still_opens_and_a_new_one_seals_again(bureau: Organ) -> None:
    case = handling(bureau)
    code = codes.code_of(case)
    from django.conf import settings

    old, new = settings.SECRET_KEY, "n" * 60
    with override_settings(SECRET_KEY=new, SECRET_KEY_FALLBACKS=[old]):
        assert working.unmask(case, reason="核对", by=None)["name"] == "张小山"
        assert codes.opened([case], code) == case
        data = PersonalData.objects.get(case=case)
        assert reseal(data.pk)
        assert not reseal(data.pk)
    with override_settings(SECRET_KEY=new, SECRET_KEY_FALLBACKS=[]):
        assert working.unmask(case, reason="核对", by=None)["name"] == "张小山"
    with pytest.raises(seal.Unreadable):
        working.unmask(case, reason="核对", by=None)


def test_sealed_data_cannot_be_moved_to_another_case(bureau: Organ) -> None:
    one, two = handling(bureau), handling(bureau)
    stolen = PersonalData.objects.get(case=one).sealed
    PersonalData.objects.filter(case=two).update(sealed=stolen)
    with pytest.raises(seal.Unreadable):
        working.unmask(two, reason="核对", by=None)


def test_after_the_term_the_data_are_erased_and_the_case_stays(bureau: Organ) -> None:
    case = archived(bureau)
    assert not due_for_erasure(on=date(2030, 3, 2)).exists()
    (data,) = due_for_erasure(on=date(2030, 3, 3))
    erase(data, on=date(2030, 3, 3))
    data.refresh_from_db()
    assert (data.sealed, data.identity, data.telephone) == ("", "", "")
    assert Case.objects.filter(pk=case.pk, leaf="granted").exists()
    with pytest.raises(Refused, match="清除"):
        working.unmask(case, reason="核对", by=None)


def test_what_happened_cannot_be_changed_in_the_database(bureau: Organ) -> None:
    case = handling(bureau)
    event = Event.objects.get(case=case)
    for change in (
        lambda: Event.objects.filter(pk=event.pk).update(on=date(2020, 1, 1)),
        lambda: Event.objects.filter(pk=event.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
            change()
