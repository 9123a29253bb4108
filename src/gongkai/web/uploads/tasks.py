"""What the clock does in this room: check what waits, sweep away bytes without a row."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.core.files.storage import default_storage

from gongkai.web.uploads import store
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.services.files import check

AGE = timedelta(hours=24)
_ONCE = 500


def check_waiting(now: datetime) -> int:
    """Check what has been in quarantine for a minute: a form was cut off, a scanner was down."""
    waiting = Upload.objects.filter(
        state=State.QUARANTINED, at__lt=now - timedelta(minutes=1)
    ).order_by("pk")[:50]
    return sum(check(each, by=None).state != State.QUARANTINED for each in waiting)


def sweep(now: datetime) -> int:
    """Remove stored bytes that no row needs and that are a day old; how many.

    They are left by a process that was killed between the bytes and the row, or between the row
    that refuses a file and the removal of its bytes.
    """
    removed = 0
    for folder in _folders():
        names = (f"{folder}/{name}" for name in default_storage.listdir(folder)[1])
        for some in _by(names):
            needed = set(
                Upload.objects.filter(stored__in=some, dropped=False)
                .values_list("stored", flat=True)
            )  # fmt: skip
            for path in sorted(set(some) - needed):
                if default_storage.get_modified_time(path) < now - AGE:
                    store.drop(path)
                    removed += 1
    return removed


def _by(names: Iterator[str]) -> Iterator[list[str]]:
    while some := list(islice(names, _ONCE)):
        yield some


def _folders() -> list[str]:
    """The month folders: 2025/03."""
    try:
        years = default_storage.listdir("")[0]
    except FileNotFoundError:
        return []
    return [f"{year}/{month}" for year in years for month in default_storage.listdir(year)[0]]
