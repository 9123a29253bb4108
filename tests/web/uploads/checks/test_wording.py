"""Wordings: the shipped list is sound, and a word is not found inside a longer, right one."""

import pytest

from gongkai.web.uploads.checks import check_text
from gongkai.web.uploads.checks.wording import Wording, shipped, wordings


def found(text: str) -> list[str]:
    return [each.quote for each in check_text(text) if each.rule == "wording"]


def test_the_shipped_list_says_of_each_word_what_is_wrong_and_who_says_so() -> None:
    edition, words = shipped()
    assert edition
    assert len({each.find for each in words}) == len(words) > 30
    assert all(each.say and each.kind and each.cites for each in words)


@pytest.mark.parametrize("word", shipped()[1], ids=lambda each: each.find)
def test_each_shipped_word_is_found_and_its_replacement_is_not(word: Wording) -> None:
    assert found(f"有关{word.find}的事项") == [word.find]
    assert word.find not in found(f"有关{word.use}的事项")


def test_wordings_are_found_at_each_place() -> None:
    told = [each for each in check_text("截止目前，截止目前。") if each.rule == "wording"]
    assert [(each.start, each.advice) for each in told] == [
        (0, "改为“截至目前”"), (5, "改为“截至目前”"),
    ]  # fmt: skip


def test_a_word_inside_a_longer_right_one_is_left_alone() -> None:
    assert found("各级环境保护部门") == []
    assert found("环境保护部门和环境保护部") == ["环境保护部"]
    assert found("新购设备按装备管理") == []


def test_letters_of_printed_pages_are_found_like_the_usual_ones() -> None:
    assert found("国⼟资源局") == ["国⼟资源局"]
    word = Wording("ABC", "x", "")
    assert [each.quote for each in wordings("ＡＢＣ", words=[word])] == ["ＡＢＣ"]
