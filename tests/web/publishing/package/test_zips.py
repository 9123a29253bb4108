"""An item or a column as a zip: clean words, what is known of it, its files; the same bytes."""

import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client

from gongkai.web.organs.models import Person
from gongkai.web.publishing.models import Item
from gongkai.web.publishing.package.zips import column_zip, item_zip
from gongkai.web.publishing.services import attaching, releasing
from tests.web.publishing.making import AT, Staff

Enter = Callable[[Person], Client]


def absolute(path: str) -> str:
    return f"https://gongkai.example.gov.cn{path}"


@pytest.fixture
def item(staff: Staff) -> Item:
    """Published, with a file."""
    version = staff.drafted(title="<通知>", body="一、总则\n\n按章办理。")
    data = "第一行".encode()
    attaching.attach(version, data=data, name="附表.txt", title="附表", at=AT, by=staff["clerk"])
    version.refresh_from_db()
    return staff.published(version)


def test_an_item_is_packed_with_its_words_its_fields_and_its_files(item: Item) -> None:
    packed = zipfile.ZipFile(io.BytesIO(item_zip(item, absolute=absolute)))
    assert packed.namelist() == ["files/1.txt", "item.html", "item.json"]
    page = packed.read("item.html").decode()
    assert "<h1>&lt;通知&gt;</h1>" in page
    assert '<a href="files/1.txt">附表</a>' in page
    assert re.search(r"<script|style=|class=|on\w+=", page) is None
    told = json.loads(packed.read("item.json"))
    assert told["index_number"] == item.index_number
    assert told["url"] == f"https://gongkai.example.gov.cn/items/{item.pk}/"
    assert told["files"][0]["title"] == "附表"
    assert packed.read("files/1.txt").decode() == "第一行"


def test_the_same_item_gives_the_same_bytes(item: Item) -> None:
    assert item_zip(item, absolute=absolute) == item_zip(item, absolute=absolute)


def test_a_column_is_packed_with_a_list_and_without_what_is_not_shown(
    staff: Staff, item: Item
) -> None:
    second, gone = staff.published(), staff.withdrawn()
    staff.drafted()
    packed = zipfile.ZipFile(io.BytesIO(column_zip(item.column, absolute=absolute)))
    listed = [each["id"] for each in json.loads(packed.read("index.json"))]
    assert listed == [item.pk, second.pk]
    assert f"{second.pk}/item.html" in packed.namelist()
    assert not any(name.startswith(f"{gone.pk}/") for name in packed.namelist())


def test_the_staff_download_a_package_and_others_do_not(
    staff: Staff, item: Item, enter: Enter
) -> None:
    clerk = enter(staff["clerk"])
    answer = clerk.get(f"/workspace/publishing/items/{item.pk}/package/")
    assert answer.headers["Content-Type"] == "application/zip"
    column = clerk.get(f"/workspace/publishing/columns/{item.column_id}/package/")
    assert f"{item.organ.code}-{item.column.key}.zip" in column.headers["Content-Disposition"]
    head = enter(staff["head"])
    assert head.get(f"/workspace/publishing/items/{item.pk}/package/").status_code == 403
    releasing.withdraw(item, notice="内容有误。", at=AT, by=staff["head"])
    assert clerk.get(f"/workspace/publishing/items/{item.pk}/package/").status_code == 409
