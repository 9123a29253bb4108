"""Chapters 一, 五 and 六 drafted from the facts of the year, in the form's own sections.

The clerk's words win, section by section; what they leave open is drafted in plain sentences whose
figures come from the ledger. Chapters of tables have the clerk's words or none.
"""

from collections.abc import Callable, Iterator, Mapping

from gongkai.files.chapters import matters, oversight, situation
from gongkai.files.chapters.frame import farewell, opening, title_of
from gongkai.files.chapters.wording import Values
from gongkai.report.braces import fill
from gongkai.report.edition import ChapterForm, Edition, chinese_number, edition_of
from gongkai.report.facts import YearFacts
from gongkai.report.figures import figures
from gongkai.report.report import AnnualReport, Chapter, Passage
from gongkai.report.tally import Count, Counting, tally

Draft = Callable[[YearFacts, Values], Iterator[str]]

# Section keys of the ledger (1.1, 5.2, 6.1 …) are chapter and place in these lists.
SECTIONS: Mapping[int, tuple[tuple[str, Draft], ...]] = {
    1: (
        ("主动公开", situation.disclosure),
        ("依申请公开", situation.on_request),
        ("政府信息管理", situation.management),
        ("政府信息公开平台建设", situation.platform),
        ("监督保障", situation.support),
    ),
    5: (("存在的主要问题", matters.problems), ("改进情况", matters.measures)),
    6: (
        ("年度政务公开工作要点落实情况", matters.key_points),
        ("信息处理费收取情况", matters.fees),
        ("其他事项", matters.others),
    ),
}
FEE_SECTION, FEE = (6, 2), "处理费"
RESULTS_SECTION = (1, 5)
PRACTICE = Counting()


def report_of(
    facts: YearFacts, *, edition: Edition | None = None, counting: Counting = PRACTICE
) -> AnnualReport:
    """The annual report that falls out of a ledger: cells counted, chapters drafted.

    Errors: UnknownEdition for a year before 2019 when no edition is given.
    """
    form = edition or edition_of(facts.year)
    counts = tally(facts, edition=form, counting=counting)
    first, chapters = draft(facts, counts=counts, edition=form)
    return AnnualReport(
        organ=facts.organ.name,
        year=facts.year,
        edition=form,
        cells={key: count.cell for key, count in counts.items()},
        chapters=chapters,
        title=title_of(facts),
        opening=first,
    )


def draft(
    facts: YearFacts, *, counts: Mapping[str, Count], edition: Edition
) -> tuple[tuple[Passage, ...], Mapping[int, Chapter]]:
    """The opening and all six chapters; a heading such as （一）主动公开 is its own passage."""
    values = figures(facts, counts)
    return (
        tuple(Passage(text) for text in opening(facts, edition)),
        {form.number: _chapter(form, facts, values) for form in edition.chapters},
    )


def _chapter(form: ChapterForm, facts: YearFacts, values: Values) -> Chapter:
    return Chapter(
        number=form.number,
        title=form.heading,
        heading=f"{chinese_number(form.number)}、{form.heading}",
        passages=tuple(Passage(text) for text in _passages(form.number, facts, values)),
    )


def _passages(number: int, facts: YearFacts, values: Values) -> Iterator[str]:
    """The chapter's own words, its sections with their headings, words of unknown sections."""
    sections = SECTIONS.get(number, ())
    yield from _lines(_typed(facts, (number,), whole=True), values)
    printed = 0
    for place, (heading, drafted) in enumerate(sections, start=1):
        words = list(_section((number, place), drafted, facts, values))
        if words:
            printed += 1
            yield f"（{chinese_number(printed)}）{heading}"
            yield from words
    for key in sorted({key[:2] for key in _keys(facts) if key[0] == number and len(key) > 1}):
        if key[1] not in range(1, len(sections) + 1):
            yield from _lines(_typed(facts, key), values)
    if number == max(SECTIONS):
        yield from farewell(facts.organ)


def _section(
    key: tuple[int, int], drafted: Draft, facts: YearFacts, values: Values
) -> Iterator[str]:
    """The clerk's words, or a draft; what the law wants said is said where the words forget it."""
    own = _typed(facts, key)
    yield from _lines(own, values)
    if not own or (key == FEE_SECTION and FEE not in own):
        yield from drafted(facts, values)
    elif key == RESULTS_SECTION:
        yield from oversight.forgotten(own, facts, values)


def _typed(facts: YearFacts, start: tuple[int, ...], *, whole: bool = False) -> str:
    """What the clerk typed for a section and its parts (1.1, 1.1.1 …); `whole`: for it alone."""
    found = {key: text for key, text in _keys(facts).items() if key[: len(start)] == start}
    return "\n".join(text for key, text in sorted(found.items()) if not whole or key == start)


def _keys(facts: YearFacts) -> Mapping[tuple[int, ...], str]:
    """The clerk's texts that are not blank, by their section as numbers."""
    return {
        tuple(int(part) for part in key.split(".")): text.strip()
        for key, text in facts.texts.items()
        if text.strip()
    }


def _lines(text: str, values: Values) -> Iterator[str]:
    """The clerk's paragraphs with their figures filled in."""
    for line in fill(text, values).text.split("\n"):
        if line.strip():
            yield line.strip()
