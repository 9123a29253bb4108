"""Acts upon the files of a draft: attach, detach; and what they are for the next version."""

from datetime import datetime

from django.db import transaction

from gongkai.web.journal.digest import sm3
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person
from gongkai.web.publishing.models import Attachment, Step, Version
from gongkai.web.publishing.services.held import hold_version
from gongkai.web.publishing.words import words_of
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.services import files


def attach(
    version: Version, *, data: bytes, name: str, title: str = "", at: datetime, by: Person | None
) -> Attachment:
    """Take a file in, check it, and put it to a draft; one that is refused says why.

    The file is kept whatever comes of it, so that who sent it can read what was found.
    """
    upload = files.take(version.item.organ, data=data, name=name, by=by, at=at)
    if upload.state == State.REFUSED:
        reason = upload.findings[-1]["message"] if upload.findings else "文件没有通过检查"
        raise Refused(f"不予接收“{upload}”：{reason}", field="file")
    return put(version, upload, title=title, by=by)


@transaction.atomic
def put(version: Version, upload: Upload, *, title: str = "", by: Person | None) -> Attachment:
    """Put a file of the organ that is already there to a draft."""
    now = hold_version(version, [Step.DRAFT])
    if upload.organ_id != now.item.organ_id or upload.state == State.REFUSED:
        raise Refused("应选择本机关可以使用的文件", field="file")
    if now.attachments.filter(upload=upload).exists():
        raise Refused("这个文件已经是附件", field="file")
    made = Attachment.objects.create(version=now, upload=upload, title=title or upload.name)
    seal(now)
    record(
        "version.attach", now.item, by=by, organ=now.item.organ_id,
        words=f"《{now.title}》增加附件“{made}”", details={"sha256": upload.sha256},
    )  # fmt: skip
    return made


@transaction.atomic
def detach(attachment: Attachment, *, by: Person | None) -> None:
    """Take a file off a draft; the file itself stays in the house."""
    now = hold_version(attachment.version, [Step.DRAFT])
    title = attachment.title
    attachment.delete()
    seal(now)
    record(
        "version.detach", now.item, by=by, organ=now.item.organ_id,
        words=f"《{now.title}》去掉附件“{title}”",
    )  # fmt: skip


def carry(before: Version, after: Version) -> None:
    """The files of a version go on with the next one."""
    for each in before.attachments.order_by("id"):
        Attachment.objects.create(version=after, upload=each.upload, title=each.title)
    seal(after)


def seal(version: Version) -> None:
    """The digest of a version stands for its words and for every byte of its files."""
    lines = [words_of(version).digest]
    told = version.attachments.order_by("id").select_related("upload")
    lines += [f"{each.upload.sha256} {each.title}" for each in told]
    version.digest = sm3("\n".join(lines).encode()) if len(lines) > 1 else lines[0]
    version.save(update_fields=["digest"])
