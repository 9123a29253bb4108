"""The one act of the journal: to record another act, in the transaction of that act."""

from collections.abc import Iterable, Mapping

from django.db import connection, models
from django.utils import timezone

from gongkai.web.journal.digest import digest
from gongkai.web.journal.models import Chain, Entry

NOWHERE = 0  # the chain of what belongs to no organ
Detail = str | int | bool | None


class NoTransaction(RuntimeError):
    """Our own mistake: an act was recorded outside the transaction that does it."""


def record(
    act: str,
    subject: models.Model,
    *,
    by: models.Model | None,
    organ: int = NOWHERE,
    words: str,
    cites: str = "",
    details: Mapping[str, Detail] | None = None,
) -> Entry:
    """Add an entry to the chain of `organ`; the chain stays locked until the transaction ends.

    `words` tell the act in one sentence fit for an official reader; `details` are for programs and
    hold no fractions, which databases spell in different ways. Must run inside `atomic`.
    """
    if not connection.in_atomic_block:
        raise NoTransaction(act)
    chain = _locked(organ)
    entry = Entry(
        chain=chain,
        number=chain.length + 1,
        at=timezone.now(),
        act=act,
        person=by.pk if by else None,
        person_name=str(by) if by else "系统",
        subject_kind=subject._meta.label_lower,
        subject=str(subject.pk),
        subject_name=str(subject),
        words=words,
        cites=cites,
        details=dict(details or {}),
        previous=chain.head,
    )
    entry.digest = digest(entry, organ=organ)
    entry.save(force_insert=True)
    Chain.objects.filter(pk=chain.pk).update(length=entry.number, head=entry.digest)
    return entry


def hold(organs: Iterable[int]) -> None:
    """Lock the chains of several organs in one order, so that two such acts cannot block both."""
    wanted = sorted(set(organs))
    Chain.objects.bulk_create([Chain(organ=each) for each in wanted], ignore_conflicts=True)
    list(Chain.objects.select_for_update().filter(organ__in=wanted).order_by("organ"))


def _locked(organ: int) -> Chain:
    """The head of a chain, locked: its row on PostgreSQL, the whole database on SQLite."""
    Chain.objects.bulk_create([Chain(organ=organ)], ignore_conflicts=True)
    return Chain.objects.select_for_update().get(organ=organ)
