"""The files that go first are there: a renamed one would quietly go last again."""

from pathlib import Path

from tests.conftest import LONG


def test_every_file_that_goes_first_exists() -> None:
    assert [name for name in LONG if not (Path(__file__).parent / name).is_file()] == []
