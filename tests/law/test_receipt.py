"""The legal day of receipt, by channel."""

from datetime import date

import pytest

from gongkai.law.errors import BadFacts, BadLawData, NotInForce, UnknownKey
from gongkai.law.parameters import _start as read_start
from gongkai.law.parameters import read_parameter, receipt_rules
from gongkai.law.receipt import receipt_of

MONDAY, TUESDAY = date(2025, 3, 3), date(2025, 3, 4)


@pytest.mark.parametrize("channel", ["in_person", "signed_mail"])
def test_the_day_of_arrival_counts_where_the_organ_takes_it_in(channel: str) -> None:
    receipt = receipt_of(channel, arrived=MONDAY, confirmed=TUESDAY)
    assert receipt.day == MONDAY
    assert receipt.steps[0].cites[0].startswith("条例（2019）第三十一条")


@pytest.mark.parametrize("channel", ["ordinary_mail", "misdirected_mail", "internet", "fax"])
def test_elsewhere_the_day_of_confirmation_counts(channel: str) -> None:
    assert receipt_of(channel, arrived=MONDAY, confirmed=TUESDAY).day == TUESDAY


@pytest.mark.parametrize("channel", ["ordinary_mail", "misdirected_mail", "internet", "fax"])
def test_without_confirmation_the_term_has_not_started(channel: str) -> None:
    receipt = receipt_of(channel, arrived=MONDAY)
    assert receipt.day is None
    assert "国办公开办函〔2015〕207号" in receipt.steps[-1].cites


def test_an_ordinary_letter_confirmed_late_is_told_so() -> None:
    late = receipt_of("ordinary_mail", arrived=MONDAY, confirmed=TUESDAY)
    prompt = receipt_of("ordinary_mail", arrived=MONDAY, confirmed=MONDAY)
    assert "应于收到当日确认" in late.steps[-1].text
    assert "应于收到当日确认" not in prompt.steps[-1].text


def test_a_confirmation_before_arrival_is_refused() -> None:
    with pytest.raises(BadFacts, match="早于"):
        receipt_of("internet", arrived=TUESDAY, confirmed=MONDAY)


def test_an_unknown_channel_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownKey, match="in_person") as caught:
        receipt_of("pigeon", arrived=MONDAY)
    assert caught.value.known == tuple(receipt_rules())


def test_the_rules_begin_with_the_regulation() -> None:
    with pytest.raises(NotInForce):
        receipt_of("internet", arrived=date(2019, 5, 14))


def test_a_rule_must_count_from_arrival_or_confirmation() -> None:
    row = {"value": "guessed", "since": date(2019, 5, 15), "cites": "条例（2019）第三十一条"}
    table = {"title": "邮寄", "unit": "rule", "versions": [row]}
    with pytest.raises(BadLawData, match="arrived 或 confirmed"):
        read_parameter("x", table, value=read_start, place="那里")
