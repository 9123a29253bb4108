"""Many machines: the workers of a dask scheduler."""

from __future__ import annotations

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

        def send(task: T) -> None:
            future = client.submit(job.work, task, retries=RETRIES, pure=False)
            under[future] = task
            answers.add(future)

        def fill() -> None:
            for task in islice(source, max(0, _wanted(client) - len(under))):
                send(task)

        fill()
        for future in answers:
            task = under.pop(future)
            try:
                yield future.result()
            except GongkaiError:
                raise
            except Exception:  # dask has done it again and again: killed, or a mistake of ours
                parts, said = rest(job, task)
                for part in parts:
                    send(part)
                if said is not None:
                    yield said
            fill()


def _wanted(client: Any) -> int:
    """How many tasks may be under way, of the cluster as it is now: workers come and go."""
    hands: int = sum(client.nthreads().values())
    return AHEAD * max(1, hands)
