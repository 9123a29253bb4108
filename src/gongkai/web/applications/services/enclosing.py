"""Acts upon the files of a case: put to it, masked and proved on the way; taken back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from gongkai.web.applications.models import Case, Enclosure
from gongkai.web.applications.services.moving import begin
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.services import files, masking


def enclose(
    case: Case, *, file: File[bytes], kind: str, masked: bool, words: Sequence[str], on: date,
    seen: int | None = None, by: Person | None, **_: Any,
) -> Enclosure:  # fmt: skip
    """Take a file in and check it; of a masked one only the proved copy comes to the case.

    The file stays in the house whatever comes of it, so that who sent it can read what was found.
    """
    at = timezone.now()
    upload = files.take(case.organ, data=file, name=str(file.name), by=by, at=at)
    if upload.state == State.REFUSED:
        raise Refused(f"不予接收“{upload}”：{upload.findings[-1]['message']}", field="file")
    if masked or words:
        upload = masking.mask_file(upload, words=words, by=by, at=at)
    return put(case, upload=upload, kind=kind, on=on, seen=seen, at=at, by=by)


@transaction.atomic
def put(
    case: Case, *, upload: Upload, kind: str, on: date, at: datetime, seen: int | None = None,
    by: Person | None,
) -> Enclosure:  # fmt: skip
    """Put a file of the organ to the case."""
    attempt = begin(case, "case.enclose", on=on, by=by, seen=seen)
    kept = attempt.case
    if upload.organ_id != kept.organ_id or kind not in Enclosure.Kind.values:
        raise Refused("应选择本机关的文件，并写明用途", field="file")
    made = Enclosure.objects.create(
        case=kept, round=kept.round, kind=kind, upload=upload, by=by, at=at
    )
    words = f"存入文件“{made}”（{made.get_kind_display()}）"
    record("case.enclose", kept, by=by, organ=kept.organ_id, words=words,
           details={"upload": upload.pk, "sha256": upload.sha256})  # fmt: skip
    return made


@transaction.atomic
def take_back(
    case: Case, *, enclosure: int, on: date, seen: int | None = None, by: Person | None
) -> Case:
    """Take a file from the case before it is signed; the file itself stays in the house."""
    attempt = begin(case, "case.take_back", on=on, by=by, seen=seen)
    held = Enclosure.objects.filter(case=case, round=attempt.case.round, pk=enclosure).first()
    if held is None:
        raise Refused("本轮案卷中没有这个文件", field="enclosure")
    name = str(held)
    held.delete()
    words = f"从案卷中取回文件“{name}”"
    record("case.take_back", attempt.case, by=by, organ=case.organ_id, words=words)
    return attempt.case


@transaction.atomic
def told_read(enclosure: Enclosure, *, by: Person | None) -> None:
    """Who takes a file out is in the journal."""
    who = "" if by else "（申请人凭查询码）"
    words = f"下载案卷文件“{enclosure}”{who}"
    record("enclosure.read", enclosure.case, by=by, organ=enclosure.organ_id, words=words)


def given_in(case: Case) -> list[Enclosure]:
    """What the applicant of this round is given, in the order it was put there."""
    found = Enclosure.objects.filter(case=case, round=case.round, kind=Enclosure.Kind.GIVEN)
    return list(found.select_related("upload").order_by("pk"))
