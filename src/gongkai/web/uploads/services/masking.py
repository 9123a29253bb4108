"""A masked copy of a file, proved: what can still be taken out of it is looked at again."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from django.db import transaction

from gongkai.files.errors import Unreadable
from gongkai.files.guard import shared
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person
from gongkai.web.uploads.checks.masking import PERSONAL, mask, naming, personal
from gongkai.web.uploads.leaks import leaked, secrets_of
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.recognition import RECOGNISED
from gongkai.web.uploads.reports import unread
from gongkai.web.uploads.services import files

MASKABLE = ("txt", "csv", "docx", "xlsx", "pdf", "png", "jpg")
_MAKE = "gongkai.web.uploads.masked:make"
_LEAST = 2  # characters of a word that is named
_PATIENCE = 120  # seconds: a long PDF is drawn page by page
_KINDS = "TXT、CSV、DOCX、XLSX、PDF 和图片"


def mask_file(
    upload: Upload, *, words: Sequence[str] = (), by: Person | None, at: datetime
) -> Upload:
    """A new file without personal data, named words and hidden content; the original stays.

    Refused with the reason when something can still be taken out of the new one.
    """
    if upload.state != State.CHECKED:
        raise Refused("文件尚未检查")
    if upload.kind not in MASKABLE:
        raise Refused(f"这种文件请在源文件中遮盖后重新上传（可处理 {_KINDS}）")
    _readable(upload)
    with naming(words):
        _standing(upload, words)
        data = _made(upload, words)
        reason = leaked(data, secrets_of(upload.text, mask(upload.text).hidden))
        if reason:
            raise Refused(f"遮盖没有成功：文件中仍能取出“{reason[:3]}……”，请在源文件中处理")
        stem, dot, suffix = upload.name.rpartition(".")
        name = f"{stem}（已遮盖）{dot}{suffix}"
        made = files.take(upload.organ, data=data, name=name, by=by, at=at)
        _proved(made, upload, by)
    return made


def _standing(upload: Upload, words: Sequence[str]) -> None:
    """A word that is not there was mistyped, or stands in a picture: nobody hides that."""
    text = "".join(upload.text.split())
    for each in words:
        if len(each) < _LEAST:
            raise Refused(f"“{each}”太短，会误遮别处，请写得完整些", field="words")
        if "".join(each.split()) not in text:
            raise Refused(
                f"文件的文字中没有“{each}”，请核对（图片中的文字须在图像上遮盖）", field="words"
            )


def _readable(upload: Upload) -> None:
    """What stands in pictures cannot be found again to be hidden: it is refused, not promised."""
    if upload.kind == "pdf" and unread(upload.findings):
        raise Refused("扫描页的文字还没有识别，机器不能证明遮盖完全")
    for each in upload.findings:
        if each["place"].startswith(RECOGNISED) and each.get("rule") in PERSONAL:
            raise Refused(f"图片中有{each['message']}，请在图像上遮盖后重新上传")


def _made(upload: Upload, words: Sequence[str]) -> bytes:
    name = "\n".join([upload.kind, *words])
    try:
        return cast(bytes, shared(_PATIENCE).call(_MAKE, files.read(upload), name=name))
    except Unreadable as wrong:
        raise Refused(f"遮盖没有成功：{wrong.reason}") from wrong


def _proved(made: Upload, upload: Upload, by: Person | None) -> None:
    """Read the new file as any other; what is found in it ends it."""
    left = personal(made.text)
    hidden = [each for each in files.grave(made) if each.get("rule") == "hidden"]
    if made.state == State.QUARANTINED:
        raise Refused("查毒程序没有回答，稍后再试")
    if made.state != State.CHECKED or left or hidden:
        found = left[0].message if left else (
            hidden[0]["message"] if hidden else made.findings[-1]["message"]
        )  # fmt: skip
        if made.state == State.CHECKED:
            files.refuse(made, reason=f"遮盖后仍能读出{found}", by=by)
        raise Refused(f"遮盖没有成功：{found}")
    with transaction.atomic():
        made.masked_from = upload
        made.save(update_fields=["masked_from"])
        record("upload.mask", upload, by=by, organ=upload.organ_id,
               words=f"由“{upload}”生成遮盖后的“{made}”", details={"made": made.pk})  # fmt: skip
