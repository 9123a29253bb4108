"""What changed, told so that a reviewer can follow."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.web.publishing.difference import Change, Piece, changed, difference

_SIGNS = {
    Change.SAME: "{}", Change.ADDED: "+{}+", Change.REMOVED: "-{}-", Change.MOVED_AWAY: "<{}<",
    Change.MOVED_HERE: ">{}>",
}  # fmt: skip


def told(before: str, after: str) -> list[str]:
    return [
        "".join(_SIGNS[each.change].format(each.text) for each in one)
        for one in difference(before, after)
    ]


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("同样的。", "同样的。", ["同样的。"]),
        ("关于办公用房的通之", "关于办公用房的通知", ["关于办公用房的通-之-+知+"]),
        ("共计1200元", "共计1250元", ["共计-1200-+1250+元"]),
        ("甲段。", "甲段。\n乙段。", ["甲段。", "+乙段。+"]),
        ("甲段。\n乙段。", "乙段。", ["-甲段。-", "乙段。"]),
        ("", "新写的", ["+新写的+"]),
        ("自公布之日起施行", "自印发之日起实行", ["自-公布-+印发+之日起-施-+实+行"]),
    ],
)
def test_the_pieces_are(before: str, after: str, pieces: list[str]) -> None:
    assert told(before, after) == pieces


def test_a_paragraph_that_stands_elsewhere_was_moved() -> None:
    first, second, third = (
        "各科室应当按时报送材料。",
        "办公室负责汇总。",
        "本通知自印发之日起施行。",
    )
    assert told(f"{first}\n{second}\n{third}", f"{second}\n{third}\n{first}") == [
        f"<{first}<", second, third, f">{first}>",
    ]  # fmt: skip


def test_a_changed_paragraph_is_compared_with_its_like_and_not_with_its_neighbour() -> None:
    assert told("各科室应当按时报送材料。", "先开会研究部署。\n各科室应当准时报送材料。") == [
        "+先开会研究部署。+",
        "各科室应当-按-+准+时报送材料。",
    ]


def test_one_same_character_between_changes_is_no_island() -> None:
    assert told("张三的书", "李四的画") == ["-张三的书-+李四的画+"]


def test_a_very_long_paragraph_is_given_as_a_whole() -> None:
    (one,) = difference("甲" * 5000, "甲" * 4999 + "乙")
    assert [each.change for each in one] == [Change.REMOVED, Change.ADDED]


TEXT = st.text(st.sampled_from("甲乙丙丁12ab，。\n"), max_size=60)


@settings(max_examples=300, deadline=None)
@given(TEXT, TEXT)
def test_both_texts_can_be_read_out_of_the_difference(before: str, after: str) -> None:
    def read(*kept: Change) -> list[str]:
        lines = (
            "".join(each.text for each in one if each.change in kept)
            for one in difference(before, after)
        )
        return [each for each in lines if each]

    old = read(Change.SAME, Change.REMOVED, Change.MOVED_AWAY)
    new = read(Change.SAME, Change.ADDED, Change.MOVED_HERE)
    assert old == [each.strip() for each in before.splitlines() if each.strip()]
    assert new == [each.strip() for each in after.splitlines() if each.strip()]
    assert changed(difference(before, after)) is (old != new)


def test_nothing_changed_is_said_so() -> None:
    assert not changed(difference("甲\n乙", "甲\n\n乙"))
    assert changed(((Piece(Change.ADDED, "甲"),),))
