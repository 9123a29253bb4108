"""The words of scanned pages and pictures, recognised on this machine after the quick check."""

from importlib.util import find_spec
from typing import cast

from django.db import transaction
from django_tasks import task

from gongkai.files.errors import Unreadable
from gongkai.files.guard import READ_PAPER, shared
from gongkai.files.paper import Paper
from gongkai.web.journal.services import record
from gongkai.web.uploads import store
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.reports import UNREAD, Row, rows_in, unread
from gongkai.web.uploads.spoken import words_of
from gongkai.web.uploads.words import words_in_use

PATIENCE = 300  # seconds: sixteen scanned pages on a slow machine
RECOGNISED = "识别出的"
_MACHINE = "由文字识别得出，可能有误，请对照原件"
_BY_EYE = "机器没有读出文字，请逐页人工核对"


def is_possible() -> bool:
    """Whether the component for it is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@task()
def recognise(pk: int) -> None:
    """Read the pictures of a file and check their words; a second run finds nothing to do."""
    upload = Upload.objects.filter(pk=pk, state=State.CHECKED).first()
    if upload is None or not unread(upload.findings):
        return
    try:
        paper = cast(
            Paper, shared(PATIENCE).call(READ_PAPER, store.read(upload), name=upload.name)
        )
        text = words_of(paper)
    except Unreadable:
        text = ""
    _read(pk, text)


@transaction.atomic
def _read(pk: int, text: str) -> None:
    kept = Upload.objects.select_for_update().get(pk=pk)
    waiting = unread(kept.findings)
    if kept.state != State.CHECKED or not waiting:
        return
    others = [each for each in kept.findings if each.get("rule") != UNREAD]
    known = {each["message"] for each in others}
    found = [
        each | {"place": f"{RECOGNISED}{each['place']}"}
        for each in rows_in(text, words=words_in_use()) if each["message"] not in known
    ]  # fmt: skip
    kept.findings = [*others, *(_said(each, bool(text)) for each in waiting), *found]
    kept.text = "\n".join(filter(None, (kept.text, text)))
    kept.save(update_fields=["findings", "text"])
    words = f"识别文件“{kept.name}”中的图片，发现{len(found)}处"
    record("upload.recognise", kept, by=None, organ=kept.organ_id, words=words)


def _said(row: Row, read: bool) -> Row:
    return row | {"message": "图片中的文字", "rule": "recognised",
                  "advice": _MACHINE if read else _BY_EYE}  # fmt: skip
