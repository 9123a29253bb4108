"""Personal data in a text: found when it is there, not when a number only looks like it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.web.uploads.checks import check_text
from gongkai.web.uploads.checks.masking import mask, personal
from gongkai.web.uploads.checks.personal import is_identity_number, passes_luhn

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(region: str, day: date, order: int) -> str:
    """An invented number with a right check figure, made the other way round."""
    body = f"{region}{day:%Y%m%d}{order:03}"
    left = sum(int(a) * b for a, b in zip(body, WEIGHTS, strict=True)) % 11
    return body + "10X98765432"[left]


def card(body: str) -> str:
    """A number with a check figure that passes."""
    return next(body + str(last) for last in range(10) if passes_luhn(body + str(last)))


identities = st.builds(
    identity,
    st.sampled_from(["110105", "640221", "440304", "650102"]),
    st.integers(0, 40_000).map(lambda days: date(1905, 1, 1) + timedelta(days)),
    st.integers(0, 999),
)
mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True).filter(str.isascii)
cards = st.from_regex(r"62[0-9]{16}", fullmatch=True).filter(str.isascii).map(card)


def rules(text: str) -> list[str]:
    return [each.rule for each in check_text(text, words=())]


@given(identities)
def test_every_identity_number_is_found_whole_and_never_quoted_whole(number: str) -> None:
    (found,) = check_text(f"（身份证{number}）", words=())
    assert (found.rule, found.start, found.end) == ("identity_number", 4, 22)
    assert number not in found.quote


@given(identities, st.integers(1, 9))
def test_a_number_with_a_wrong_check_figure_is_none(number: str, wrong: int) -> None:
    last = "0123456789X".index(number[17])
    spoilt = number[:17] + "0123456789X"[(last + wrong) % 11]
    assert not is_identity_number(spoilt)


@pytest.mark.parametrize("text", ["110105194902310021", "990105194912310021", "11010519491231002",
                                  "A11010519491231002X", "110105194912310021234"])  # fmt: skip
def test_what_only_looks_like_an_identity_number_is_left_alone(text: str) -> None:
    assert "identity_number" not in rules(text)


def test_old_numbers_of_fifteen_places_are_found() -> None:
    assert rules("旧证号110105491231002。") == ["identity_number"]


@given(mobiles)
def test_every_mobile_is_found_also_with_gaps_and_country(number: str) -> None:
    for text in (number, f"+86 {number}", f"{number[:3]} {number[3:7]} {number[7:]}"):
        assert rules(f"联系{text}。") == ["mobile"]


@pytest.mark.parametrize("text", ["0952-6095327", "12345678901", "20250221001", "第138123456789号",
                                  "13812345678901"])  # fmt: skip
def test_telephones_of_offices_and_other_numbers_are_not_mobiles(text: str) -> None:
    assert "mobile" not in rules(text)


@given(cards)
def test_every_card_is_found_also_in_groups(number: str) -> None:
    grouped = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    for text in (number, grouped):
        assert rules(f"卡号：{text}") == ["bank_card"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("住址：某街道幸福小区3号楼2单元501室", ["home_address"]),
        ("家庭住址：某县城关镇东街12号", ["home_address"]),
        ("办公地址：示例县人民路3号", []),
        ("会议室在3号楼二层", []),
    ],
)
def test_home_addresses_are_found_and_office_addresses_are_not(
    text: str, found: list[str]
) -> None:
    assert rules(text) == found


@given(st.lists(st.one_of(identities, mobiles, cards, st.text(max_size=20)), max_size=8))
def test_nothing_is_found_any_more_in_a_masked_text(parts: list[str]) -> None:
    text = "，".join(parts)
    masked = mask(text)
    assert personal(masked.text) == ()
    assert bool(masked.hidden) == bool(personal(text))


@given(st.text(max_size=300))
def test_any_text_is_checked_without_an_error_and_in_order(text: str) -> None:
    found = check_text(text)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert all(0 <= each.start < each.end <= len(text) for each in found)


def test_wordings_are_found_at_each_place() -> None:
    found = [each for each in check_text("截止目前，截止目前。") if each.rule == "wording"]
    assert [(each.start, each.advice) for each in found] == [
        (0, "改为“截至目前”"), (5, "改为“截至目前”"),
    ]  # fmt: skip
