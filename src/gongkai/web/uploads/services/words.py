"""Acts upon the word list of this house."""

from datetime import date

from django.db import IntegrityError, transaction

from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.uploads.models import WordEntry


@transaction.atomic
def add_word(
    organ: Organ, *, find: str, say: str, use: str, grave: bool, on: date, by: Person | None
) -> WordEntry:
    """Look for another wording."""
    if len(find.strip()) < 2:
        raise Refused("词语至少两个字", field="find")
    try:
        with transaction.atomic():
            entry = WordEntry.objects.create(
                organ=organ, find=find.strip(), say=say, use=use, grave=grave, since=on
            )
    except IntegrityError as there:
        raise Refused(f"词表中已有“{find}”", field="find") from there
    record("word.add", entry, by=by, organ=organ.pk, words=f"词表增加“{entry}”：{say}")
    return entry


@transaction.atomic
def end_word(entry: WordEntry, *, on: date, by: Person | None) -> None:
    """Look for it no more."""
    kept = WordEntry.objects.select_for_update().get(pk=entry.pk)
    if kept.until:
        raise Refused("已经停用")
    kept.until = on
    kept.save(update_fields=["until"])
    record("word.end", kept, by=by, organ=kept.organ_id, words=f"词表停用“{kept}”")
