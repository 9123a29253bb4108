"""Acts upon files: take in, check, refuse; and how a file is given out."""

import hashlib
import json
from datetime import datetime
from typing import Any, cast

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from gongkai.files.errors import Unreadable
from gongkai.files.guard import shared
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.uploads import recognition, store
from gongkai.web.uploads.kinds import KINDS, NotTaken, kind_of
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.names import shown_name
from gongkai.web.uploads.reports import Row, rows_in, unread
from gongkai.web.uploads.scanner import NotScanned, scan
from gongkai.web.uploads.store import read
from gongkai.web.uploads.words import words_in_use

LOOK = "gongkai.web.uploads.hidden:look"
PATIENCE = 60  # seconds a file may be looked at
_INLINE = frozenset(("pdf", "png", "jpg"))
_LOST = "存储中的内容与上传时不一致"


@transaction.atomic
def receive(
    organ: Organ, *, data: bytes | File[bytes], name: str, by: Person | None, at: datetime
) -> Upload:
    """Take a file into quarantine; refused with the reason when it is none that we take."""
    content, shown = _content(data), shown_name(name)
    try:
        kind = kind_of(content, name=shown)
    except NotTaken as reason:
        raise Refused(str(reason), field="file") from reason
    upload = Upload.objects.create(
        organ=organ, name=shown, kind=kind, size=len(content), stored=store.fresh_name(at),
        sha256=hashlib.sha256(content).hexdigest(), by=by, at=at,
    )  # fmt: skip
    record("upload.receive", upload, by=by, organ=organ.pk,
           words=f"上传文件“{shown}”，{len(content)}字节")  # fmt: skip
    # The row first, the bytes then: a row that is rolled back leaves an orphan for the sweeper,
    # never a row without its bytes.
    store.keep(upload.stored, content)
    return upload


def _content(data: bytes | File[bytes]) -> bytes:
    """The bytes; a file that says that it is too large is not even read."""
    most = settings.UPLOAD_LARGEST
    size = len(data) if isinstance(data, bytes) else data.size
    if size > most:
        raise Refused(f"文件超过 {most // 2**20} MB", field="file")
    return data if isinstance(data, bytes) else data.read(most + 1)


def take(
    organ: Organ, *, data: bytes | File[bytes], name: str, by: Person | None, at: datetime
) -> Upload:
    """Receive and check at once: what a form does with a file of ordinary size."""
    return check(receive(organ, data=data, name=name, by=by, at=at), by=by)


def check(upload: Upload, *, by: Person | None) -> Upload:
    """Look into a file in a bounded child process; what cannot be looked at is refused.

    A scanner that is set but does not answer leaves the file in quarantine.
    """
    data = read(upload)
    if hashlib.sha256(data).hexdigest() != upload.sha256:
        return refuse(upload, reason=_LOST, by=by)
    try:
        virus = scan(data)
    except NotScanned:
        return upload
    if virus:
        return refuse(upload, reason=f"查毒发现{virus}", by=by)
    try:
        told = cast(str, shared(PATIENCE).call(LOOK, data, name=f"{upload.kind}:{upload.name}"))
    except Unreadable as wrong:
        return refuse(upload, reason=wrong.reason, by=by)
    looked = json.loads(told)
    return _checked(upload, looked["findings"], looked["text"], by)


@transaction.atomic
def _checked(upload: Upload, hidden: list[Row], text: str, by: Person | None) -> Upload:
    kept = Upload.objects.select_for_update().get(pk=upload.pk)
    if kept.state == State.REFUSED:
        return kept
    kept.findings = [*hidden, *rows_in(text, words=words_in_use())]
    kept.text = text
    kept.state = State.CHECKED
    kept.save(update_fields=["findings", "text", "state"])
    words = f"检查文件“{kept.name}”，发现{len(kept.findings)}处" if kept.findings else (
        f"检查文件“{kept.name}”，没有发现问题"
    )  # fmt: skip
    record("upload.check", kept, by=by, organ=kept.organ_id, words=words)
    if unread(kept.findings) and recognition.is_possible():
        recognition.recognise.enqueue(kept.pk)
    return kept


@transaction.atomic
def refuse(upload: Upload, *, reason: str, by: Person | None) -> Upload:
    """Not to be used; the row and its reason stay.

    The bytes of a file that nobody could use yet are removed; those of a file that was in use
    stay, as what was done with it must remain provable.
    """
    kept = Upload.objects.select_for_update().get(pk=upload.pk)
    if kept.state == State.REFUSED:
        raise Refused("文件已经不予接收")
    kept.dropped = kept.state == State.QUARANTINED
    kept.state = State.REFUSED
    kept.findings = [*kept.findings, {"place": "文件", "message": reason, "advice": "",
                                      "severity": "grave", "rule": "refused"}]  # fmt: skip
    kept.save(update_fields=["state", "findings", "dropped"])
    words = f"不予接收“{kept.name}”：{reason}"
    record("upload.refuse", kept, by=by, organ=kept.organ_id, words=words)
    if kept.dropped:
        transaction.on_commit(lambda: store.drop(kept.stored))
    return kept


def grave(upload: Upload) -> list[dict[str, Any]]:
    """What must be mended in a file, or explained, before it goes out."""
    return [each for each in upload.findings if each["severity"] == "grave"]


def open_checked(upload: Upload) -> bytes:
    """The bytes of a file that was checked; Refused for any other."""
    if upload.state != State.CHECKED:
        raise Refused(f"文件“{upload}”{upload.get_state_display()}")
    return read(upload)


def serve(upload: Upload, *, name: str = "", inline: bool = False) -> HttpResponse:
    """Give a checked file to whoever may see it; the room above has asked that. 404 otherwise.

    Never run, never guessed at by the browser, never framed; under `name` if another is better.
    """
    if upload.state != State.CHECKED:
        return HttpResponse(status=404)
    shown = inline and upload.kind in _INLINE
    answer = _given(upload, KINDS[upload.kind].media)
    answer["ETag"] = f'"{upload.sha256}"'
    answer["Content-Disposition"] = (
        content_disposition_header(not shown, shown_name(name) if name else upload.name) or ""
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _given(upload: Upload, media: str) -> HttpResponse:
    """A small file whole, a large one a piece at a time."""
    if upload.size <= store.PIECE:
        return HttpResponse(read(upload), content_type=media)
    answer = StreamingHttpResponse(store.pieces(upload), content_type=media)
    answer["Content-Length"] = str(upload.size)
    return cast(HttpResponse, answer)  # views may give either, their types name only the one


__all__ = ["check", "grave", "open_checked", "read", "receive", "refuse", "serve", "take"]
