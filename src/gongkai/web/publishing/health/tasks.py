"""What the schedule does every night."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from gongkai.web.organs.models import Organ
from gongkai.web.publishing.health import services
from gongkai.web.publishing.health.looking import links
from gongkai.web.publishing.health.models import Checkup, Link
from gongkai.web.publishing.health.outside import Lookup, asked, public_number

AGAIN = timedelta(days=7)
TOMORROW = timedelta(hours=20)  # what failed is asked again the next night
MOST = 500  # a night


def check_all(now: datetime) -> int:
    """Look at every organ that has columns and was not yet looked at today; how many."""
    done = Checkup.objects.filter(day=timezone.localtime(now).date()).values("organ")
    organs = Organ.objects.filter(closed=None, columns__isnull=False).exclude(pk__in=done)
    found = list(organs.distinct().order_by("pk"))
    for each in found:
        services.check(each, at=now, by=None)
    return len(found)


def ask_links(now: datetime, *, lookup: Lookup = public_number) -> int:
    """Ask addresses of other sites, where GONGKAI_LINK_CHECK allows it; how many were asked."""
    if not settings.LINK_CHECK:
        return 0
    wanted = links()
    known = {each.address: each for each in Link.objects.all()}
    Link.objects.filter(address__in=known.keys() - wanted).delete()
    due = [each for each in wanted if each not in known or _due(known[each], now)]
    due.sort(key=lambda each: (each in known, known[each].asked_at if each in known else now))
    for address in due[:MOST]:
        answer = asked(address, lookup=lookup)
        link = known.get(address) or Link(address=address)
        link.asked_at, link.why = now, answer.why
        link.failed = 0 if answer.alive else min(link.failed + 1, 99)
        link.save()
    return len(due[:MOST])


def _due(link: Link, now: datetime) -> bool:
    return now - link.asked_at >= (TOMORROW if link.failed else AGAIN)
