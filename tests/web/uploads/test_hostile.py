"""Whatever is sent: a clear answer, no crash, no hang, and nothing left behind when refused."""

import re
import time
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks

from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.services import files
from tests.web.uploads.hostile import Hostile, hostile
from tests.web.uploads.things import AT

HOSTILE = list(hostile())
_LONGEST = 60  # seconds


def stored() -> set[str]:
    root = Path(default_storage.path(""))
    return {str(each) for each in root.rglob("*") if each.is_file()}


def sent(organ: Organ, data: bytes, name: str) -> tuple[Upload | None, str]:
    """The file if it was taken, and why it was refused, at the door or by the check."""
    try:
        made = files.take(organ, data=data, name=name, by=None, at=AT)
    except Refused as refused:
        return None, str(refused)
    return made, made.findings[-1]["message"] if made.state == State.REFUSED else ""


def test_there_are_more_than_a_hundred_hostile_files() -> None:
    assert len({each[0] for each in HOSTILE}) == len(HOSTILE) > 150


@pytest.mark.parametrize("case", HOSTILE, ids=[each[0] for each in HOSTILE])
def test_a_hostile_file_gets_a_clear_answer_and_leaves_nothing_behind(
    bureau: Organ,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    case: Hostile,
) -> None:
    _, data, name, said = case
    before, begun = stored(), time.monotonic()
    with django_capture_on_commit_callbacks(execute=True):
        made, reason = sent(bureau, data, name)
    assert time.monotonic() - begun < _LONGEST
    if not reason:
        assert "" in said.replace("TAKEN", "").split("|")
        assert made is not None
        _given_out_safely(made)
        return
    assert said, reason
    assert re.search(said, reason), reason
    assert stored() == before
    assert made is None or (made.dropped and files.serve(made).status_code == 404)


def _given_out_safely(made: Upload) -> None:
    assert made.state == State.CHECKED
    assert made.name.isprintable()
    assert not {"/", "\\", "\u202e"} & set(made.name)
    assert re.fullmatch(r"\d{4}/\d\d/[0-9a-f]{32}", made.stored)
    given = files.serve(made)
    assert given.status_code == 200
    assert given["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in given["Content-Security-Policy"]
    assert given["Content-Disposition"].startswith("attachment")
    assert not {"\n", "\r"} & set(given["Content-Disposition"])
    default_storage.delete(made.stored)


@pytest.mark.parametrize("size", [11, 5000])
def test_a_file_that_is_too_large_is_refused_before_it_is_kept(
    bureau: Organ, settings: object, size: int
) -> None:
    settings.UPLOAD_LARGEST = 10
    before = stored()
    with pytest.raises(Refused, match="超过"):
        files.receive(bureau, data=b"x" * size, name="a.txt", by=None, at=AT)
    assert (stored(), Upload.objects.count()) == (before, 0)
