"""What happened to a case, line by line, as its page tells it."""

from dataclasses import dataclass
from datetime import date

from gongkai.web.applications.confided import ERASED, words_in
from gongkai.web.applications.models import Case, Event, Happening, SealedWords
from gongkai.web.organs.models import Person

_SAID = ("how", "name", "yuan", "result")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened."""

    on: date
    by: Person | None
    title: str
    words: str


def record_of(case: Case, *, own: bool) -> list[Line]:
    """All rounds; what people outside said is shown to the organ's own people only."""
    events = Event.objects.filter(case=case).select_related("by").order_by("pk")
    if own:
        said = {pk: "；".join(words.values()) or ERASED for pk, words in words_in(case).items()}
    else:
        sealed = SealedWords.objects.filter(event__case=case).values_list("event", flat=True)
        said = dict.fromkeys(sealed, "（内容加密，只供本机关查看）")
    return [_line(each, said.get(each.pk, "")) for each in events]


def _line(event: Event, said: str) -> Line:
    title = Happening(event.kind).label + (f"（第{event.round}轮）" if event.round > 1 else "")
    told = event.words or said or next((event.data[it] for it in _SAID if event.data.get(it)), "")
    return Line(event.on, event.by, title, str(told))
