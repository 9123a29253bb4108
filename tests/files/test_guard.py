"""The guard: nothing a file does to its reader reaches us, and it costs little."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.files.errors import Unreadable
from gongkai.files.guard import Guard, read_guarded, shielded
from gongkai.files.worker import Limits
from tests.files.readers.word_papers import docx, p

ACTS = "tests.files.guarded_acts:"


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with Guard(Limits(seconds=20)) as each:
        yield each


@pytest.fixture
def strict() -> Iterator[Guard]:
    with Guard(Limits(seconds=1)) as each:
        yield each


def reason(guard: Guard, act: str, data: bytes = b"") -> str:
    with pytest.raises(Unreadable) as caught:
        guard.call(ACTS + act, data, name="甲.pdf")
    assert caught.value.name == "甲.pdf"
    return caught.value.reason


def worker(guard: Guard) -> int:
    answer = guard.call(ACTS + "measure", b"", name="甲")
    assert isinstance(answer, tuple)
    return int(answer[2])


def test_a_value_comes_back_from_another_process(guard: Guard) -> None:
    answer = guard.call(ACTS + "measure", b"abc", name="甲.pdf")
    assert isinstance(answer, tuple)
    assert answer[:2] == (3, "甲.pdf")
    assert answer[2] != os.getpid()


def test_one_worker_reads_file_after_file(guard: Guard) -> None:
    assert len({worker(guard) for _ in range(5)}) == 1


def test_large_files_pass_through_whole(guard: Guard) -> None:
    answer = guard.call(ACTS + "measure", bytes(20_000_000), name="甲")
    assert isinstance(answer, tuple)
    assert answer[0] == 20_000_000


def test_what_a_reader_says_reaches_the_caller(guard: Guard) -> None:
    before = worker(guard)
    assert reason(guard, "refuse") == "看不懂"
    assert worker(guard) == before


def test_a_mistake_of_a_reader_is_an_unreadable_file(guard: Guard) -> None:
    assert "KeyError" in reason(guard, "stumble")
    assert "嵌套过深" in reason(guard, "recurse")
    assert reason(guard, "no_such_function")


def test_a_sleeping_reader_is_stopped_and_replaced(strict: Guard) -> None:
    before = worker(strict)
    began = time.monotonic()
    assert "时间限度" in reason(strict, "sleep")
    assert time.monotonic() - began < 5
    assert worker(strict) != before


def test_a_busy_reader_is_stopped(strict: Guard) -> None:
    assert "时间限度" in reason(strict, "spin")


def test_a_swelling_reader_is_told_no(guard: Guard) -> None:
    assert "内存限度" in reason(guard, "swell")


def test_a_crash_is_an_answer_and_the_next_file_is_read(guard: Guard) -> None:
    before = worker(guard)
    assert "异常终止" in reason(guard, "die")
    assert worker(guard) != before


def test_noise_of_a_library_does_not_mix_with_answers(guard: Guard) -> None:
    assert guard.call(ACTS + "chatter", b"", name="甲") == "said"
    assert worker(guard) > 0


def test_values_that_act_are_refused(guard: Guard) -> None:
    assert reason(guard, "trap")


def test_what_the_reader_started_ends_with_it(strict: Guard, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    reason(strict, "leave_child", str(note).encode())
    child = int(note.read_text())
    for _ in range(50):
        if not _runs(child):
            break
        time.sleep(0.1)
    assert not _runs(child)


def test_a_closed_guard_starts_again_when_asked(strict: Guard) -> None:
    before = worker(strict)
    strict.close()
    strict.close()
    assert worker(strict) != before


def test_a_paper_is_read_behind_the_guard(guard: Guard) -> None:
    paper = guard.call("gongkai.files.readers.docx:read", docx(p("正文")), name="甲.docx")
    assert [block.text for block in paper.paragraphs()] == ["正文"]  # type: ignore[attr-defined]


def test_any_file_is_read_behind_a_guard_of_its_own_kind() -> None:
    paper = read_guarded(docx(p("正文")), name="甲")
    assert [block.text for block in paper.paragraphs()] == ["正文"]


def test_a_reader_with_a_dangerous_library_is_guarded_once(guard: Guard) -> None:
    own = shielded(ACTS + "measure", b"", name="甲")
    assert isinstance(own, tuple)
    assert own[2] not in (os.getpid(), worker(guard))
    inner = guard.call(ACTS + "measure_shielded", b"", name="甲")
    assert isinstance(inner, tuple)
    assert inner[2] == worker(guard)


def _runs(pid: int) -> bool:
    """Whether a process lives (a dead one nobody asked after does not count)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
