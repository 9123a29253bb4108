"""Engines: whoever runs the tasks. What comes out is the same set of answers, in any order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Job(Generic[T, R]):
    """A kind of task: how it is done, how it comes apart, what is said when it cannot be done."""

    work: Callable[[T], R]
    alone: Callable[[T], tuple[T, ...]]
    lost: Callable[[T], R]


class Engine(Protocol):
    """Runs every task once, whatever happens to the workers; `far` when on other machines."""

    far: bool

    def __call__(self, job: Job[T, R], tasks: Iterable[T]) -> Iterator[R]:
        """The answers as they come. Tasks are taken from the iterable as workers fall idle."""
        ...


def rest(job: Job[T, R], task: T) -> tuple[tuple[T, ...], tuple[R, ...]]:
    """A task that failed for good: the smaller tasks it comes apart into, else what is said."""
    parts = job.alone(task)
    return (parts, ()) if len(parts) > 1 else ((), (job.lost(task),))
