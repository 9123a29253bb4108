"""The remedy text of a reply, and who reconsiders."""

from datetime import date

import pytest

from gongkai.law.decisions import kinds
from gongkai.law.errors import BadLawData, NotInForce, UnknownKey
from gongkai.law.remedies import authorities, authority_of, read_element, remedy_text

PLACES = {"authority": "示例县人民政府", "court": "示例县人民法院", "online": "掌上复议"}


def said(kind: str, day: str, *, online: bool = False) -> list[str]:
    on = date.fromisoformat(day)
    found = remedy_text(kinds()[kind], on=on, places=PLACES, online=online)
    return [one.key for one in found]


def test_the_sentences_by_class_and_date() -> None:
    assert said("denied_secret", "2023-12-31") == ["review_or_suit", "complaint"]
    first = ["review_first", "suit_after_review", "complaint"]
    assert said("denied_secret", "2024-01-01") == first
    assert said("granted_public", "2025-06-01") == ["review_or_suit", "complaint"]
    assert said("noproc_repeat", "2025-06-01") == ["complaint"]


def test_an_online_reply_also_names_the_online_channel() -> None:
    assert "online_channel" in said("denied_secret", "2024-01-01", online=True)
    assert "online_channel" not in said("denied_secret", "2023-12-31", online=True)


def test_figures_and_places_are_filled_in() -> None:
    kind = kinds()["denied_secret"]
    texts = [one.text for one in remedy_text(kind, on=date(2025, 7, 1), places=PLACES)]
    assert "60日内向示例县人民政府申请行政复议" in texts[0]
    assert "15日内向示例县人民法院提起行政诉讼" in texts[1]
    suit = remedy_text(kinds()["granted_public"], on=date(2025, 7, 1), places={})
    assert "6个月内向〈人民法院〉提起" in suit[0].text
    assert "向〈复议机关〉申请" in suit[0].text


def test_no_figure_is_typed_into_a_sentence() -> None:
    for kind in kinds().values():
        for one in remedy_text(kind, on=date(2025, 7, 1), places=PLACES, online=True):
            assert "{" not in one.text
            assert one.cites


def test_the_reconsideration_authority_by_kind_of_organ() -> None:
    day = date(2025, 1, 1)
    assert authority_of("department", on=day).authority == "本级人民政府"
    assert authority_of("lower_government", on=day).authority == "上一级人民政府"
    assert authority_of("empowered_organization", on=day).confidence.value == "derived"
    assert len(authorities()) == 7
    with pytest.raises(UnknownKey, match="department"):
        authority_of("club", on=day)
    with pytest.raises(NotInForce):
        authority_of("department", on=date(2023, 12, 31))


def test_a_sentence_with_a_name_nothing_can_fill_does_not_load() -> None:
    row: dict[str, object] = {
        "key": "x",
        "text": "在{lunch}内",
        "classes": ["R2"],
        "since": date(2024, 1, 1),
        "cites": "行政复议法（2023）第二十条",
    }
    with pytest.raises(BadLawData, match="lunch"):
        read_element(row, place="那里")
    with pytest.raises(BadLawData, match="R9"):
        read_element({**row, "classes": ["R9"]}, place="那里")
