"""A letter of a case as paper, as far as its record goes."""

from dataclasses import dataclass
from datetime import date

from gongkai.files.paper import Paper
from gongkai.law.errors import GongkaiError
from gongkai.web.applications.letters.binding import facts_of, said_of
from gongkai.web.applications.letters.composing import NotComplete, Told, compose
from gongkai.web.applications.letters.notes import notes_of
from gongkai.web.applications.letters.occasions import Occasion
from gongkai.web.applications.letters.wording import Wording, wording_on
from gongkai.web.applications.models import Case, LetterHead, Route
from gongkai.web.organs.calendars import calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The paper, or what it lacks; the wording it was written in, and what is not certain."""

    paper: Paper | None = None
    wording: Wording | None = None
    lacks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def number_of(mark: str, code: str, *, year: int, serial: int | None) -> str:
    """××公复〔2026〕3号; without a serial, room for one."""
    return f"{mark}{code}〔{year}〕{'　' if serial is None else serial}号"


def write(
    case: Case, occasion: Occasion, *, addressee: str, serial: int | None = None,
    masked: bool = False,
) -> Written:  # fmt: skip
    """Compose a letter of the case; `masked` hides what only its reader may see."""
    head = LetterHead.objects.filter(organ=case.organ_id).first()
    try:
        wording = wording_on(occasion.kind, day=occasion.day)
        said = said_of(case) if wording.results else ()
        notes = tuple(notes_of(wording, on=occasion.day, said=said))
        facts = facts_of(case, occasion, addressee=addressee, calendar=calendar())
    except GongkaiError as wrong:
        return Written(lacks=(str(wrong),))
    if masked and "status_code" in facts:
        facts["status_code"] = "×" * len(facts["status_code"])
    mark = head.mark if head else ""
    number = number_of(mark, wording.code, year=occasion.day.year, serial=serial)
    told = Told(
        number=number, on=occasion.day, facts=facts, said=said, places=_places(head),
        online=case.route == Route.ELECTRONIC and occasion.day >= _ONLINE,
    )  # fmt: skip
    lacks = ("机关代字",) if head is None else ()
    try:
        paper = compose(occasion.kind, told)
    except NotComplete as wrong:
        return Written(wording=wording, lacks=(*lacks, *wrong.lacks), notes=notes)
    return Written(paper=paper, wording=wording, lacks=lacks, notes=notes)


_ONLINE = date(2024, 1, 1)  # a reply sent online names the online channel since then


def _places(head: LetterHead | None) -> dict[str, str]:
    if head is None:
        return {}
    return {"authority": head.authority, "court": head.court, "online": head.online}
