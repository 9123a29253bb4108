"""Acts of coming in and going out."""

from datetime import datetime

from django.db import transaction

from gongkai.web.journal.services import record
from gongkai.web.organs.models import Person, SignIn


@transaction.atomic
def sign_in(person: Person, *, at: datetime, most: int) -> SignIn:
    """Note that somebody came in; the oldest stays beyond `most` end."""
    entry = SignIn.objects.create(person=person, at=at)
    surplus = list(person.sign_ins.order_by("-at", "-id").values_list("pk", flat=True)[most:])
    SignIn.objects.filter(pk__in=surplus).delete()
    words = f"{person}登录" + (f"，较早的{len(surplus)}处登录失效" if surplus else "")
    record("entry.sign_in", person, by=person, organ=person.organ_id, words=words)
    return entry


@transaction.atomic
def sign_out(person: Person, *, entry: int) -> None:
    """Note that somebody went out."""
    SignIn.objects.filter(pk=entry, person=person).delete()
    record("entry.sign_out", person, by=person, organ=person.organ_id, words=f"{person}退出")


@transaction.atomic
def second_factor_changed(person: Person, *, words: str) -> None:
    """A person set up, renewed or removed the second factor."""
    words = f"{person}{words}"
    record("entry.second_factor", person, by=person, organ=person.organ_id, words=words)
