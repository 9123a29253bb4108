"""What the journal can be asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models

from gongkai.web.journal.digest import digest
from gongkai.web.journal.models import Chain, Entry


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first entry of a chain that is not what it was, and why we know."""

    chain: str
    number: int
    reason: str

    def __str__(self) -> str:
        """In one sentence."""
        return f"{self.chain}第{self.number}条：{self.reason}"


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first, and where the next older ones begin (0: there are none)."""

    entries: tuple[Entry, ...]
    older: int


def entries_of(*, organ: int, before: int = 0, size: int = 50) -> Page:
    """The journal of one organ, from the entry numbered below `before` backwards."""
    entries = Entry.objects.filter(chain__organ=organ).order_by("-number")
    return _page(entries.filter(number__lt=before) if before else entries, size, "number")


def history_of(subject: models.Model, *, before: int = 0, size: int = 20) -> Page:
    """Everything that was ever done to one object, whatever organ it belonged to."""
    entries = Entry.objects.filter(
        subject_kind=subject._meta.label_lower, subject=str(subject.pk)
    ).order_by("-id")
    return _page(entries.filter(id__lt=before) if before else entries, size, "id")


def head_of(organ: int) -> tuple[int, str]:
    """Length and head of a chain: they name everything that was ever done in it."""
    found = Chain.objects.filter(organ=organ).values_list("length", "head").first()
    return found or (0, "")


def _page(entries: models.QuerySet[Entry], size: int, key: str) -> Page:
    found = tuple(entries[: size + 1])
    shown = found[:size]
    return Page(shown, getattr(shown[-1], key) if len(found) > size else 0)


def broken_links() -> Iterator[BrokenLink]:
    """The first broken link of each chain that is not whole."""
    for chain in Chain.objects.order_by("organ").iterator():
        broken = _first_broken(chain)
        if broken is not None:
            yield broken


def _first_broken(chain: Chain) -> BrokenLink | None:
    """Walk a chain from its first entry; entries added meanwhile lie beyond `length`."""
    expected, previous = 0, ""
    walk = chain.entries.filter(number__lte=chain.length).order_by("number")
    for expected, entry in enumerate(walk.iterator(chunk_size=2000), start=1):
        reason = _fault(entry, chain=chain, expected=expected, previous=previous)
        if reason:
            return BrokenLink(str(chain), expected, reason)
        previous = entry.digest
    if expected != chain.length:
        return BrokenLink(str(chain), expected + 1, f"缺失，应有{chain.length}条")
    if previous != chain.head:
        return BrokenLink(str(chain), expected, "与链首记载的摘要不符")
    return None


def _fault(entry: Entry, *, chain: Chain, expected: int, previous: str) -> str:
    if entry.number != expected:
        return "缺失"
    if entry.previous != previous:
        return "与前一条不相衔接"
    if entry.digest != digest(entry, organ=chain.organ):
        return "内容与摘要不符，已被改动"
    return ""
