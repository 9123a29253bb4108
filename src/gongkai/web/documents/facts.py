"""Documents as the annual report counts them."""

from datetime import date

from gongkai.report import facts
from gongkai.web.documents.models import Document, Normative, State
from gongkai.web.organs.models import Organ


def documents_of(organ: Organ, *, year: int) -> tuple[facts.Document, ...]:
    """Documents of the year in the organ's name; a joint one counts with its lead.

    The year is that of the number and of 成文, as in the ledger; one signed in December and
    printed in January belongs to the old year.
    """
    found = Document.objects.filter(
        organ=organ, state=State.ISSUED,
        signed__gte=date(year, 1, 1), signed__lte=date(year, 12, 31),
    )  # fmt: skip
    return tuple(
        facts.Document(
            id=f"documents-{each.pk}", number=each.number, title=each.title, issued=each.signed,
            attribute=each.attribute, kind=each.get_kind_display(), reason=each.reason,
            published=each.published,
        )
        for each in found.order_by("signed", "pk")
        if each.signed
    )  # fmt: skip


def standing_of(organ: Organ, *, year: int) -> tuple[facts.StandingDocument, ...]:
    """The stock: what was issued by the year's end and had not ended before it began."""
    found = Normative.objects.filter(organ=organ, issued__lte=date(year, 12, 31))
    return tuple(
        facts.StandingDocument(
            id=f"normative-{each.pk}", kind=each.kind, title=each.title, issued=each.issued,
            number=each.number, ended=ended, how_ended=each.effect_on(ended) if ended else "",
            published=each.published,
        )
        for each in found.order_by("issued", "pk")
        for ended in [_ended(each)]
        if ended is None or ended >= date(year, 1, 1)
    )  # fmt: skip


def _ended(normative: Normative) -> date | None:
    """The first day on which it no longer holds: repealed, or the day after it lapsed."""
    lapsed = None
    if normative.expires is not None:
        lapsed = date.fromordinal(normative.expires.toordinal() + 1)
    days = [each for each in (normative.ended, lapsed) if each is not None]
    return min(days) if days else None
