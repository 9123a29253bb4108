"""Widths, line breaks and colours."""

import io
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.cli.__main__ import main
from gongkai.cli.terminal import hanging, line_width, pad, paint, width_of, wrap
from tests.cli.papers import unbalanced

TEXTS = st.text("政府信息公开，。（）“”abc 123〔〕、：", max_size=60)


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_chinese_character_takes_two_columns() -> None:
    assert width_of("表3（é）") == 2 + 1 + 2 + 1 + 2
    assert pad("表", 4) == "表  "
    assert pad("12", 4, right=True) == "  12"


@given(TEXTS, st.integers(12, 40))
def test_wrapping_loses_nothing_but_blanks_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        long_word = max((len(word) for word in line.split()), default=0)
        assert width_of(line) <= width or long_word > width // 4


def test_a_line_never_begins_with_closing_or_ends_with_opening_punctuation() -> None:
    assert wrap("政府信息，公开", 8) == ["政府信", "息，公开"]
    assert wrap("政府信（公开）", 8) == ["政府信", "（公开）"]


def test_latin_words_are_kept_whole() -> None:
    assert wrap("see gongkai check", 8) == ["see", "gongkai", "check"]


def test_lines_are_kept_and_nothing_is_wrapped_without_a_terminal() -> None:
    assert wrap("一\n二", 80) == ["一", "二"]
    assert wrap("长" * 200, None) == ["长" * 200]
    assert wrap("", 10) == [""]
    assert line_width(io.StringIO()) is None


def test_other_lines_hang_below_the_first() -> None:
    lines = hanging("政府信息公开工作年度报告", first="依据：", rest="      ", width=26)
    assert lines == ["依据：政府信息公开工作年度", "      报告"]


def test_the_width_of_a_terminal_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    assert line_width(_Screen()) == 100
    monkeypatch.setenv("COLUMNS", "60")
    assert line_width(_Screen()) == 60


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert paint("须改正", "red", _Screen()) == "\x1b[31m须改正\x1b[0m"
    assert paint("须改正", "red", io.StringIO()) == "须改正"
    monkeypatch.setenv("NO_COLOR", "1")
    assert paint("须改正", "red", _Screen()) == "须改正"
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert paint("须改正", "red", _Screen()) == "须改正"


def test_a_person_at_a_terminal_is_told_where_rules_are_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    screen = _Screen()
    with redirect_stdout(screen):
        assert main(["check", str(unbalanced(tmp_path / "report.html"))]) == 1
    assert "gongkai explain BAL01" in screen.getvalue()
    assert "\x1b[31m" in screen.getvalue()
