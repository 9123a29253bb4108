"""A dry run: what a filled ledger workbook would bring, and what is wrong with which row."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gongkai.files.errors import Unreadable
from gongkai.files.ledger import LedgerProblem, LedgerReading, colour_problems, read_ledger
from gongkai.report import facts
from gongkai.report.finding import Severity
from gongkai.web.annual.exchange.comparing import Compared, compare
from gongkai.web.annual.exchange.exporting import facts_of
from gongkai.web.annual.exchange.figures import Figure, figures_in, held_figures
from gongkai.web.annual.exchange.objecting import Book, Ours, Places, objections
from gongkai.web.annual.models import PastRecord
from gongkai.web.annual.models.past import titled
from gongkai.web.annual.past import id_of
from gongkai.web.documents.models import Document
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ

LARGEST = 16 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is new in a workbook, what stands in the way, and the workbook with marks."""

    year: int
    documents: tuple[facts.Document, ...]
    figures: tuple[Figure, ...]
    texts: Mapping[str, str]
    compared: Mapping[str, Compared]
    problems: tuple[LedgerProblem, ...]
    marked: bytes = b""

    @property
    def errors(self) -> tuple[LedgerProblem, ...]:
        """What stands in the way of the import."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)

    @property
    def brought(self) -> dict[str, int]:
        """How many new rows or figures each sheet brings; only those that bring any."""
        found = {sheet: len(each.new) for sheet, each in self.compared.items()}
        found |= {"documents": len(self.documents), "texts": len(self.texts)}
        for each in self.figures:
            found[each.sheet] = found.get(each.sheet, 0) + 1
        return {sheet: number for sheet, number in found.items() if number}

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """The same by the titles of the sheets and in their order."""
        return titled(self.brought)


def read(data: bytes, *, organ: Organ) -> Reading:
    """Read a workbook and hold it against the records of the organ; nothing is kept.

    Refused when the file is no ledger at all.
    """
    if len(data) > LARGEST:
        raise Refused("文件超过 16 MB", field="file")
    with tempfile.TemporaryDirectory(prefix="gongkai-import-") as folder:
        path, marked = Path(folder) / "ledger.xlsx", Path(folder) / "marked.xlsx"
        path.write_bytes(data)
        book = read_ledger(path)
        if book.facts is None:
            reasons = "；".join(str(each) for each in book.problems)
            raise Refused(f"不是可以读取的台账：{reasons}", field="file")
        made = _against_ours(book.facts, book, organ)
        if not made.problems:
            return made
        try:
            colour_problems(path, made.problems, marked)
        except Unreadable as wrong:
            raise Refused(f"不是可以读取的台账：{wrong.reason}", field="file") from wrong
        return replace(made, marked=marked.read_bytes())


def _against_ours(book: facts.YearFacts, reading: LedgerReading, organ: Organ) -> Reading:
    theirs = Book(facts=book, figures=figures_in(book), places=Places(reading.rows))
    ours = Ours(
        organ=organ, facts=facts_of(organ, year=book.year),
        figures=held_figures(organ, year=book.year),
    )  # fmt: skip
    compared = compare(book, ours.facts, keys=_keys(organ, book.year))
    numbers = set(Document.objects.filter(organ=organ).values_list("number", flat=True))
    return Reading(
        year=book.year,
        documents=tuple(each for each in book.documents if each.number not in numbers),
        figures=tuple(each for each in theirs.figures if each.place not in ours.figures),
        texts={key: text for key, text in book.texts.items() if key not in ours.facts.texts},
        compared=compared,
        problems=(*reading.problems, *objections(theirs, ours, compared=compared)),
    )


def _keys(organ: Organ, year: int) -> dict[str, str]:
    """Under which number each past record came."""
    held = PastRecord.objects.filter(
        batch__organ=organ, batch__year=year, batch__withdrawn=None
    ).only("key", "batch_id")
    return {id_of(each): each.key for each in held}
