"""Many machines: the workers of a dask scheduler."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from gongkai.corpus.engines import Job, R, T, rest
from gongkai.corpus.errors import NoScheduler, extra
from gongkai.law.errors import GongkaiError

RETRIES = 2
"""How often dask does a task again whose worker was lost or that failed."""

AHEAD = 3
"""Tasks under way for each thread of the cluster: none waits for the network."""

PATIENCE = 20
"""Seconds within which the scheduler must answer."""


class Dask:
    """An engine of the workers behind a scheduler's address, `tcp://host:8786`."""

    far = True

    def __init__(self, *, address: str) -> None:
        """Nothing is asked before the first task. Errors: ExtraMissing."""
        self._address = address
        self._dask = extra("distributed")

    def __call__(self, job: Job[T, R], tasks: Iterable[T]) -> Iterator[R]:
        """The answers as they come; as many tasks are sent as the cluster has hands for."""
        try:
            client = self._dask.Client(
                self._address, timeout=PATIENCE, set_as_default=False, name="gongkai"
            )
        except (OSError, ValueError) as wrong:
            raise NoScheduler(self._address) from wrong
        with client:
            yield from self._all(client, job, iter(tasks))

    def _all(self, client: Any, job: Job[T, R], source: Iterator[T]) -> Iterator[R]:
        under: dict[Any, T] = {}
        answers = self._dask.as_completed(loop=client.loop)
        waiting: deque[T] = deque()
        while True:
            room = max(0, _wanted(client) - len(under))
            for task in _taken(waiting, source, most=room):
                future = client.submit(job.work, task, retries=RETRIES, pure=False)
                under[future] = task
                answers.add(future)
            if not under:
                return
            future = next(answers)
            parts, said = _answered(future, job, under.pop(future))
            waiting += parts
            yield from said


def _taken(waiting: deque[T], source: Iterator[T], *, most: int) -> list[T]:
    """So many tasks: what came apart first, then what is new; the source stays open."""
    tasks = [waiting.popleft() for _ in range(min(most, len(waiting)))]
    return tasks + list(islice(source, most - len(tasks)))


def _answered(future: Any, job: Job[T, R], task: T) -> tuple[tuple[T, ...], tuple[R, ...]]:
    """The answer; of a task that dask has done again and again in vain, its parts."""
    try:
        return (), (future.result(),)
    except GongkaiError:
        raise
    except Exception:  # a killed worker, or a mistake of ours: one bad file never stops the run
        return rest(job, task)


def _wanted(client: Any) -> int:
    """How many tasks may be under way, of the cluster as it is now: workers come and go."""
    hands: int = sum(client.nthreads().values())
    return AHEAD * max(1, hands)
