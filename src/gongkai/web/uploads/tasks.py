"""What the clock does in this room: check what waits, sweep away bytes without a row."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage

from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.services.files import check

AGE = timedelta(hours=24)


def check_waiting(now: datetime) -> int:
    """Check what has been in quarantine for a minute: a form was cut off, a scanner was down."""
    waiting = Upload.objects.filter(
        state=State.QUARANTINED, at__lt=now - timedelta(minutes=1)
    ).order_by("pk")[:50]
    return sum(check(each, by=None).state != State.QUARANTINED for each in waiting)


def sweep(now: datetime) -> int:
    """Remove stored bytes that no row names and that are a day old; how many."""
    removed = 0
    for folder in _folders(""):
        for name in default_storage.listdir(folder)[1]:
            path = f"{folder}/{name}"
            old = default_storage.get_modified_time(path) < now - AGE
            if old and not Upload.objects.filter(stored=path).exists():
                default_storage.delete(path)
                removed += 1
    return removed


def _folders(root: str) -> list[str]:
    """The month folders: 2025/03."""
    if not default_storage.exists(root or "."):
        return []
    years = default_storage.listdir(root)[0]
    return [f"{year}/{month}" for year in years for month in default_storage.listdir(year)[0]]
