"""A letter as a download, and which letters an applicant may fetch."""

from urllib.parse import quote

from django.db.models import QuerySet
from django.http import HttpResponse

from gongkai.web.applications.models import Case, FeeNotice, Letter, State

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

LAST = ("reply", "correction_lapsed", "fee_lapsed", "withdrawn")


def as_file(letter: Letter, kind: str, data: bytes) -> HttpResponse:
    """A download under the letter's own name."""
    answer = HttpResponse(data, content_type=TYPES[kind])
    name = quote(f"{letter}.{kind}")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


def last_letters(case: Case) -> QuerySet[Letter]:
    """The reply of the round, or the note that closes it."""
    return case.letters.filter(kind__in=LAST, about__round=case.round)


def for_applicant(case: Case) -> list[Letter]:
    """The letters to the applicant that have reached them: nothing is told here before delivery.

    The receipt at once, the fee notice when its delivery is noted; what has no delivery of its
    own in the record, with the reply that closes the round.
    """
    if case.applicant.erased:
        return []
    closed = case.state in (State.CLOSED, State.ARCHIVED)
    told = FeeNotice.objects.filter(case=case, delivered__isnull=False).exists()
    found = case.letters.filter(to_applicant=True).select_related("about", "file").order_by("pk")
    return [
        each
        for each in found
        if closed
        or each.about.round < case.round
        or each.kind == "receipt"
        or (each.kind == "fee" and told)
    ]
