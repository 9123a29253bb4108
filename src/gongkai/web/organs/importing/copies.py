"""Workbooks that go back to the reader: the upload with its bad cells marked, the passwords."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from gongkai.files.ledger import LedgerProblem, colour_problems, look
from gongkai.files.ledger.write import save
from gongkai.report.finding import Severity
from gongkai.web.organs.models import Intake, Person

_HEADINGS = (("机关", 36), ("姓名", 14), ("账号", 20), ("临时口令", 22))
_NOTE = "请当面交给本人，首次登录后必须更改。分发后销毁本文件。"


def marked(intake: Intake) -> bytes:
    """The workbook with every bad cell coloured and the reason in a note."""
    assert intake.data is not None  # noqa: S101 a faulty one keeps its file
    told = (
        LedgerProblem(**{name: value for name, value in each.items() if name != "place"}
                      | {"severity": Severity(each["severity"])})
        for each in intake.faults
    )  # fmt: skip
    return coloured(bytes(intake.data), told)


def coloured(data: bytes, told: Iterable[LedgerProblem]) -> bytes:
    """A copy of a workbook with the bad cells marked."""
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        source, out = Path(folder) / "upload.xlsx", Path(folder) / "marked.xlsx"
        source.write_bytes(data)
        colour_problems(source, told, out)
        return out.read_bytes()


def password_slip(passwords: dict[str, str]) -> bytes:
    """Who gets which first password, by organ."""
    found = Person.objects.filter(username__in=passwords).select_related("organ")
    rows = (
        (each.organ.name, each.name, each.username, passwords[each.username])
        for each in found.order_by("organ_id", "pk")
    )
    return _workbook("临时口令单", rows)


def _workbook(title: str, rows: Iterable[tuple[str, ...]]) -> bytes:
    book = Workbook()
    page: Any = book.active
    page.title = title
    page.append([_NOTE])
    page["A1"].font = look.font(bold=True, ink=look.BAD_INK)
    page.append([heading for heading, _ in _HEADINGS])
    for at, (_, width) in enumerate(_HEADINGS):
        cell = page.cell(row=2, column=at + 1)
        cell.font, cell.fill = look.font(bold=True, ink=look.PAPER), look.fill(look.DEEP)
        page.column_dimensions[cell.column_letter].width = width
    for row in rows:
        page.append(row)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        path = Path(folder) / "slip.xlsx"
        save(book, path)
        return path.read_bytes()
