"""Which files are read in a child process: those that may end the process or run away.

A worker costs a fifth of a second to start, a small page a hundredth to read: only PDFs, pictures
and files that unpack to much go to the worker.
"""

import os
from typing import cast

from gongkai.files.guard import READ_PAPER, shared
from gongkai.files.paper import Paper
from gongkai.files.readers import read_paper
from gongkai.files.readers.sniff import kind_of, unpacked_size
from gongkai.files.worker import HERE

LARGE = 4 * 2**20
"""Bytes, unpacked; a report's main part has under one million."""

_HEAVY = frozenset(("pdf", "image"))
PATIENCE = 300
"""Seconds for one file: sixteen scanned pages on a slow machine."""


def read_bounded(data: bytes, *, name: str) -> Paper:
    """The paper in a file of any kind, with bounded time and memory. Raises Unreadable."""
    if HERE in os.environ or not _is_heavy(data, name):
        return read_paper(data, name=name)
    return cast(Paper, shared(PATIENCE).call(READ_PAPER, data, name=name))


def _is_heavy(data: bytes, name: str) -> bool:
    if len(data) > LARGE or kind_of(data, name=name) in _HEAVY:
        return True
    return data.startswith(b"PK") and unpacked_size(data) > LARGE
