"""What our records object to in a workbook that is in itself in order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from gongkai.files.ledger import LedgerProblem
from gongkai.files.ledger.sheets import sheet as sheet_of
from gongkai.report.edition import UnknownEdition, edition_of
from gongkai.report.facts import YearFacts
from gongkai.report.finding import Severity, plain
from gongkai.web.annual.exchange.comparing import Compared
from gongkai.web.annual.exchange.figures import Figure, Place
from gongkai.web.annual.models import YearReport
from gongkai.web.annual.past import HEAD
from gongkai.web.annual.services.drafting import WRITABLE, sections_of
from gongkai.web.documents import importing
from gongkai.web.organs.models import Organ

_LONGEST_KEY = 200
_LONGEST_TOPIC = 200
_LONGEST_NAME = 60
_LONGEST_SOURCE = 120
_LONGEST_PROOF = 200
_MEND = "请在系统中修改该记录，并从台账中删去这一行"
_RUNNING = ("applications", "disputes")
_OPEN = (
    "没有办结；只按历史记录计入本年。要在系统中继续办理的，请在系统中登记，并从台账中删去这一行"
)
_AGAIN = "那是由台账导入的，要更正请先撤回那份台账，再导入更正后的"


@dataclass(frozen=True, slots=True)
class Places:
    """The rows in which the records stand."""

    rows: Mapping[str, Mapping[str, int]]

    def problem(
        self, sheet: str, id_: str, reason: str, *, field: str = "", value: str = ""
    ) -> LedgerProblem:
        """An objection to the row of a record."""
        about = sheet_of(sheet)
        return LedgerProblem(
            sheet=about.title, row=self.rows.get(sheet, {}).get(id_), reason=reason, value=value,
            header=about.column(field).title if field else "",
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A workbook as it was read: its facts, its monthly figures, the places of its rows."""

    facts: YearFacts
    figures: tuple[Figure, ...]
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """What the organ has of the same year."""

    organ: Organ
    facts: YearFacts
    figures: Mapping[Place, Decimal]


def objections(
    book: Book, ours: Ours, *, compared: Mapping[str, Compared]
) -> Iterator[LedgerProblem]:
    """Everything that stands in the way, and warnings."""
    yield from _cover(book, ours)
    yield from _documents(book, ours)
    yield from _figures(book, ours)
    for sheet, each in compared.items():
        yield from _rows(sheet, each, book.places)
    yield from _texts(book, ours)


def _cover(book: Book, ours: Ours) -> Iterator[LedgerProblem]:
    """The organ's own workbook, of a year that has a form."""
    cover, theirs = sheet_of("organ").title, book.facts.organ.name
    if "".join(theirs.split()) != "".join(ours.organ.name.split()):
        reason = f"台账是“{theirs}”的，不是“{ours.organ}”的"
        yield LedgerProblem(sheet=cover, reason=reason, header="机关名称")
    if not _has_form(book.facts.year):
        reason = f"{book.facts.year}年没有适用的年报格式"
        yield LedgerProblem(sheet=cover, reason=reason, header="年度")


def _has_form(year: int) -> bool:
    try:
        edition_of(year)
    except UnknownEdition:
        return False
    return True


def _documents(book: Book, ours: Ours) -> Iterator[LedgerProblem]:
    rows = book.places.rows.get("documents", {})
    places = {each.number: (rows[each.id], "") for each in book.facts.documents if each.id in rows}
    yield from importing.objections(book.facts.documents, organ=ours.organ, places=places)


def _rows(sheet: str, compared: Compared, places: Places) -> Iterator[LedgerProblem]:
    """Rows that say otherwise than ours of the same name, and words that are too long."""
    for clash in compared.clashes:
        told = "、".join(clash.fields)
        mend = _AGAIN if clash.ours.id.startswith(HEAD) else _MEND
        reason = f"系统中已有同一编号或者名称的记录，{told}不同；{mend}"
        yield places.problem(sheet, clash.record.id, reason, value=clash.record.id)
    for each in compared.new:
        if len(each.id) > _LONGEST_KEY:
            yield places.problem(sheet, each.id, f"超过{_LONGEST_KEY}字", field="id")
        if sheet in _RUNNING and each.result is None:
            yield replace(
                places.problem(sheet, each.id, _OPEN, field="result"), severity=Severity.WARNING
            )
        if sheet == "trainings" and len(each.topic) > _LONGEST_TOPIC:
            yield places.problem(sheet, each.id, f"超过{_LONGEST_TOPIC}字", field="topic")


def _figures(book: Book, ours: Ours) -> Iterator[LedgerProblem]:
    for each in book.figures:
        now, place = ours.figures.get(each.place), (each.sheet, each.first)
        if now is not None and now != each.number:
            reason = f"{each.month}月已登记为{plain(now)}，台账合计为{plain(each.number)}；{_MEND}"
            yield book.places.problem(*place, reason, field="month")
        if len(each.name) > _LONGEST_NAME:
            yield book.places.problem(*place, f"超过{_LONGEST_NAME}字", field="name")
        if len(each.source) > _LONGEST_SOURCE:
            reason = f"同一月份的来源合计超过{_LONGEST_SOURCE}字"
            yield book.places.problem(*place, reason, field="source")
        if len(each.proof) > _LONGEST_PROOF:
            reason = f"同一月份的证明材料合计超过{_LONGEST_PROOF}字"
            yield book.places.problem(*place, reason, field="proof")


def _texts(book: Book, ours: Ours) -> Iterator[LedgerProblem]:
    """Words for sections that the form has, where nobody has written other words."""
    if not book.facts.texts or not _has_form(book.facts.year):
        return
    sections = sections_of(book.facts.year)
    report = YearReport.objects.filter(organ=ours.organ, year=book.facts.year).first()
    for section, text in book.facts.texts.items():
        now = ours.facts.texts.get(section)
        reason = ""
        if section not in sections:
            reason = "年报没有这个部分"
        elif now is not None and "".join(now.split()) != "".join(text.split()):
            reason = "年报的这一部分已有不同的文字，请在年报中修改，并从台账中删去这一行"
        elif now is None and report is not None and report.state not in WRITABLE:
            reason = f"年度报告{report.get_state_display()}，不能再写入文字"
        if reason:
            yield book.places.problem("texts", section, reason, field="section", value=section)
