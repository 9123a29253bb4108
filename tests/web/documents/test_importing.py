"""Documents of earlier days come in from a ledger workbook: whole, once, or not at all."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from gongkai.files.ledger import write_ledger
from gongkai.files.samples import model_organ
from gongkai.web.documents import importing
from gongkai.web.documents.facts import documents_of
from gongkai.web.documents.models import Document
from gongkai.web.documents.services import passing
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from tests.web.conftest import Hire
from tests.web.documents import things

FIRST = "平机服示例〔2024〕1号"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.xlsx"
    write_ledger(path, year=2024, facts=model_organ())
    return path


def test_the_model_organs_ledger_gives_eleven_documents_three_and_eight(
    bureau: Organ, workbook: Path
) -> None:
    reading = importing.read(workbook.read_bytes(), organ=bureau)
    assert reading.errors == ()
    assert importing.take(bureau, documents=reading.documents, by=None) == (11, 0)
    found = documents_of(bureau, year=2024)
    assert [sum(each.attribute == it for each in found) for it in ("active", "on_request")] == [
        3, 8,
    ]  # fmt: skip
    before = list(Document.objects.order_by("pk").values())
    assert importing.take(bureau, documents=reading.documents, by=None) == (0, 11)
    assert list(Document.objects.order_by("pk").values()) == before


def test_numbers_go_on_after_those_that_were_imported(bureau: Organ, workbook: Path) -> None:
    reading = importing.read(workbook.read_bytes(), organ=bureau)
    importing.take(bureau, documents=reading.documents, by=None)
    code = reading.documents[0].number.partition("〔")[0]
    document = things.signed(bureau)
    Document.objects.filter(pk=document.pk).update(code=code)
    assert passing.issue(document, on=things.DAY, by=None).serial == 12


def test_a_bad_row_is_told_with_its_place_in_a_marked_copy(bureau: Organ, workbook: Path) -> None:
    book = load_workbook(workbook)
    sheet = book["公文"]
    row = next(r for r in sheet.iter_rows() if any(str(c.value) == FIRST for c in r))
    (number,) = (c for c in row if str(c.value) == FIRST)
    number.value = "平机服第1号"
    book.save(workbook)
    reading = importing.read(workbook.read_bytes(), organ=bureau)
    (wrong,) = (each for each in reading.errors if "机关代字" in each.reason)
    assert (wrong.row, wrong.column) == (number.row, number.column_letter)
    marked = load_workbook(io.BytesIO(reading.marked))["公文"][number.coordinate]
    assert marked.comment is not None
    assert "机关代字" in marked.comment.text


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", "不是表格".encode()])
def test_what_is_no_ledger_is_refused(bureau: Organ, data: bytes) -> None:
    with pytest.raises(Refused):
        importing.read(data, organ=bureau)


def test_the_page_checks_first_and_takes_when_asked(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client], workbook: Path
) -> None:
    client = enter(hire(bureau, "clerk"))
    address = f"/workspace/organs/{bureau.code}/documents/import/"

    def send(**more: str) -> object:
        file = SimpleUploadedFile("ledger.xlsx", workbook.read_bytes())
        return client.post(address, {"file": file, **more})

    assert "读出 11 件" in send().text
    assert not Document.objects.exists()
    assert send(really="on").status_code == 302
    assert Document.objects.count() == 11
