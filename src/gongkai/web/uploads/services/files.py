"""Acts upon files: take in, check, refuse, mask; and how a file is given out."""

import hashlib
import json
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from gongkai.files.errors import Unreadable
from gongkai.files.guard import shared
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.uploads.checks import check_text
from gongkai.web.uploads.kinds import KINDS, NotTaken, kind_of
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.scanner import NotScanned, scan
from gongkai.web.uploads.words import words_in_use

LOOK = "gongkai.web.uploads.hidden:look"
PATIENCE = 60  # seconds a file may be looked at
_OVER = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")


def shown_name(name: str) -> str:
    """The last part of a name, without what turns or hides letters; never empty or too long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(c for c in last if c.isprintable() and c not in _OVER).strip(". ")
    stem, dot, suffix = plain.rpartition(".")
    return f"{stem[:150]}{dot}{suffix[:10]}" if dot else plain[:150] or "文件"


@transaction.atomic
def receive(organ: Organ, *, data: bytes, name: str, by: Person | None, at: datetime) -> Upload:
    """Take a file into quarantine; refused with the reason when it is none that we take."""
    if len(data) > settings.UPLOAD_LARGEST:
        most = settings.UPLOAD_LARGEST // 2**20
        raise Refused(f"文件超过 {most} MB", field="file")
    shown = shown_name(name)
    try:
        kind = kind_of(data, name=shown)
    except NotTaken as reason:
        raise Refused(str(reason), field="file") from reason
    stored = f"{at:%Y/%m}/{secrets.token_hex(16)}"
    upload = Upload.objects.create(
        organ=organ, name=shown, kind=kind, size=len(data), stored=stored,
        sha256=hashlib.sha256(data).hexdigest(), by=by, at=at,
    )  # fmt: skip
    record("upload.receive", upload, by=by, organ=organ.pk,
           words=f"上传文件“{shown}”，{len(data)}字节")  # fmt: skip
    # The row first, the bytes then: a row that is rolled back leaves an orphan for the sweeper,
    # never a row without its bytes.
    default_storage.save(stored, ContentFile(data))
    return upload


def take(organ: Organ, *, data: bytes, name: str, by: Person | None, at: datetime) -> Upload:
    """Receive and check at once: what a form does with a file of ordinary size."""
    return check(receive(organ, data=data, name=name, by=by, at=at), by=by)


def check(upload: Upload, *, by: Person | None) -> Upload:
    """Look into a file in a bounded child process; what cannot be looked at is refused.

    A scanner that is set but does not answer leaves the file in quarantine.
    """
    data = read(upload)
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
def _checked(upload: Upload, hidden: list[dict[str, str]], text: str, by: Person | None) -> Upload:
    kept = Upload.objects.select_for_update().get(pk=upload.pk)
    kept.findings = [*hidden, *_in_text(text)]
    kept.text = text
    kept.state = State.CHECKED
    kept.save(update_fields=["findings", "text", "state"])
    words = f"检查文件“{kept.name}”，发现{len(kept.findings)}处" if kept.findings else (
        f"检查文件“{kept.name}”，没有发现问题"
    )  # fmt: skip
    record("upload.check", kept, by=by, organ=kept.organ_id, words=words)
    return kept


def _in_text(text: str) -> Iterable[dict[str, str]]:
    for each in check_text(text, words=words_in_use()):
        line = text.count("\n", 0, each.start) + 1
        yield {
            "place": f"第{line}行", "message": f"{each.message}：{each.quote}",
            "advice": each.advice, "severity": each.severity,
        }  # fmt: skip


@transaction.atomic
def refuse(upload: Upload, *, reason: str, by: Person | None) -> Upload:
    """Not to be used; the row and its reason stay."""
    kept = Upload.objects.select_for_update().get(pk=upload.pk)
    kept.state = State.REFUSED
    kept.findings = [*kept.findings, {"place": "文件", "message": reason, "advice": "",
                                      "severity": "grave"}]  # fmt: skip
    kept.save(update_fields=["state", "findings"])
    words = f"不予接收“{kept.name}”：{reason}"
    record("upload.refuse", kept, by=by, organ=kept.organ_id, words=words)
    return kept


def read(upload: Upload) -> bytes:
    """The bytes of a file."""
    with default_storage.open(upload.stored) as file:
        return cast(bytes, file.read())


def grave(upload: Upload) -> list[dict[str, Any]]:
    """What must be mended in a file, or explained, before it goes out."""
    return [each for each in upload.findings if each["severity"] == "grave"]


def serve(upload: Upload, *, inline: bool = False) -> HttpResponse:
    """Give a checked file to whoever may see it; the room above has asked that. 404 otherwise.

    Never run, never guessed at by the browser, never framed.
    """
    if upload.state != State.CHECKED:
        return HttpResponse(status=404)
    shown = inline and upload.kind in ("pdf", "png", "jpg")
    answer = HttpResponse(read(upload), content_type=KINDS[upload.kind][1])
    answer["Content-Disposition"] = content_disposition_header(not shown, upload.name) or ""
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
