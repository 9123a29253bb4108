"""Whatever happens to a worker, every file has its answer and no file suffers for another."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gongkai.corpus.checking import Settings, check_folder
from gongkai.corpus.engines import Job
from gongkai.corpus.engines.local import Local
from gongkai.corpus.errors import OtherMachine
from gongkai.corpus.work import Chunk, work
from gongkai.files.worker import Limits
from tests.corpus.folders import papers, put, rows, written, zipped
from tests.corpus.hostile import READER

HOSTILE = Settings(chunk=3, reader=READER)


def _reasons(out: Path) -> dict[object, object]:
    return {row["file"]: row["reason"] for row in rows(out, "reports")}


def test_a_file_that_kills_its_reader_is_recorded_and_the_rest_is_read(tmp_path: Path) -> None:
    good = papers()["a/2023.html"]
    bad = {"2.html": b"KILL THE READER\n", "3.html": b"STUMBLE\n"}
    folder = put(tmp_path / "in", {"1.html": good, **bad, "4.html": good})
    check_folder(folder, out=tmp_path / "out", engine=Local(workers=1), settings=HOSTILE)
    reasons = _reasons(tmp_path / "out")
    assert reasons["2.html"] == "读取时异常终止，文件可能已损坏"
    assert "KeyError" in str(reasons["3.html"])
    assert reasons["1.html"] is reasons["4.html"] is None


def test_a_reader_killed_from_outside_is_asked_again_alone(tmp_path: Path) -> None:
    once = f"KILL THE READER once {tmp_path / 'flag'}\n".encode()
    folder = put(tmp_path / "in", {"1.html": once + papers()["a/2023.html"]})
    check_folder(folder, out=tmp_path / "out", engine=Local(workers=1), settings=HOSTILE)
    assert _reasons(tmp_path / "out") == {"1.html": None}


def test_a_file_that_hangs_is_recorded_after_its_time(tmp_path: Path) -> None:
    good = papers()["a/2023.html"]
    folder = put(tmp_path / "in", {"1.html": b"HANG\n", "2.html": good})
    settings = Settings(reader=READER, limits=Limits(seconds=3))
    check_folder(folder, out=tmp_path / "out", engine=Local(workers=1), settings=settings)
    reasons = _reasons(tmp_path / "out")
    assert "超过时间限度" in str(reasons["1.html"])
    assert reasons["2.html"] is None


def test_a_worker_killed_in_the_middle_changes_nothing(
    tmp_path: Path, folder: Path, checked: Path
) -> None:
    files = papers()
    once = f"KILL THE WORKER once {tmp_path / 'flag'}\n".encode()
    killing = put(tmp_path / "in", {**files, "c/2024.html": once + files["c/2024.html"]})
    check_folder(killing, out=tmp_path / "out", engine=Local(workers=2), settings=HOSTILE)
    assert (tmp_path / "flag").exists()
    assert rows(tmp_path / "out", "facts") == rows(checked, "facts")
    assert rows(tmp_path / "out", "findings") == rows(checked, "findings")


def test_only_the_file_that_kills_every_worker_is_lost(tmp_path: Path) -> None:
    good = papers()["a/2023.html"]
    files = {f"{number}.html": good for number in range(7)}
    folder = put(tmp_path / "in", {**files, "4.html": b"KILL THE WORKER\n"})
    outcome = check_folder(folder, out=tmp_path / "out", engine=Local(workers=2), settings=HOSTILE)
    assert (outcome.read, outcome.unread) == (6, 1)
    assert _reasons(tmp_path / "out")["4.html"] == "读取时异常终止，文件可能已损坏"


def test_only_the_file_of_a_zip_that_kills_every_worker_is_lost(tmp_path: Path) -> None:
    files = {f"{number}.html": papers()["a/2023.html"] for number in range(7)}
    many = zipped({**files, "4.html": b"KILL THE WORKER\n"})
    folder = put(tmp_path / "in", {"many.zip": many})
    outcome = check_folder(folder, out=tmp_path / "out", engine=Local(workers=2), settings=HOSTILE)
    assert (outcome.read, outcome.unread) == (6, 1)
    assert _reasons(tmp_path / "out")["many.zip!4.html"] == "读取时异常终止，文件可能已损坏"


def _break(number: int) -> int:
    if number == 3:
        raise ValueError("a mistake of ours")
    return number * 10


def _apart(number: int) -> tuple[int, ...]:
    return (number,)


def _negative(number: int) -> int:
    return -number


def test_a_task_that_always_fails_is_answered_for() -> None:
    job = Job(_break, _apart, _negative)
    assert sorted(Local(workers=1)(job, range(5))) == [-3, 0, 10, 20, 40]


def test_every_task_of_a_source_is_done_however_many_there_are() -> None:
    job = Job(abs, _apart, _negative)
    assert sorted(Local(workers=2)(job, (-each for each in range(50)))) == list(range(50))


def test_a_run_that_is_killed_goes_on_where_it_was(
    tmp_path: Path, folder: Path, checked: Path
) -> None:
    words = [
        sys.executable,
        "-c",
        _RUN.format(path=sys.path, folder=str(folder), out=str(tmp_path)),
    ]
    run = subprocess.Popen(words, start_new_session=True)  # noqa: S603 our own words
    for _ in range(600):
        if len(list((tmp_path / "work").rglob("*.arrow"))) >= 3:
            break
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    assert not (tmp_path / "reports.parquet").exists()
    outcome = check_folder(folder, out=tmp_path, engine=Local(workers=1))
    assert outcome.known >= 3
    assert outcome.fresh + outcome.known == 10
    assert written(tmp_path) == written(checked)


_RUN = """
import sys, time
sys.path[:] = {path!r}
from pathlib import Path
from gongkai.corpus import checking
from tests.corpus.folders import Shuffled
keep = checking.Store.keep
def slowly(store, part):
    keep(store, part)
    time.sleep(0.5)
checking.Store.keep = slowly
settings = checking.Settings(chunk=1)
checking.check_folder(Path({folder!r}), out=Path({out!r}), engine=Shuffled(), settings=settings)
"""


def test_a_worker_with_other_rules_is_refused(folder: Path) -> None:
    with pytest.raises(OtherMachine, match="版本不同"):
        work(Chunk(str(folder), ("a/2023.html",), "another"))


def test_a_worker_without_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OtherMachine, match="没有这个文件夹"):
        work(Chunk(str(tmp_path / "no"), ("a.html",), ""))
