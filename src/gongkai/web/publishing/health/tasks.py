"""What the schedule does every night."""

from datetime import datetime

from django.utils import timezone

from gongkai.web.organs.models import Organ
from gongkai.web.publishing.health import services
from gongkai.web.publishing.health.models import Checkup


def check_all(now: datetime) -> int:
    """Look at every organ that has columns and was not yet looked at today; how many."""
    done = Checkup.objects.filter(day=timezone.localtime(now).date()).values("organ")
    organs = Organ.objects.filter(closed=None, columns__isnull=False).exclude(pk__in=done)
    found = list(organs.distinct().order_by("pk"))
    for each in found:
        services.check(each, at=now, by=None)
    return len(found)
