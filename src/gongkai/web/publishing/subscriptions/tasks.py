"""What is done by the timetable: write the letters of the day, send what waits. May run twice."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.web.publishing.subscriptions.letters import MOST, link, news
from gongkai.web.publishing.subscriptions.models import Letter, Subscription
from gongkai.web.publishing.subscriptions.scopes import items

_log = logging.getLogger(__name__)
HOUR = 8  # letters are written in the morning
UNCONFIRMED = timedelta(days=7)
AGAIN = timedelta(minutes=15)
ATTEMPTS = 5


def send_due(now: datetime) -> int:
    """Forget what nobody confirmed, write today's letters, send; how many were sent."""
    Subscription.objects.filter(confirmed_at=None, asked_at__lt=now - UNCONFIRMED).delete()
    if not settings.MAIL:
        return 0
    local = timezone.localtime(now)
    if local.hour >= HOUR:
        written = Letter.objects.filter(kind="news", day=local.date())
        waiting = Subscription.objects.filter(confirmed_at__isnull=False)
        for number in waiting.exclude(letters__in=written).values_list("pk", flat=True):
            _write(number, now=now)
    return sum(_send(letter, now=now) for letter in _waiting(now))


@transaction.atomic
def _write(number: int, *, now: datetime) -> None:
    """One letter with everything since the last; none where nothing is new."""
    held = Subscription.objects.select_for_update().filter(pk=number).first()
    day = timezone.localdate(now)
    if held is None or held.letters.filter(kind="news", day=day).exists():
        return
    new = items(held.scope).filter(published_at__gt=held.told_until, published_at__lte=now)
    found = list(
        new.select_related("shown", "organ", "column").order_by("-published_at", "-pk")[: MOST + 1]
    )
    if found:
        subject, text = news(held, found[:MOST], more=len(found) > MOST)
        held.letters.create(kind="news", day=day, subject=subject, text=text, made_at=now)
        held.told_until = now
        held.save(update_fields=["told_until"])


def _waiting(now: datetime) -> list[Letter]:
    free = Q(taken_at=None) | Q(taken_at__lt=now - AGAIN)
    waiting = Letter.objects.filter(free, sent_at=None, attempts__lt=ATTEMPTS)
    return list(waiting.select_related("subscription").order_by("made_at", "pk")[:500])


def _send(letter: Letter, *, now: datetime) -> bool:
    """Take the letter, so that no other worker sends it, and hand it in."""
    mine = Letter.objects.filter(pk=letter.pk, sent_at=None, taken_at=letter.taken_at)
    if not mine.update(taken_at=now, attempts=letter.attempts + 1):
        return False
    stop = link(letter.subscription, "stop")
    message = EmailMessage(
        letter.subject, letter.text, to=[letter.subscription.email],
        headers={"List-Unsubscribe": f"<{stop}>",
                 "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )  # fmt: skip
    try:
        message.send()
    except (SMTPException, OSError) as error:
        _log.warning("letter %s was not taken: %s", letter.pk, error)
        return False
    Letter.objects.filter(pk=letter.pk).update(sent_at=now)
    return True
