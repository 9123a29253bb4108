"""Progress on the terminal's side channel for whatever takes longer than a second."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn, Task
    from rich.text import Text

PATIENCE = 1.0
"""Seconds after which a user wants to know that something is going on."""


@contextmanager
def progress(words: str, *, total: int | None = None) -> Iterator[Callable[[], None]]:
    """Show a bar on stderr when the block takes long; call what it gives after each step.

    Without `total` the bar only says that work goes on. Nothing is shown unless stderr is a
    terminal, and nothing is left when the block ends.
    """
    bar = _Bar(words, total)
    timer = threading.Timer(PATIENCE, bar.show)
    timer.daemon = True
    if sys.stderr.isatty():
        timer.start()
    try:
        yield bar.step
    finally:
        timer.cancel()
        bar.hide()


class _Bar:
    """A bar that is not there until `show`; safe to step and hide at any time."""

    def __init__(self, words: str, total: int | None) -> None:
        self._words, self._total, self._done = words, total, 0
        self._lock = threading.Lock()
        self._over = False
        self._shown: Progress | None = None

    def step(self) -> None:
        with self._lock:
            self._done += 1
            if self._shown:
                self._shown.update(self._shown.task_ids[0], completed=self._done)

    def show(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        with self._lock:
            if self._over:
                return
            counted = (MofNCompleteColumn(), _rate(), TimeRemainingColumn()) if self._total else ()
            self._shown = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                *counted,
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._shown.add_task(self._words, total=self._total, completed=self._done)
            self._shown.start()

    def hide(self) -> None:
        with self._lock:
            self._over = True
            if self._shown:
                self._shown.stop()


def _rate() -> "ProgressColumn":
    """How many a second of late."""
    from rich.progress import ProgressColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: "Task") -> "Text":
            return Text(f"{task.speed:.1f}/s" if task.speed else "", style="progress.data.speed")

    return Rate()
