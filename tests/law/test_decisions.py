"""Kinds of decision: the 21 leaves, what each document must say, and the remedy by date."""

from datetime import date

import pytest

from gongkai.law.decisions import (
    Document,
    Remedy,
    kind_on,
    kinds,
    kinds_of,
    leaves,
    missing_reasons,
    read_kind,
)
from gongkai.law.errors import BadLawData, NotInForce, UnknownKey

LEAVES = [
    "granted",
    "partial",
    "denied_secret",
    "denied_law",
    "denied_safety",
    "denied_third",
    "denied_internal",
    "denied_process",
    "denied_enforcement",
    "denied_query",
    "unable_none",
    "unable_create",
    "unable_unclear",
    "noproc_petition",
    "noproc_repeat",
    "noproc_publication",
    "noproc_massive",
    "noproc_confirm",
    "other_overdue_correction",
    "other_overdue_fee",
    "other_other",
]
BEFORE, BETWEEN, AFTER = date(2023, 12, 31), date(2024, 1, 1), date(2025, 6, 1)
WITHHELD = [leaf for leaf in LEAVES if leaf.startswith("denied") and leaf != "denied_query"]


def test_the_leaves_are_the_twenty_one_rows_of_the_form() -> None:
    assert list(leaves()) == LEAVES


def test_every_leaf_has_a_kind_and_every_kind_one_leaf_in_the_order_of_the_form() -> None:
    found = [kind.leaf for kind in kinds().values()]
    assert list(dict.fromkeys(found)) == LEAVES
    assert {kind.key for kind in kinds_of("granted")} == {"granted_public", "granted_provided"}
    assert len(kinds_of("other_other")) == 4
    assert len(kinds_of("unable_none")) == 2


def test_every_kind_is_cited_and_says_what_its_document_needs() -> None:
    for kind in kinds().values():
        assert kind.cites
        assert kind.documents
        assert kind.reasons
        keys = [reason.key for reason in kind.reasons]
        assert len(keys) == len(set(keys))


def test_redirects_are_notices_and_refusals_are_decisions() -> None:
    first = {kind.key: kind.documents[0] for kind in kinds().values()}
    assert first["denied_secret"] is Document.DECISION
    assert first["noproc_repeat"] is Document.NOTICE
    assert kinds()["denied_query"].documents == (Document.NOTICE, Document.DECISION)
    assert [document.label for document in Document] == ["政府信息公开申请答复书", "告知书"]


def classes(leaf: str, day: date) -> set[str]:
    return {kind.remedy_on(day).value for kind in kinds_of(leaf)}


@pytest.mark.parametrize("leaf", [*WITHHELD, "partial"])
def test_withholding_needs_reconsideration_first_since_2024(leaf: str) -> None:
    assert [classes(leaf, day) for day in (BEFORE, BETWEEN, AFTER)] == [{"R2"}, {"R1"}, {"R1"}]


@pytest.mark.parametrize(
    "leaf",
    ["granted", "unable_none", "unable_unclear", "noproc_massive", "noproc_confirm",
     "other_overdue_correction", "other_overdue_fee"],
)  # fmt: skip
def test_these_may_be_reconsidered_or_sued_at_any_time(leaf: str) -> None:
    assert [classes(leaf, day) for day in (BEFORE, BETWEEN, AFTER)] == [{"R2"}] * 3


@pytest.mark.parametrize(
    "leaf",
    ["denied_query", "unable_create", "noproc_petition", "noproc_repeat", "noproc_publication"],
)
def test_these_are_not_suable_by_themselves_since_june_2025(leaf: str) -> None:
    days = (BEFORE, BETWEEN, date(2025, 5, 31), AFTER)
    assert [classes(leaf, day) for day in days] == [{"R2"}, {"R2"}, {"R2"}, {"R3"}]
    assert {kind.remedy_on(AFTER).confidence.value for kind in kinds_of(leaf)} == {"uncertain"}


def test_other_outcomes_have_no_rule_of_their_own() -> None:
    assert classes("other_other", AFTER) == {"none"}
    assert Remedy("none") is Remedy.NONE


def test_a_kind_is_not_in_force_before_its_law() -> None:
    assert kind_on("denied_secret", day=date(2019, 5, 15)).leaf == "denied_secret"
    with pytest.raises(NotInForce, match="国家秘密"):
        kind_on("denied_secret", day=date(2019, 5, 14))
    with pytest.raises(NotInForce):
        kinds()["overdue_fee"].remedy_on(date(2020, 12, 31))


def test_unknown_kinds_and_leaves_are_named() -> None:
    with pytest.raises(UnknownKey, match="other_single"):
        kind_on("other_single", day=AFTER)
    with pytest.raises(UnknownKey, match="nowhere"):
        kinds_of("nowhere")


def test_reasons_left_out_or_blank_are_missing() -> None:
    kind = kinds()["denied_secret"]
    given = {"classified_by": "某机关", "classification": " "}
    assert [reason.key for reason in missing_reasons(kind, given=given)] == ["classification"]
    assert missing_reasons(kind, given={**given, "classification": "秘密★10年"}) == ()


ROW: dict[str, object] = {
    "key": "x",
    "leaf": "granted",
    "title": "某",
    "since": date(2019, 5, 15),
    "cites": "条例（2019）第三十六条",
    "documents": ["D"],
    "reasons": [{"key": "a", "title": "甲"}],
    "versions": [{"value": "R2", "since": date(2019, 5, 15), "cites": "条例（2019）第五十一条"}],
}


def test_a_kind_may_end() -> None:
    kind = read_kind({**ROW, "until": date(2020, 1, 1)}, place="那里")
    assert kind.holds_on(date(2020, 1, 1))
    assert not kind.holds_on(date(2020, 1, 2))
    with pytest.raises(NotInForce):
        kind.remedy_on(date(2020, 1, 2))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"leaf": "other_single"}, "没有这一行"),
        ({"documents": ["X"]}, "D、N"),
        ({"cites": "某法第一条"}, "没有对应文件"),
        (
            {"versions": [{"value": "R9", "since": date(2019, 5, 15), "cites": "条例（2019）"}]},
            "R9",
        ),
    ],
)
def test_a_bad_kind_does_not_load(change: dict[str, object], said: str) -> None:
    with pytest.raises(BadLawData, match=said):
        read_kind({**ROW, **change}, place="那里")
