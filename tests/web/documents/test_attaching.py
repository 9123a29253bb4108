"""Attachments come and go with the draft; what a machine finds in text and files is told."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.web.documents.hints import hints
from gongkai.web.documents.services import attaching, drafting, passing
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from tests.web.conftest import Hire
from tests.web.documents import things
from tests.web.uploads import things as uploads


def test_a_file_comes_and_goes_while_the_document_is_a_draft(bureau: Organ) -> None:
    document = things.draft(bureau)
    made = attaching.attach(document, upload=uploads.checked(bureau), title="附表", by=None)
    with pytest.raises(Refused):
        attaching.attach(document, upload=made.upload, by=None)
    attaching.detach(document, attachment=made.pk, by=None)
    with pytest.raises(Refused):
        attaching.detach(document, attachment=made.pk, by=None)
    attaching.attach(document, upload=made.upload, by=None)
    drafting.propose(document, attribute="active", by=None)
    for late in (
        lambda: attaching.attach(document, upload=uploads.checked(bureau), by=None),
        lambda: attaching.detach(document, attachment=document.attachments.get().pk, by=None),
    ):
        with pytest.raises(Refused):
            late()


def test_a_file_of_another_organ_or_a_refused_one_is_no_attachment(
    bureau: Organ, neighbour: Organ
) -> None:
    document = things.draft(bureau)
    for wrong in (uploads.checked(neighbour), uploads.refused(bureau)):
        with pytest.raises(Refused) as refused:
            attaching.attach(document, upload=wrong, by=None)
        assert refused.value.field == "file"


def test_a_document_waits_until_its_files_are_looked_into(bureau: Organ) -> None:
    document = things.draft(bureau)
    attaching.attach(document, upload=uploads.quarantined(bureau), by=None)
    with pytest.raises(Refused):
        drafting.propose(document, attribute="active", by=None)


def test_who_attached_a_file_is_a_writer(bureau: Organ, hire: Hire) -> None:
    document, office = things.draft(bureau), hire(bureau, "ogi_head")
    attaching.attach(document, upload=uploads.checked(bureau), by=office)
    drafting.propose(document, attribute="active", by=None)
    with pytest.raises(Refused):
        passing.check(document, attribute="active", by=office)


def test_personal_data_in_text_and_files_and_an_odd_title_are_told(bureau: Organ) -> None:
    document = things.draft(bureau)
    assert hints(document) == ()
    drafting.edit(document, title="一件事", body="电话13912345678", by=None)
    document.refresh_from_db()
    attaching.attach(
        document, upload=uploads.checked(bureau, text="电话13912345678"), title="表", by=None
    )
    places = [each.place for each in hints(document)]
    assert places == ["标题", "正文", "附件“表”第1行"]
    assert "13912345678" not in "".join(each.message for each in hints(document))


def test_a_report_that_is_to_be_open_is_remarked(bureau: Organ) -> None:
    document = drafting.draft(
        bureau, kind="report", code="示发", title="关于甲的报告", addressee="县政府", by=None
    )
    drafting.propose(document, attribute="active", by=None)
    document.refresh_from_db()
    assert [each.place for each in hints(document)] == ["公开属性"]


def test_the_page_takes_a_file_and_shows_it(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    document = things.draft(bureau)
    client = enter(hire(bureau, "clerk"))
    address = f"/workspace/documents/{document.pk}/"
    file = SimpleUploadedFile("表.txt", "内容".encode())
    assert client.post(f"{address}attach/", {"file": file}).status_code == 302
    assert "表.txt" in client.get(address).text
    wrong = client.post(f"{address}attach/", {"file": SimpleUploadedFile("x.exe", b"MZ\0\0")})
    assert wrong.status_code == 422
    made = document.attachments.get()
    assert client.post(f"{address}detach/", {"attachment": made.pk}).status_code == 302
    assert not document.attachments.exists()
