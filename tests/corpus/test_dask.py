"""The same work on a cluster of two processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from gongkai.corpus.checking import Settings, check_folder
from gongkai.corpus.engines import Job
from gongkai.corpus.engines.dask import Dask
from gongkai.corpus.errors import NoScheduler, OtherMachine
from tests.corpus.folders import papers, put, rows, written
from tests.corpus.hostile import READER


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The scheduler of two workers."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def test_the_result_is_the_local_one_byte_for_byte(
    address: str, folder: Path, checked: Path, tmp_path: Path
) -> None:
    check_folder(folder, out=tmp_path, engine=Dask(address=address), settings=Settings(chunk=1))
    assert written(tmp_path) == written(checked)


def test_every_task_of_a_source_is_done_however_many_there_are(address: str) -> None:
    every = range(-50, 0)
    job = Job(abs, lambda task: (task,), lambda _: 0)
    assert sorted(Dask(address=address)(job, (each for each in every))) == list(range(1, 51))


def test_a_worker_killed_in_the_middle_loses_nothing(
    address: str, checked: Path, tmp_path: Path
) -> None:
    files = papers()
    once = f"KILL THE WORKER once {tmp_path / 'flag'}\n".encode()
    folder = put(tmp_path / "in", {**files, "c/2024.html": once + files["c/2024.html"]})
    settings = Settings(chunk=3, reader=READER)
    check_folder(folder, out=tmp_path / "out", engine=Dask(address=address), settings=settings)
    assert (tmp_path / "flag").exists()
    assert rows(tmp_path / "out", "facts") == rows(checked, "facts")
    assert rows(tmp_path / "out", "findings") == rows(checked, "findings")


def test_workers_with_other_rules_are_refused(
    address: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.corpus.checking.stamp", lambda: "another")
    with pytest.raises(OtherMachine, match="版本不同"):
        check_folder(folder, out=tmp_path, engine=Dask(address=address))


def test_a_scheduler_that_does_not_answer_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.corpus.engines.dask.PATIENCE", 1)
    with pytest.raises(NoScheduler, match="连接不上调度器"):
        check_folder(folder, out=tmp_path, engine=Dask(address="tcp://127.0.0.1:9"))
