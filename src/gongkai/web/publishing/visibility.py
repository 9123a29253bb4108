"""The one answer to “may this person see this item?”: pages, lists, search, feeds, files, API."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai.web.documents.models import Attribute, State
from gongkai.web.organs.models import Person
from gongkai.web.organs.permissions import organs_for
from gongkai.web.publishing.models import Item, ItemState

# A document that is void, no longer 主动公开 or halted by a later secrecy review takes its item
# from the public that very moment, before anybody has withdrawn it.
LAWFUL = Q(document=None) | Q(
    document__state=State.ISSUED, document__attribute=Attribute.ACTIVE, document__halted=False
)

# What the public sees: published, with a version that is shown.
OPEN_TO_ALL = Q(state=ItemState.PUBLISHED, shown__isnull=False) & LAWFUL


def visible(*, person: Person | None, day: date | None = None) -> QuerySet[Item]:
    """The items that somebody may see: the public its own, the staff also those of `item.see`."""
    if person is None:
        return Item.objects.filter(OPEN_TO_ALL)
    organs = organs_for(person, "item.see", day=day or timezone.localdate())
    return Item.objects.filter(OPEN_TO_ALL | Q(organ_id__in=organs))


def sees(person: Person | None, item: Item) -> bool:
    """Whether somebody may see one item."""
    return visible(person=person).filter(pk=item.pk).exists()
