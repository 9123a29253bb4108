"""Reports for the tests of the command line, written with our own writers."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gongkai.files import write
from tests.report.build import report


def written(path: Path, values: Mapping[str, Any] | None = None, **settings: Any) -> Path:
    """A small report in a file; the suffix says the format, the values change its cells."""
    write(report(values, **settings), path)
    return path


def unbalanced(path: Path) -> Path:
    """A report with one error: one application more came in than went out."""
    values = {"table3.new_received.natural": 1, "table3.new_received.total": 1}
    values |= {"table3.granted.natural": 2, "table3.granted.total": 2}
    values |= {"table3.total.natural": 2, "table3.total.total": 2}
    return written(path, values)


def told(out: str) -> Any:
    """The JSON a command printed."""
    return json.loads(out)
