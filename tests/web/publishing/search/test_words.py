"""Text into words: pairs, whole Latin words, phrases that are exact."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.web.publishing.search.marking import Piece, marked, passage, spans
from gongkai.web.publishing.search.words import MOST_PHRASES, Phrase, asked, located, words


def test_han_characters_become_overlapping_pairs_and_latin_words_stay_whole() -> None:
    assert words("信息公开，Open 2024年") == [
        "信息", "息公", "公开", "开", ".", "open", "2024", "年",
    ]  # fmt: skip


def test_a_line_break_between_han_characters_is_only_layout() -> None:
    assert words("信息公\n 开") == words("信息公开")


def test_other_shapes_of_a_sign_are_the_same_sign() -> None:
    assert words("⼀⾏２０２４Ａ") == ["一行", "行", "2024a"]


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("公开", (Phrase(("公开",)),)),
        ("公", (Phrase(("公",), open=True),)),
        ("2024年", (Phrase(("2024", "年"), open=True),)),
        ("预算 公开", (Phrase(("预算",)), Phrase(("公开",)))),
        ("“预算 公开”", (Phrase(("预算", "算公", "公开")),)),
        ('"open data', (Phrase(("open", "data")),)),
        ("管发〔2024〕3号", (Phrase(("管发", "发", ".", "2024", ".", "3", "号"), open=True),)),
        ("公开 公开", (Phrase(("公开",)),)),
        ("！？", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_a_question_becomes_phrases(question: str, phrases: tuple[Phrase, ...]) -> None:
    assert asked(question) == phrases


def test_a_question_has_an_end() -> None:
    assert len(asked(" ".join(f"词{number}" for number in range(99)))) == MOST_PHRASES


@given(st.text())
def test_words_with_places_are_the_same_words(text: str) -> None:
    composed = unicodedata.normalize("NFKC", text)
    if all(unicodedata.combining(sign) == 0 for sign in unicodedata.normalize("NFKD", composed)):
        assert [word for word, _, _ in located(composed)] == words(composed)


@given(st.text(alphabet="公开信息a1 ，\n"), st.text(alphabet="公开信息a1", min_size=1, max_size=4))
def test_what_is_marked_is_what_was_asked(text: str, question: str) -> None:
    pieces = marked(text, asked(question))
    assert "".join(each.text for each in pieces) == text
    for each in pieces:
        if each.marked:
            assert question in re.sub(r"\s", "", each.text)


def test_overlapping_places_are_marked_once() -> None:
    assert spans("公开公开公开", asked("公开公开")) == [(0, 6)]
    assert marked("本年公开", asked("年")) == (
        Piece("本", marked=False),
        Piece("年", marked=True),
        Piece("公开", marked=False),
    )


def test_the_passage_lies_around_the_first_place() -> None:
    text = "前" * 200 + "预算公开" + "后" * 200
    pieces = passage(text, asked("预算"))
    assert [each.text for each in pieces if each.marked] == ["预算"]
    assert pieces[0].text == pieces[-1].text == "…"
    assert sum(len(each.text) for each in pieces) < 130
    far = passage("前" * 9000 + "预算公开", asked("公开"))
    assert [each.text for each in far if each.marked] == ["公开"]
    assert [each.text for each in passage("前" * 9000, asked("公开"))] == ["前" * 120, "…"]
    assert passage("短文", ()) == (Piece("短文", marked=False),)


@given(
    st.text(st.sampled_from("公开信息办法a， \n５一"), max_size=30),
    st.sampled_from(["公开", "公", "信息公开", "公公", "一", "公开 信息", "a", "aa", "５"]),
)
def test_a_quick_look_marks_what_a_slow_one_marks(text: str, question: str) -> None:
    phrases = asked(question)
    slow = Phrase(("不在", "x"))  # found nowhere; with it the text is taken apart
    assert spans(text, phrases) == spans(text, (*phrases, slow))
