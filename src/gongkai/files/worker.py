"""The guard's worker: reads what it is sent, within limits, and answers.

Where the system knows no limits of this kind (Windows) only the guard's clock holds.
"""

import importlib
import os
import pickle
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from gongkai.files.errors import Unreadable

_LENGTH = struct.Struct(">Q")
HERE = "GONGKAI_READS_BEHIND_A_GUARD"
"""Set in the worker's environment: what it reads is guarded already."""

TOO_LARGE = "读取超过内存限度，已停止；文件可能过大或经过特殊构造"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: `seconds` by the wall and of processor time, `memory` in bytes."""

    seconds: float = 60
    memory: int = 3 * 2**30


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write one message behind its length."""
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """Read one message; None when the other end is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    message = pipe.read(length)
    return message if len(message) == length else None


def serve() -> None:
    """Answer questions until the parent goes away. Whatever a library prints goes nowhere."""
    os.environ[HERE] = "1"
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    while (question := receive(sys.stdin.buffer)) is not None:
        function, data, name, limits = pickle.loads(question)  # noqa: S301 from our parent
        _limit(limits)
        send(answers, _answer(function, data, name))


def _answer(function: str, data: bytes, name: str) -> bytes:
    try:
        module, _, attribute = function.partition(":")
        read: Callable[..., object] = getattr(importlib.import_module(module), attribute)
        return pickle.dumps((True, read(data, name=name)), protocol=5)
    except Unreadable as known:
        reason = known.reason
    except MemoryError:
        reason = TOO_LARGE
    except RecursionError:
        reason = "文件的层次嵌套过深，无法读取"
    except Exception as unknown:  # a mistake of a reader must not stop the run
        reason = f"读取时出错（{type(unknown).__name__}），文件可能已损坏"
    return pickle.dumps((False, reason), protocol=5)


def _limit(limits: Limits) -> None:
    """Set the bounds of the next file; processor time counts from what was used already."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime + limits.seconds) + 1
    for kind, wanted in (
        (resource.RLIMIT_CPU, spent),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        bound = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (bound, hard))
