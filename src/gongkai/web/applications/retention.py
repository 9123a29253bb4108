"""How long the personal data of applicants are kept (data/retention.toml), and their erasure."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet

from gongkai.web.applications import confided, seal
from gongkai.web.applications.models import LetterFile, PersonalData, Rectification, SealedWords
from gongkai.web.applications.people import digests_of
from gongkai.web.journal.services import record


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What is kept how many years, by which article."""

    title: str
    years: int
    after: str
    cites: str


@cache
def term() -> Term:
    """The term of the applicants' data."""
    text = (Path(__file__).with_name("data") / "retention.toml").read_text("utf-8")
    return Term(**tomllib.loads(text)["applicant"])


def due_for_erasure(*, on: date) -> QuerySet[PersonalData]:
    """The data whose term has ended: archived so many years ago, not erased yet."""
    year = on.year - term().years
    day = 28 if (on.month, on.day) == (2, 29) else on.day
    limit = date(year, on.month, day)
    found = PersonalData.objects.filter(
        erased=None, case__state="archived", case__archived__lte=limit
    )
    return found.select_related("case").order_by("case__archived", "pk")


@transaction.atomic
def erase(data: PersonalData, *, on: date) -> None:
    """Erase for good what identifies the applicant; the file of the case stays."""
    data.sealed = data.identity = data.telephone = data.email = ""
    data.shown, data.erased = "（已清除）", on
    data.save()
    SealedWords.objects.filter(event__case=data.case_id).update(sealed="")
    words = f"按保存期限（归档后{term().years}年）清除申请人信息"
    record("case.erase", data.case, by=None, organ=data.case.organ_id, words=words,
           cites=term().cites)  # fmt: skip


@transaction.atomic
def reseal(key: int) -> bool:
    """Seal one applicant's data under the newest key; whether it was needed."""
    data = PersonalData.objects.select_for_update().get(pk=key)
    if not data.sealed or seal.is_newest(data.sealed):
        return False
    about = f"case-{data.case_id}"
    known = seal.unseal(data.sealed, about=about)
    data.sealed = seal.seal(known, about=about)
    for name, value in digests_of(known).items():
        setattr(data, name, value)
    data.save()
    return True


@transaction.atomic
def reseal_rectification(key: int) -> bool:
    """The same for who asked for a correction of own records."""
    row = Rectification.objects.select_for_update().get(pk=key)
    if seal.is_newest(row.sealed):
        return False
    about = f"rectification-{row.organ_id}-{row.number}"
    row.sealed = seal.seal(seal.unseal(row.sealed, about=about), about=about)
    row.save(update_fields=["sealed"])
    return True


@transaction.atomic
def reseal_words(key: int) -> bool:
    """The same for what was said in an event."""
    return confided.reseal(SealedWords.objects.select_for_update().get(pk=key))


@transaction.atomic
def reseal_letter(key: int) -> bool:
    """The same for the files of a letter; their digests stay what they were."""
    row = LetterFile.objects.select_for_update().get(pk=key)
    if seal.is_newest(bytes(row.pdf[:8]).decode()):
        return False
    about = f"letter-{row.letter_id}"
    for name in ("docx", "pdf"):
        plain = seal.unseal_bytes(bytes(getattr(row, name)), about=about)
        setattr(row, name, seal.seal_bytes(plain, about=about))
    row.save(update_fields=["docx", "pdf"])
    return True
