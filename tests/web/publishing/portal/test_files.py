"""Files go out with an item: listed, given, found, and gone with it."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from gongkai.web.organs.models import Organ
from gongkai.web.publishing.models import Attachment, Column, Item
from gongkai.web.publishing.search.words import asked
from gongkai.web.uploads.models import State
from gongkai.web.uploads.services.files import take
from tests.web.publishing.shown import Told, publish, withdraw

AT = datetime(2024, 1, 1, tzinfo=UTC)
LIST = "收费清单\n停车场收费标准：每小时三元\n".encode()


@pytest.fixture
def attached(
    columns: dict[str, Column], bureau: Organ, settings: Any, tmp_path: Any
) -> Attachment:
    settings.MEDIA_ROOT = tmp_path / "files"
    upload = take(bureau, data=LIST, name="收费清单.txt", by=None, at=AT)
    assert upload.state == State.CHECKED
    (item,) = publish(columns["fees"], [Told(title="收费目录", body="见附件。", files=(upload,))])
    return Attachment.objects.get(version=item.shown)


def address(attached: Attachment) -> str:
    return f"/items/{attached.version.item_id}/files/{attached.pk}/"


def test_a_file_is_listed_and_given(attached: Attachment) -> None:
    page = Client().get(f"/items/{attached.version.item_id}/").text
    assert address(attached) in page
    assert "收费清单.txt" in page
    answer = Client().get(address(attached))
    assert b"".join(answer) == LIST  # type: ignore[arg-type]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "public" in answer.headers["Cache-Control"]


def test_a_word_in_a_file_finds_the_item_and_shows_the_passage(attached: Attachment) -> None:
    page = Client().get("/search/", {"q": "停车场收费"}).text
    assert "共 1 条" in page
    assert "<mark>停车场收费</mark>" in page
    assert "收费清单.txt：" in page
    assert asked("停车场收费")[0].words[0] == "停车"


def test_the_interface_and_the_document_name_the_file(attached: Attachment) -> None:
    import docx

    number = attached.version.item_id
    (told,) = Client().get(f"/api/v1/items/{number}").json()["files"]
    assert told["url"] == f"http://testserver{address(attached)}"
    assert (told["kind"], told["size"]) == ("txt", len(LIST))
    paper = docx.Document(io.BytesIO(Client().get(f"/items/{number}/item.docx").content))
    assert "附件 1：收费清单.txt" in [each.text for each in paper.paragraphs]


def test_a_file_goes_with_its_item_and_with_no_other(
    attached: Attachment, columns: dict[str, Column]
) -> None:
    (other,) = publish(columns["plans"], [Told(title="规划")])
    assert Client().get(f"/items/{other.pk}/files/{attached.pk}/").status_code == 404
    withdraw(Item.objects.get(pk=attached.version.item_id))
    assert Client().get(address(attached)).status_code == 404


def test_a_file_that_is_refused_later_is_not_given(attached: Attachment) -> None:
    attached.upload.state = State.REFUSED
    attached.upload.save()
    assert Client().get(address(attached)).status_code == 404
