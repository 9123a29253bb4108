"""Published items as the annual report counts them."""

from datetime import datetime

from django.utils import timezone

from gongkai.report import facts
from gongkai.web.organs.models import Organ
from gongkai.web.publishing.models import Item

CHANNEL = "政府网站"


def publications_of(organ: Organ, *, year: int) -> tuple[facts.Publication, ...]:
    """Items first published in the year, withdrawn ones included: they were published.

    Without those written from a document: the ledger of documents already tells of them, with
    their day of publication, and the report must not count them twice.
    """
    found = Item.objects.filter(
        organ=organ,
        document=None,
        published_at__gte=_first(year),
        published_at__lt=_first(year + 1),
    )
    return tuple(
        facts.Publication(
            id=f"publications-{each.pk}", channel=CHANNEL, column=each.column.title, count=1,
            month=timezone.localtime(each.published_at).month, title=str(each),
            subject=each.subject,
        )
        for each in found.select_related("column", "shown").order_by("published_at", "id")
    )  # fmt: skip


def _first(year: int) -> datetime:
    """The first moment of a year."""
    return datetime(year, 1, 1, tzinfo=timezone.get_default_timezone())
