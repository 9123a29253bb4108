"""The acts of a subscriber: ask, confirm, stop."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.web.journal.services import record
from gongkai.web.publishing.subscriptions.letters import confirmation
from gongkai.web.publishing.subscriptions.models import Subscription
from gongkai.web.publishing.subscriptions.scopes import title


@transaction.atomic
def ask(*, email: str, scope: str, site: str, at: datetime) -> None:
    """Note the wish and write the letter that asks whether it is meant.

    The answer is always the same, so that nobody learns who has subscribed. Nothing is recorded
    in the journal before it is confirmed: anybody may type any address.
    """
    subscription, _ = Subscription.objects.get_or_create(
        email=email.lower(), scope=scope,
        defaults={"site": site, "token": secrets.token_urlsafe(32), "asked_at": at,
                  "told_until": at},
    )  # fmt: skip
    if subscription.confirmed_at is None:
        subject, text = confirmation(subscription)
        subscription.letters.get_or_create(
            kind="confirm", day=timezone.localdate(at),
            defaults={"subject": subject, "text": text, "made_at": at},
        )  # fmt: skip


@transaction.atomic
def confirm(subscription: Subscription, *, at: datetime) -> None:
    """It is meant: from now on there are letters. Twice is the same as once."""
    held = Subscription.objects.select_for_update().get(pk=subscription.pk)
    if held.confirmed_at is None:
        held.confirmed_at = held.told_until = at
        held.save(update_fields=["confirmed_at", "told_until"])
        words = f"读者确认订阅：{title(held.scope)}"
        record("subscription.confirm", held, by=None, words=words)


@transaction.atomic
def stop(subscription: Subscription) -> None:
    """No more letters; the address is forgotten."""
    if subscription.confirmed_at:
        words = f"读者退订：{title(subscription.scope)}"
        record("subscription.stop", subscription, by=None, words=words)
    subscription.delete()
