"""Read a file in a child process that cannot take more time or memory than it is given.

One worker is started and reused: a file costs a trip through two pipes, not a new interpreter.
A worker that breaks a limit, or dies, is killed with everything it started and the next file
gets a new one.
"""

import atexit
import importlib
import io
import os
import pickle
import signal
import subprocess
import sys
import threading
from functools import cache
from typing import IO, cast

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Paper
from gongkai.files.worker import HERE, Limits, receive, send

READ_PAPER = "gongkai.files.readers:read_paper"
_SERVE = "import sys; sys.path[:] = {path!r}; from gongkai.files.worker import serve; serve()"
_LIFE = 1_000  # files one worker reads before a fresh one takes over: leaks stay small
_PLAIN = frozenset(("builtins", "collections", "datetime", "decimal", "fractions", "pathlib"))
_TOO_LONG = "读取超过时间限度，已停止；文件可能过大或经过特殊构造"
_DIED = "读取时异常终止，文件可能已损坏"


class Guard:
    """A worker process behind limits; use it as a context, or `close` it."""

    def __init__(self, limits: Limits | None = None) -> None:
        """Nothing is started before the first file."""
        self._limits = limits or Limits()
        self._worker: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._served = 0
        self._lock = threading.Lock()

    def __enter__(self) -> "Guard":
        """The guard itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the worker."""
        self.close()

    def call(self, function: str, data: bytes, *, name: str) -> object:
        """`module:function(data, name=name)` run in the worker: its value, or Unreadable.

        Whatever the function raises that is not Unreadable becomes Unreadable here.
        """
        with self._lock:
            worker = self._ready()
            late = threading.Event()
            watch = threading.Timer(self._limits.seconds, _stop, (worker, late))
            watch.daemon = True
            watch.start()
            try:
                answer = _ask(worker, (function, data, name, self._limits))
            finally:
                watch.cancel()
            self._served += 1
            if answer is None:
                raise Unreadable(name, self._post_mortem(late))
            return _value(answer, name)

    def close(self) -> None:
        """End the worker and everything it started; the next call starts another."""
        worker, self._worker = self._worker, None
        if worker is not None and self._owner == os.getpid():
            _stop(worker)
            for pipe in (worker.stdin, worker.stdout):
                _close(pipe)
            worker.wait()

    def _ready(self) -> subprocess.Popen[bytes]:
        worker = self._worker
        usable = worker is not None and worker.poll() is None and self._owner == os.getpid()
        if worker is None or not usable or self._served >= _LIFE:
            self.close()
            worker = self._worker = _start()
            self._owner, self._served = os.getpid(), 0
        return worker

    def _post_mortem(self, late: threading.Event) -> str:
        """Why a worker gave no answer; it is gone afterwards."""
        worker = self._worker
        code = 0
        if worker is not None:
            _close(worker.stdin)
            try:
                code = worker.wait(timeout=1)
            except subprocess.TimeoutExpired:
                code = 0
        self.close()
        spent = getattr(signal, "SIGXCPU", None)
        return _TOO_LONG if late.is_set() or (spent is not None and code == -spent) else _DIED


@cache
def shared(seconds: float = Limits().seconds) -> Guard:
    """The guard of this process with this limit of time; it ends with the process."""
    guard = Guard(Limits(seconds=seconds))
    atexit.register(guard.close)
    return guard


def read_guarded(data: bytes, *, name: str, guard: Guard | None = None) -> Paper:
    """The paper in a file of any kind, read in a worker; Unreadable when it cannot be had."""
    return cast(Paper, (guard or shared()).call(READ_PAPER, data, name=name))


def shielded(
    function: str, data: bytes, *, name: str, seconds: float = Limits().seconds
) -> object:
    """`module:function(data, name=name)` behind a guard: the one we are in, or a shared one.

    For readers whose libraries may end the process: they call their own unguarded half with it.
    """
    if HERE not in os.environ:
        return shared(seconds).call(function, data, name=name)
    module, _, attribute = function.partition(":")
    return getattr(importlib.import_module(module), attribute)(data, name=name)


# ── the parent's end ────────────────────────────────────────────────────────────────────────────


def _start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _SERVE.format(path=sys.path)]
    return subprocess.Popen(  # noqa: S603 our own interpreter, our own words
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _stop(worker: subprocess.Popen[bytes], late: threading.Event | None = None) -> None:
    """Kill a worker and its whole process group."""
    if late is not None:
        late.set()
    try:
        if hasattr(os, "killpg"):
            os.killpg(worker.pid, signal.SIGKILL)
        else:
            worker.kill()
    except (ProcessLookupError, PermissionError):
        return


def _close(pipe: IO[bytes] | None) -> None:
    """Close a pipe; a dead reader's unsent bytes are nobody's loss."""
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        return


def _ask(worker: subprocess.Popen[bytes], question: object) -> bytes | None:
    """The worker's answer as it came, or None when the worker died over it."""
    if worker.stdin is None or worker.stdout is None:
        return None
    try:
        send(worker.stdin, pickle.dumps(question, protocol=5))
        return receive(worker.stdout)
    except (OSError, ValueError):
        return None


def _value(answer: bytes, name: str) -> object:
    try:
        done, value = _Plain(io.BytesIO(answer)).load()
    except Exception as broken:
        raise Unreadable(name, _DIED) from broken
    if done:
        return value
    raise Unreadable(name, str(value))


class _Plain(pickle.Unpickler):
    """Takes plain data and our own records from a worker, and nothing that acts."""

    def find_class(self, module: str, name: str) -> object:
        """A class of ours or of plain data; anything else, functions above all, is refused."""
        found = super().find_class(module, name)
        home = getattr(found, "__module__", "")
        if isinstance(found, type) and (home.startswith("gongkai.") or home in _PLAIN):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")
