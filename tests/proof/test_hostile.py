"""Files that mean harm: refused or read, with a reason, in bounded time and memory."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.files.errors import Unreadable
from gongkai.files.guard import Guard
from gongkai.files.readers.archive import entries
from gongkai.files.worker import Limits
from tests.files.readers.word_papers import package
from tests.proof.poison import BORNE, REFUSED

CHAIN = "tests.proof.hostile:whole_chain"
SECONDS = 10
SMALLER = 10


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with Guard(Limits(seconds=4 * SECONDS, memory=2**30)) as each:
        yield each


def outcome(guard: Guard, data: bytes, name: str) -> str:
    """What became of a file: what was found in it, or the reason."""
    try:
        return str(guard.call(CHAIN, data, name=name))
    except Unreadable as refused:
        return refused.reason


@pytest.mark.parametrize("name", [name for name in REFUSED if name != "nothing.docx"])
def test_bombs_entities_and_noise_are_refused_with_a_reason(guard: Guard, name: str) -> None:
    began = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        guard.call(CHAIN, REFUSED[name](), name=name)
    assert refused.value.reason
    assert "限度，已停止" not in refused.value.reason
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize("name", BORNE)
def test_endless_words_and_markup_cost_little(guard: Guard, name: str) -> None:
    began = time.monotonic()
    assert "限度，已停止" not in outcome(guard, BORNE[name](SMALLER), name)
    assert time.monotonic() - began < SECONDS


def test_entities_from_outside_bring_nothing_in(guard: Guard) -> None:
    paper = guard.call("gongkai.files.readers:read_paper", BORNE["outside.html"](1), name="甲")
    assert "root:" not in str(paper)


def test_paths_that_climb_and_links_that_lead_out_are_named(tmp_path: Path) -> None:
    inside = tmp_path / "文件夹"
    inside.mkdir()
    (tmp_path / "外.txt").write_text("外面的文件", encoding="utf-8")
    (inside / "链.txt").symlink_to(tmp_path / "外.txt")
    (inside / "环").symlink_to(inside)
    (inside / "包.zip").write_bytes(
        package({"../外.txt": "甲", "/etc/外.txt": "乙", "C:\\外.txt": "丙", "内.txt": "丁"})
    )
    found = {entry.name: entry for entry in entries(inside)}
    read = [name for name, entry in found.items() if entry.data is not None]
    assert read == ["包.zip!内.txt"]
    assert all(entry.reason for name, entry in found.items() if name not in read)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["外.txt", "文件夹"]
