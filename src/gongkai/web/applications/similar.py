"""Cases that may be the same application again: shown side by side, decided by a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from gongkai.web.applications.models import Case

_DAYS = 366
_RECENT = 400
_ALIKE = 0.55
MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """Another case with what speaks for its being the same."""

    case: Case
    share: int
    why: str


def possible_twins(case: Case) -> tuple[Twin, ...]:
    """Of the year around it: by who applied, by how they are reached, by similar words."""
    near = Case.objects.filter(
        organ=case.organ_id, arrived__gte=case.arrived - timedelta(days=_DAYS),
        arrived__lte=case.arrived + timedelta(days=_DAYS),
    ).exclude(pk=case.pk).order_by("-arrived", "-pk")  # fmt: skip
    person = case.applicant
    same = Q(pk__in=())
    for name in ("identity", "telephone", "email"):
        value = getattr(person, name)
        same |= Q(**{f"applicant__{name}": value}) if value else Q(pk__in=())
    words, short = bigrams(case.wanted), ("pk", "wanted")
    known = list(near.filter(same).values_list(*short)[:_RECENT])
    recent = near.filter(kind=case.kind).exclude(pk__in=[pk for pk, _ in known])
    found = [
        *_shares(known, words, 0.0, "申请人或联系方式相同"),
        *_shares(recent.values_list(*short)[:_RECENT], words, _ALIKE, "所需信息文字相近"),
    ]
    found = sorted(found, reverse=True)[:MOST]
    cases = Case.objects.select_related("applicant").in_bulk([pk for _, pk, _ in found])
    return tuple(Twin(case=cases[pk], share=share, why=why) for share, pk, why in found)


def _shares(
    cases: Iterable[tuple[int, str]], words: frozenset[str], least: float, why: str
) -> Iterator[tuple[int, int, str]]:
    """Share in percent, number and reason of those that are alike enough."""
    for pk, wanted in cases:
        share = alike(words, bigrams(wanted))
        if share >= least:
            yield round(share * 100), pk, why


def bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring letters and figures."""
    plain = "".join(each for each in text if each.isalnum())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of pairs that two texts have in common."""
    shared = len(one & other)
    both = len(one) + len(other) - shared
    return shared / both if both else 0.0
