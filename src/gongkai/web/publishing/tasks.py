"""What is done by the timetable: plain functions that may run twice, or on two machines."""

import logging
from datetime import datetime

from gongkai.web.organs.errors import Refused
from gongkai.web.publishing.models import Step, Version
from gongkai.web.publishing.services import releasing

_log = logging.getLogger(__name__)


def publish_due(now: datetime) -> int:
    """Publish what is scheduled up to now, each in a transaction of its own; how many were."""
    due = Version.objects.filter(state=Step.SCHEDULED, scheduled_for__lte=now)
    done = 0
    for version in due.order_by("scheduled_for", "id"):
        try:
            releasing.publish(version, at=now, by=None)
        except Refused as refused:  # another worker was quicker, or it may no longer be public
            _log.warning("not published: version %s: %s", version.pk, refused)
        else:
            done += 1
    return done
