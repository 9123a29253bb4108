"""Documents of earlier days, from a ledger workbook: all rows, or none and the reasons."""

import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from gongkai.files.errors import Unreadable
from gongkai.files.ledger import LedgerProblem, colour_problems, read_ledger
from gongkai.files.ledger.sheets import sheet as sheet_of
from gongkai.report import facts
from gongkai.report.finding import Severity
from gongkai.web.documents.models import Attribute, Document, Kind, Serial, State
from gongkai.web.documents.services.moving import look_again
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person

_NUMBER = re.compile(
    r"(?P<code>[^〔〕\[\]\d]{1,20})〔(?P<year>20\d\d)〕(?P<serial>[1-9]\d{0,5})号"
)
_KINDS = {kind.label: kind for kind in Kind} | {"命令": Kind.ORDER, "令": Kind.ORDER}
LARGEST = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook holds: its documents, what is wrong, and the workbook with marks."""

    documents: tuple[facts.Document, ...]
    problems: tuple[LedgerProblem, ...]
    marked: bytes

    @property
    def errors(self) -> tuple[LedgerProblem, ...]:
        """What stands in the way of the import."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)


def read(data: bytes, *, organ: Organ) -> Reading:
    """A dry run: nothing is kept. Refused when the file is no ledger at all."""
    if len(data) > LARGEST:
        raise Refused("文件超过 16 MB", field="file")
    with tempfile.TemporaryDirectory(prefix="gongkai-import-") as folder:
        path = Path(folder) / "ledger.xlsx"
        path.write_bytes(data)
        reading = read_ledger(path)
        if reading.facts is None:
            reasons = "；".join(str(each) for each in reading.problems)
            raise Refused(f"不是可以读取的台账：{reasons}", field="file")
        found = reading.facts.documents
        problems = (*reading.problems, *objections(found, organ=organ, places=_places(path)))
        marked = Path(folder) / "marked.xlsx"
        try:
            if problems:
                colour_problems(path, problems, marked)
        except Unreadable as wrong:
            raise Refused(f"不是可以读取的台账：{wrong.reason}", field="file") from wrong
        return Reading(found, problems, marked.read_bytes() if problems else b"")


def _places(path: Path) -> dict[str, tuple[int, str]]:
    """Row and column of each number in the sheet of documents; none if they cannot be told."""
    sheet = sheet_of("documents")
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (ValueError, KeyError, TypeError, SyntaxError, zipfile.BadZipFile):
        return {}
    with closing(book):
        if sheet.title not in book.sheetnames:
            return {}
        rows = book[sheet.title].iter_rows(values_only=True)
        return dict(_numbers(rows, sheet.column("number").title))


def _numbers(
    rows: Iterable[tuple[object, ...]], title: str
) -> Iterator[tuple[str, tuple[int, str]]]:
    column = -1
    for row, cells in enumerate(rows, start=1):
        words = [str(cell or "").strip() for cell in cells]
        if column < 0:
            heads = [word.removesuffix("*").strip() for word in words]
            column = heads.index(title) if title in heads else -1
        elif column < len(words):
            yield words[column], (row, get_column_letter(column + 1))


def objections(
    documents: Iterable[facts.Document], *, organ: Organ, places: Mapping[str, tuple[int, str]]
) -> Iterator[LedgerProblem]:
    """What our register objects to: numbers of another shape, numbers of another document."""
    titles = dict(Document.objects.filter(organ=organ).values_list("number", "title"))
    for each in documents:
        reason = ""
        if _NUMBER.fullmatch(each.number) is None:
            reason = "文号应为机关代字〔年份〕序号号"
        elif titles.get(each.number, each.title) != each.title:
            reason = f"文号已用于“{titles[each.number]}”"
        elif each.kind and each.kind not in _KINDS:
            reason = f"“{each.kind}”不是十五种公文之一"
        if reason:
            row, column = places.get(each.number) or (None, "")
            yield LedgerProblem(
                sheet="公文", reason=reason, value=each.number, row=row, column=column,
                header="文号",
            )  # fmt: skip


@transaction.atomic
def take(
    organ: Organ, *, documents: Iterable[facts.Document], by: Person | None
) -> tuple[int, int]:
    """Enter documents issued before; how many are new, how many were there already.

    Taken twice, a workbook changes nothing the second time. Counts go on after the highest number.
    """
    Organ.objects.select_for_update().get(pk=organ.pk)
    known = set(Document.objects.filter(organ=organ).values_list("number", flat=True))
    every = tuple(documents)
    new = [each for each in every if each.number not in known]
    for each in new:
        _enter(organ, each)
    if new:
        words = f"由台账导入公文{len(new)}件"
        record("documents.import", organ, by=by, organ=organ.pk, words=words)
    return len(new), len(every) - len(new)


def _enter(organ: Organ, given: facts.Document) -> None:
    parts = _NUMBER.fullmatch(given.number)
    if parts is None:
        raise Refused(f"{given.number}：文号应为机关代字〔年份〕序号号")
    year, serial = int(parts["year"]), int(parts["serial"])
    Document.objects.create(
        organ=organ, kind=_KINDS.get(given.kind, Kind.NOTICE), code=parts["code"],
        title=given.title, proposed=given.attribute, advised=given.attribute,
        attribute=given.attribute, imported=True, reason=_reason(given),
        reassess=_assessed(given), signed=given.issued, issued=given.issued, year=year,
        serial=serial, number=given.number, published=given.published, state=State.ISSUED,
    )  # fmt: skip
    where = {"organ_id": organ.pk, "code": parts["code"], "year": year}
    Serial.objects.bulk_create([Serial(**where)], ignore_conflicts=True)
    count = Serial.objects.select_for_update().get(**where)
    if count.last < serial:
        Serial.objects.filter(pk=count.pk).update(last=serial)


def _assessed(given: facts.Document) -> date | None:
    return None if given.attribute == Attribute.ACTIVE else look_again(given.issued, reassess=None)


def _reason(given: facts.Document) -> str:
    if given.attribute == Attribute.ACTIVE:
        return ""
    return given.reason or "导入的台账没有写明理由"
