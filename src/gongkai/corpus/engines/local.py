"""All cores of this machine: processes of the standard library."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType

from gongkai.corpus.engines import Job, R, T, rest
from gongkai.law.errors import GongkaiError

TRIES = 2
"""How often a task is done by itself before it is given up or taken apart."""

AHEAD = 2
"""Tasks under way for each worker: none waits, and little is held."""


class Local:
    """An engine of so many processes on this machine."""

    far = False

    def __init__(self, *, workers: int) -> None:
        """No process is started before the first task."""
        self._workers = workers

    def __call__(self, job: Job[T, R], tasks: Iterable[T]) -> Iterator[R]:
        """The answers as they come.

        A worker that is killed breaks the whole pool and nobody can tell over which task. What
        was under way is done again, one at a time, so that nobody suffers for another's file.
        """
        source = iter(tasks)
        with _Pool(self._workers) as pool:
            while True:
                suspects = yield from _together(job, source, pool)
                if not suspects:
                    return
                yield from _one_by_one(job, suspects, pool)


class _Pool:
    """A pool of processes that is made anew when it is broken."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        self.end(wait=kind is None)

    def submit(self, job: Job[T, R], task: T) -> Future[R]:
        """Errors: BrokenProcessPool."""
        if self._pool is None:
            # Forking a process that shows progress in a thread could copy a held lock.
            fresh = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.workers, fresh, _begin)
        return self._pool.submit(job.work, task)

    def end(self, *, wait: bool = True) -> None:
        """End the processes; the next task starts others."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=wait, cancel_futures=True)


def _begin() -> None:
    """A worker ends without a word on Ctrl-C, and when the process that feeds it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os._exit(1)


def _together(job: Job[T, R], source: Iterator[T], pool: _Pool) -> Generator[R, None, list[T]]:
    """Do tasks side by side until there are none or the pool breaks; those that failed."""
    suspects: list[T] = []
    under: dict[Future[R], T] = {}
    broken = False
    while True:
        while not broken and len(under) < AHEAD * pool.workers:
            task = next(source, None)
            if task is None:
                break
            broken = not _submitted(job, task, pool, under, suspects)
        if not under:
            break
        for future in wait(under, return_when=FIRST_COMPLETED).done:
            task = under.pop(future)
            wrong = future.exception()
            if wrong is None:
                yield future.result()
                continue
            broken = broken or isinstance(wrong, BrokenProcessPool)
            suspects.append(_failed(task, wrong))
    if broken:
        pool.end()
    return suspects


def _submitted(
    job: Job[T, R], task: T, pool: _Pool, under: dict[Future[R], T], suspects: list[T]
) -> bool:
    try:
        under[pool.submit(job, task)] = task
    except BrokenProcessPool:
        suspects.append(task)
        return False
    return True


def _one_by_one(job: Job[T, R], suspects: Iterable[T], pool: _Pool) -> Iterator[R]:
    """Do tasks by themselves; one that fails again comes apart, one file that does is lost."""
    queue = deque((task, 1) for task in suspects)
    while queue:
        task, number = queue.popleft()
        try:
            yield pool.submit(job, task).result()
            continue
        except Exception as wrong:  # whatever it is: one bad file never stops the run
            _failed(task, wrong)
            pool.end()
        if number < TRIES:
            queue.appendleft((task, number + 1))
            continue
        parts, said = rest(job, task)
        queue.extendleft((part, 1) for part in reversed(parts))
        yield from said


def _failed(task: T, wrong: BaseException) -> T:
    """The task that failed, unless the whole run is at fault: then its error."""
    if isinstance(wrong, GongkaiError):
        raise wrong
    return task
