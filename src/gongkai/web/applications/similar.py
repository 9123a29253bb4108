"""Cases that may be the same application again: shown side by side, decided by a person."""

from collections.abc import Iterable
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
    ).exclude(pk=case.pk).select_related("applicant")  # fmt: skip
    person = case.applicant
    same = Q(pk__in=())
    for name in ("identity", "telephone", "email"):
        value = getattr(person, name)
        same |= Q(**{f"applicant__{name}": value}) if value else Q(pk__in=())
    known = list(near.filter(same).order_by("-pk")[:_RECENT])
    recent = near.filter(kind=case.kind).exclude(pk__in=[each.pk for each in known])
    words = bigrams(case.wanted)
    found = [*_twins(known, words, 0.0), *_twins(recent.order_by("-pk")[:_RECENT], words, _ALIKE)]
    return tuple(sorted(found, key=lambda twin: (-twin.share, -twin.case.pk))[:MOST])


def _twins(cases: Iterable[Case], words: frozenset[str], least: float) -> list[Twin]:
    found = []
    for each in cases:
        share = alike(words, bigrams(each.wanted))
        if share >= least:
            why = "所需信息文字相近" if least else "申请人或联系方式相同"
            found.append(Twin(case=each, share=round(share * 100), why=why))
    return found


def bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring letters and figures."""
    plain = "".join(each for each in text if each.isalnum())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of pairs that two texts have in common."""
    both = len(one | other)
    return len(one & other) / both if both else 0.0
