"""Progress is shown on a terminal when something takes long, and leaves nothing behind."""

import io
import time
from contextlib import redirect_stderr

import pytest

from gongkai.cli import progress as module
from gongkai.cli.progress import progress


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> _Screen:
    """A terminal behind stderr, and a user without patience."""
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    monkeypatch.setenv("TERM", "xterm")
    return _Screen()


def test_long_work_is_shown_with_its_count(screen: _Screen) -> None:
    with redirect_stderr(screen), progress("读取文件", total=4) as step:
        step()
        time.sleep(0.5)
        step()
        time.sleep(0.3)
    assert "读取文件" in screen.getvalue()
    assert "2/4" in screen.getvalue()


def test_work_without_a_count_is_shown_too(screen: _Screen) -> None:
    with redirect_stderr(screen), progress("生成年报"):
        time.sleep(0.5)
    assert "生成年报" in screen.getvalue()


def test_short_work_shows_nothing(screen: _Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 30.0)
    with redirect_stderr(screen), progress("读取文件", total=1) as step:
        step()
    assert screen.getvalue() == ""


def test_a_bar_that_comes_too_late_is_not_shown(screen: _Screen) -> None:
    bar = module._Bar("读取文件", 1)
    bar.hide()
    with redirect_stderr(screen):
        bar.show()
    assert screen.getvalue() == ""


def test_nothing_is_shown_without_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    with progress("读取文件", total=2) as step:
        step()
        time.sleep(0.2)
    assert capsys.readouterr().err == ""
