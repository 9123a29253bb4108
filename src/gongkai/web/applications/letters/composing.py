"""A letter as paper, from the wording of the day and the facts of a case; nothing is typed in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai.files.paper import Paper, Paragraph
from gongkai.law.decisions import Document, Kind, Remedy, kind_on, missing_reasons
from gongkai.law.instruments import Instrument, instrument_of
from gongkai.law.remedies import remedy_text
from gongkai.web.applications.letters.replies import sentences
from gongkai.web.applications.letters.wording import Wording, label, names_in, wording_on

_EDITION = re.compile(r"（[^（）]*年[^（）]*）$")
_PLACES = {"authority": "行政复议机关", "court": "有管辖权的人民法院", "online": "在线复议渠道"}


class NotComplete(ValueError):
    """What a letter lacks, one by one; there is no letter without it."""

    def __init__(self, lacks: Sequence[str]) -> None:
        """Keep the list for a page to show."""
        self.lacks = tuple(lacks)
        super().__init__("文书内容不全：" + "；".join(lacks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was decided on one requested item, with its reasons by key."""

    kind: str
    reasons: Mapping[str, str]
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What fills a letter: its number and day, the facts of the case by name, the decisions.

    `places` names the authority, the court and, if `online`, the channel of the remedies.
    """

    number: str
    on: date
    facts: Mapping[str, str]
    said: tuple[Said, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    online: bool = False

    def decided(self) -> list[tuple[Kind, Said]]:
        """Each decision with its kind in force on the day; raises NotInForce, UnknownKey."""
        return [(kind_on(each.kind, day=self.on), each) for each in self.said]


def compose(kind: str, told: Told) -> Paper:
    """The letter; raises NotComplete with all that is missing, NotInForce before its time."""
    wording, on, facts = wording_on(kind, day=told.on), told.on, told.facts
    lacks = [label(name) for name in wording.needs() if not facts.get(name, "").strip()]
    lacks += _lacks(told) if wording.results else ()
    if lacks:
        raise NotComplete(lacks)
    title = wording.title or title_of([each for each, _ in told.decided()])
    results = (*_results(told), *_remedies(told)) if wording.results else ()
    paragraphs = [
        Paragraph(f"{facts['organ']}\n{title}", level=0),
        Paragraph(told.number, style="right"),
        Paragraph(f"{facts[wording.to]}：", style="lead"),
        *_filled(wording, wording.paragraphs[:1], facts),
        *_filled(wording, _known(wording.again, facts), facts),
        *_filled(wording, wording.paragraphs[1:], facts),
        *results,
        *_filled(wording, _known(wording.extra, facts), facts),
        Paragraph("", style="right"),  # room for the seal
        Paragraph(facts["organ"], style="right"),
        Paragraph(f"{on.year}年{on.month}月{on.day}日", style="right"),
        *_slip(wording, facts, told.number),
    ]
    meta = {"title": f"{title} {told.number}", "organ": facts["organ"]}
    return Paper(tuple(paragraphs), kind="letter", meta=meta)


def title_of(decided: Sequence[Kind]) -> str:
    """A notice where every result is announced by a notice, else a reply."""
    notice = all(each.documents[0] is Document.NOTICE for each in decided)
    return (Document.NOTICE if notice else Document.DECISION).label


def _lacks(told: Told) -> Iterator[str]:
    decided = told.decided()
    if not decided:
        yield "处理决定"
    for at, (kind, each) in enumerate(decided, start=1):
        for reason in missing_reasons(kind, given=each.reasons):
            yield f"第{at}项“{kind.title}”：{reason.title}"
    classes = {kind.remedy_on(told.on).value for kind, _ in decided}
    if classes & {Remedy.REVIEW_FIRST, Remedy.REVIEW_OR_SUIT}:
        for name, title in _PLACES.items():
            if not told.places.get(name, "").strip() and (told.online or name != "online"):
                yield title


def _known(texts: Sequence[str], facts: Mapping[str, str]) -> list[str]:
    """The paragraphs all of whose facts are known."""
    return [text for text in texts if all(facts.get(name, "").strip() for name in names_in(text))]


def _filled(
    wording: Wording, texts: Sequence[str], facts: Mapping[str, str]
) -> Iterator[Paragraph]:
    """The paragraphs with their facts; articles come of the wording, not of the case."""
    words = {**facts, "cites": articles(wording.cites)}
    for text in texts:
        yield from _lines(text.format_map(words))


def _slip(wording: Wording, facts: Mapping[str, str], number: str) -> Iterator[Paragraph]:
    """The form on which the one who is asked answers, to be filled in by hand."""
    words = {**facts, "number": number}
    if wording.slip:
        title, to, *rest = (text.format_map(words) for text in wording.slip)
        yield Paragraph(title, level=1, style="page")
        yield Paragraph(to, style="lead")
        yield from map(Paragraph, rest)


def _lines(text: str) -> Iterator[Paragraph]:
    """One paragraph a line, each with a mark at its end."""
    for line in filter(None, (each.strip() for each in text.splitlines())):
        yield Paragraph(line if line[-1] in "。：；！？" else f"{line}。")


def _results(told: Told) -> Iterator[Paragraph]:
    """What was decided and why; items that are answered alike are answered together."""
    alike: list[tuple[Kind, list[Said]]] = []
    for kind, each in told.decided():
        if alike and alike[-1][1][0].reasons == each.reasons and alike[-1][0] is kind:
            alike[-1][1].append(each)
        else:
            alike.append((kind, [each]))
    place = 1
    for kind, items in alike:
        head = f"{_asked(items, place)}：" if len(alike) > 1 else ""
        place += len(items)
        cites = articles(kind.cites)
        for text in sentences(kind, items[0].reasons, cites=cites, day=told.on):
            yield from _lines(head + text)
            head = ""


def _asked(items: Sequence[Said], place: int) -> str:
    """Which items, by number, and what each asked for."""
    last = place + len(items) - 1
    numbers = f"{place}. 关于" if last == place else f"{place}—{last}. 关于"
    return numbers + "".join(f"“{each.item}”" for each in items)


def _remedies(told: Told) -> Iterator[Paragraph]:
    """The law's sentences, each once, for which items; what holds for all of them comes last."""
    decided, places = told.decided(), told.places
    items: dict[str, list[int]] = {}
    for at, (kind, _) in enumerate(decided, start=1):
        for one in remedy_text(kind, on=told.on, places=places, online=told.online):
            items.setdefault(one.text, []).append(at)
    for text, mine in sorted(items.items(), key=lambda it: len(it[1]) == len(decided)):
        part = "" if len(mine) == len(decided) else f"对第{'、'.join(map(str, mine))}项，"
        yield Paragraph(f"{part}{text}。")


def articles(cites: Sequence[str]) -> str:
    """Articles as a letter names them: each text once by its full name, then its articles."""
    shown, before = [], ""
    for each in cites:
        text = instrument_of(each)
        rest = each.removeprefix(text.cite)
        shown.append(rest if rest and text.key == before else f"{_full(text)}{rest}")
        before = text.key
    return "、".join(shown)


def _full(text: Instrument) -> str:
    """A text by its title in book marks; what is cited by its number, by its number."""
    if text.cite == text.number:
        return text.cite
    return f"《{_EDITION.sub('', text.title)}》"
