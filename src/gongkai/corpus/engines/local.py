"""All cores of this machine: processes of the standard library."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import chain

from gongkai.corpus.engines import Engine, Job, R, T, rest
from gongkai.law.errors import GongkaiError

TRIES = 2
"""How often a task may be in the hands of a pool that breaks, before it is taken apart."""

AHEAD = 2
"""Tasks under way for each worker: it never waits, and little is held."""


def local(*, workers: int) -> Engine:
    """An engine of so many processes."""
    return partial(_run, workers=workers)


@dataclass(frozen=True, slots=True)
class _Attempt[T]:
    task: T
    number: int = 1


def _run(job: Job[T, R], tasks: Iterable[T], *, workers: int) -> Iterator[R]:
    """Whoever kills a worker breaks the whole pool: it is made anew, what was under way goes on."""
    source = iter(tasks)
    again: deque[_Attempt[T]] = deque()
    while True:
        first = next(source, None) if not again else again.popleft().task
        if first is None:
            return
        source = chain((first,), source)
