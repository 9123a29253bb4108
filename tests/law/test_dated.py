"""Dated values: the version in force, and data that must not load."""

from datetime import date, timedelta
from typing import Any

import pytest

from gongkai.law.dated import Unit, read_versions, whole
from gongkai.law.errors import BadLawData, NotInForce, UnknownKey
from gongkai.law.instruments import (
    Confidence,
    confidence_of,
    instrument_of,
    instruments,
)
from gongkai.law.parameters import read_parameter, receipt_rules, term, terms

OLD, NEW = "条例（2007）第二十四条第二款", "条例（2019）第三十三条第二款"


def version(value: int, since: date, cites: str, **more: Any) -> dict[str, object]:
    return {"value": value, "since": since, "cites": cites, **more}


def load(*versions: dict[str, object]) -> Any:
    return read_versions({"versions": list(versions)}, value=whole, place="那里")


def reason(*versions: dict[str, object]) -> str:
    with pytest.raises(BadLawData) as caught:
        load(*versions)
    assert caught.value.place.startswith("那里")
    return caught.value.reason


def test_the_reply_term_was_fifteen_days_until_the_new_regulation() -> None:
    reply = term("reply")
    assert (reply.on(date(2019, 5, 14)).value, reply.on(date(2019, 5, 15)).value) == (15, 20)
    assert reply.on(date(2019, 5, 14)).until == date(2019, 5, 14)


def test_before_the_first_version_nothing_is_in_force() -> None:
    with pytest.raises(NotInForce) as caught:
        term("reply").on(date(2008, 4, 30))
    assert (caught.value.key, caught.value.day) == ("答复期限", date(2008, 4, 30))


def test_an_unknown_term_is_named() -> None:
    with pytest.raises(UnknownKey, match="没有这个期限：lunch") as caught:
        term("lunch")
    assert caught.value.key == "lunch"


def test_a_number_without_a_citation_does_not_load() -> None:
    uncited = version(20, date(2019, 5, 15), NEW)
    del uncited["cites"]
    assert reason(uncited) == "缺少 cites"
    assert reason({**uncited, "cites": []}) == "cites 不得为空"


def test_a_citation_must_name_a_known_instrument() -> None:
    assert "没有对应文件" in reason(version(20, date(2019, 5, 15), "某办法第一条"))


def test_a_version_must_lie_within_the_life_of_what_it_cites() -> None:
    assert "有效期" in reason(version(20, date(2019, 5, 14), NEW))
    assert "有效期" in reason(version(15, date(2008, 5, 1), OLD))
    assert "有效期" in reason(version(15, date(2008, 5, 1), OLD, until=date(2019, 5, 15)))


def test_versions_must_stand_in_order_and_not_overlap() -> None:
    first = version(15, date(2008, 5, 1), OLD)
    assert "重叠" in reason(version(20, date(2019, 5, 15), NEW), first)
    assert "重叠" in reason(first, {**first})
    assert "重叠" in reason(
        {**first, "until": date(2010, 1, 1)}, version(15, date(2010, 1, 1), OLD)
    )


def test_a_gap_between_versions_is_not_in_force() -> None:
    first = version(15, date(2008, 5, 1), OLD, until=date(2010, 1, 1))
    loaded = load(first, version(20, date(2019, 5, 15), NEW))
    assert not any(one.holds_on(date(2015, 1, 1)) for one in loaded)


def test_a_negative_number_and_an_unknown_mark_do_not_load() -> None:
    assert "负数" in reason(version(-1, date(2019, 5, 15), NEW))
    assert "confidence" in reason(version(1, date(2019, 5, 15), NEW, confidence="sure"))


def test_an_unknown_unit_does_not_load() -> None:
    table = {"title": "期限", "unit": "week", "versions": [version(1, date(2019, 5, 15), NEW)]}
    with pytest.raises(BadLawData, match="unit"):
        read_parameter("x", table, value=whole, place="那里")


def test_every_version_follows_the_one_before_and_every_unit_has_a_word() -> None:
    for parameter in (*terms().values(), *receipt_rules().values()):
        assert parameter.unit.label
        ends = [one.until for one in parameter.versions[:-1]]
        begins = [one.since for one in parameter.versions[1:]]
        assert all(
            end and end + timedelta(days=1) <= begin
            for end, begin in zip(ends, begins, strict=True)
        )
    assert next(unit.label for unit in Unit) == "个工作日"


def test_instrument_keys_are_unique_and_marks_have_words() -> None:
    keys = [one.key for one in instruments()]
    assert len(keys) == len(set(keys)) >= 20
    assert {one.confidence.label for one in instruments()} >= {"已见原文", "公知，未核原文"}
    assert confidence_of({}, place="那里") is Confidence.READ


def test_the_longest_short_title_wins() -> None:
    assert instrument_of("行政复议法（2023）第二十条").key == "review-2023"
    with pytest.raises(BadLawData, match="引用"):
        instrument_of("民法典第二百零二条")
