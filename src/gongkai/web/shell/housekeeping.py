"""Removes what nobody asks for any more from the tables of the libraries we use."""

from datetime import datetime, timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

KEPT = timedelta(days=30)


def sweep(now: datetime) -> int:
    """Sessions that ended, and counts and finished tasks of a month ago; how many rows."""
    before = now - KEPT
    old = (
        Session.objects.filter(expire_date__lt=now),
        DBTaskResult.objects.successful().filter(finished_at__lt=before).order_by(),
        AccessAttempt.objects.filter(attempt_time__lt=before),
        AccessFailureLog.objects.filter(attempt_time__lt=before),
        AccessLog.objects.filter(attempt_time__lt=before),
    )
    return sum(each.delete()[0] for each in old)
