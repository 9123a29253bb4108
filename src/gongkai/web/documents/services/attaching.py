"""Attachments of a draft: put to it, taken from it; and whether they may go on with it."""

from django.db import IntegrityError, transaction

from gongkai.web.documents.models import Attachment, Document, State
from gongkai.web.documents.services.moving import held
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person
from gongkai.web.uploads.models import State as FileState
from gongkai.web.uploads.models import Upload


@transaction.atomic
def attach(
    document: Document, *, upload: Upload, title: str = "", by: Person | None
) -> Attachment:
    """Put a file to a draft."""
    kept = held(document, (State.DRAFT,))
    if upload.organ_id != kept.organ_id or upload.state == FileState.REFUSED:
        raise Refused(f"文件“{upload}”不能作为附件", field="file")
    try:
        with transaction.atomic():
            made = Attachment.objects.create(
                document=kept, upload=upload, title=title.strip() or upload.name
            )
    except IntegrityError as there:
        raise Refused(f"文件“{upload}”已经是附件", field="file") from there
    record("document.edit", kept, by=by, organ=kept.organ_id, words=f"增加附件“{made}”")
    return made


@transaction.atomic
def detach(document: Document, *, attachment: int, by: Person | None) -> None:
    """Take one from it; the file itself stays."""
    kept = held(document, (State.DRAFT,))
    found = kept.attachments.filter(pk=attachment).first()
    if found is None:
        raise Refused("没有这个附件", field="attachment")
    found.delete()
    record("document.edit", kept, by=by, organ=kept.organ_id, words=f"移除附件“{found}”")


def all_checked(document: Document) -> None:
    """Refuse to go on while a file has not been looked into."""
    waiting = document.attachments.exclude(upload__state=FileState.CHECKED)
    first = waiting.select_related("upload").first()
    if first is not None:
        raise Refused(f"附件“{first}”{first.upload.get_state_display()}，不能送审")
