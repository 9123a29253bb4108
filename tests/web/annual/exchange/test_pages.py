"""The pages and commands of the exchange."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from gongkai.cli.__main__ import main
from gongkai.files.ledger import read_ledger
from gongkai.web.annual.exchange.management.commands import export_facts, import_ledger
from gongkai.web.annual.models import LedgerImport, PastRecord
from gongkai.web.annual.opening import address_of
from gongkai.web.annual.past import id_of
from gongkai.web.organs.models import Organ, Person
from tests.web.annual.exchange.test_importing import CASE, bring
from tests.web.annual.exchange.things import workbook
from tests.web.conftest import Hire

Enter = Callable[[Person], Client]
HOME = "/workspace/organs/ju/ledger/"


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("台账.xlsx", data)


def test_a_year_is_taken_out_as_a_file_that_the_commands_read(
    bureau: Organ, hire: Hire, enter: Enter, tmp_path: Path
) -> None:
    bring(bureau, applications=(CASE,))
    client = enter(hire(bureau, "clerk"))
    assert "导出" in client.get(HOME).text
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(client.get(f"{HOME}export/?year=2024&kind=xlsx").content)
    read = read_ledger(path).facts
    assert read is not None
    assert [each.number for each in read.applications] == ["〔2024〕1号"]
    assert client.get(f"{HOME}export/?year=1900&kind=xlsx").status_code == 422


def test_the_page_checks_first_and_takes_when_asked(
    bureau: Organ, hire: Hire, enter: Enter
) -> None:
    client, data = enter(hire(bureau, "clerk")), workbook(bureau, applications=(CASE,))
    page = client.post(f"{HOME}import/", {"file": upload(data)})
    assert "依申请公开 1" in page.text
    assert not LedgerImport.objects.exists()
    done = client.post(f"{HOME}import/", {"file": upload(data), "really": "on"}, follow=True)
    assert "台账已导入" in done.text
    again = client.post(f"{HOME}import/", {"file": upload(data), "really": "on"}, follow=True)
    assert "没有新的记录" in again.text
    assert LedgerImport.objects.count() == 1


def test_the_page_gives_a_marked_copy_of_a_bad_workbook(
    bureau: Organ, county: Organ, hire: Hire, enter: Enter
) -> None:
    client, data = enter(hire(bureau, "clerk")), workbook(county)
    page = client.post(f"{HOME}import/", {"file": upload(data), "really": "on"})
    assert page.status_code == 422
    assert "1 处须改正" in page.text
    marked = client.post(f"{HOME}import/", {"file": upload(data), "marked": "1"})
    assert marked.content.startswith(b"PK")
    assert client.post(f"{HOME}import/", {"file": upload(b"no")}).status_code == 422


def test_a_counted_row_is_found_in_the_workbook_that_brought_it_until_it_is_withdrawn(
    bureau: Organ, hire: Hire, enter: Enter
) -> None:
    bring(bureau, applications=(CASE,))
    client = enter(hire(bureau, "ogi_head"))
    address = address_of(id_of(PastRecord.objects.get()))
    page = client.get(address).text
    assert "SQ-1" in page
    assert "予以公开" in page
    assert "不是在本系统中办理的" in page
    (batch,) = LedgerImport.objects.all()
    done = client.post(f"/workspace/ledgers/{batch.pk}/withdraw/", {"reason": "重报"}, follow=True)
    assert "不再计入年报：重报" in done.text
    for odd in ("?row=999", "?row=x", "?sheet=no", "?after=-1"):
        assert client.get(f"/workspace/ledgers/{batch.pk}/{odd}").status_code == 200


def test_a_neighbour_neither_sees_nor_takes(
    bureau: Organ, neighbour: Organ, hire: Hire, enter: Enter
) -> None:
    bring(bureau, applications=(CASE,))
    client, data = enter(hire(neighbour, "clerk")), workbook(bureau)
    for address in (HOME, f"{HOME}export/", f"{HOME}import/"):
        assert client.get(address).status_code == 403
    assert client.post(f"{HOME}import/", {"file": upload(data), "really": "on"}).status_code == 403
    assert LedgerImport.objects.count() == 1


def test_the_commands_take_out_and_in(bureau: Organ, tmp_path: Path) -> None:
    file, out = tmp_path / "in.xlsx", tmp_path / "out"
    file.write_bytes(workbook(bureau, applications=(CASE,)))
    call_command(import_ledger.Command(), str(file), organ="ju")
    assert not LedgerImport.objects.exists()
    call_command(import_ledger.Command(), str(file), organ="ju", take=True)
    call_command(export_facts.Command(), str(out), year=2024, organ="ju")
    assert main(["check", str(out / "ju-2024.json")]) == 0
    (told,) = json.loads((out / "ju-2024.json").read_text())
    assert told["facts"]["table3.granted.natural"] == 1
    assert main(["build", str(out / "ju-2024.xlsx"), "-o", str(out), "--to", "csv"]) == 0


def test_the_commands_say_what_is_wrong(bureau: Organ, county: Organ, tmp_path: Path) -> None:
    file, marked = tmp_path / "in.xlsx", tmp_path / "marked.xlsx"
    file.write_bytes(workbook(county))
    with pytest.raises(CommandError, match="1 处须改正"):
        call_command(import_ledger.Command(), str(file), organ="ju", marked=marked)
    assert marked.exists()
    for words in ({"organ": "none"}, {"organ": "ju", "file": "none.xlsx"}):
        with pytest.raises(CommandError):
            call_command(import_ledger.Command(), words.pop("file", str(file)), **words)
    for wrong in ({"organ": "none"}, {"to": "pdf"}):
        with pytest.raises(CommandError):
            call_command(export_facts.Command(), str(tmp_path), year=2024, **wrong)
    assert not LedgerImport.objects.exists()
