"""Putting files in their place: all of them whole, or none of them there."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from gongkai.files.writers.errors import NotWritten


def place(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write every file beside its place, then rename them all; on failure nothing is left.

    Folders are made as needed. Errors: NotWritten.
    """
    waiting: dict[Path, Path] = {}
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(21, "这是一个目录")
            waiting[path] = _beside(path, data)
        for path, ready in waiting.items():
            ready.replace(path)
    except OSError as error:
        raise NotWritten(path, error.strerror or str(error)) from error
    finally:
        for ready in waiting.values():
            ready.unlink(missing_ok=True)
    return tuple(files)


def _beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    ready = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        ready.chmod(0o666 & ~mask)
    except OSError:
        ready.unlink(missing_ok=True)
        raise
    return ready
