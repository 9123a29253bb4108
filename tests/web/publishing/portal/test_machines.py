"""What machines read: feeds, site map, open data."""

import csv
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from gongkai.web.publishing.models import Column, Item
from gongkai.web.publishing.portal import machines
from gongkai.web.publishing.rows import NAMES
from tests.web.publishing.shown import Told, publish

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def streamed(path: str) -> str:
    answer: Any = Client().get(path)
    assert answer.status_code == 200
    assert "public" in answer.headers["Cache-Control"]
    return b"".join(answer.streaming_content).decode()


@pytest.mark.parametrize("path", ["/feed.atom", "/organs/ju/feed.atom",
                                  "/organs/ju/columns/plans/feed.atom"])  # fmt: skip
def test_a_feed_tells_the_newest_items(item: Item, path: str) -> None:
    answer = Client().get(path)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "关于公共机构节能的通知"
    assert entry.findtext(f"{ATOM}id") == f"http://testserver/items/{item.pk}/"
    assert entry.findtext(f"{ATOM}summary") == "部署节能工作"
    assert feed.findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}updated")
    assert answer.content == Client().get(path).content


def test_a_feed_without_items_is_a_feed(columns: dict[str, Column]) -> None:
    feed = etree.fromstring(Client().get("/organs/ju/feed.atom").content)
    assert feed.findall(f"{ATOM}entry") == []
    assert Client().get("/organs/nowhere/feed.atom").status_code == 404
    assert Client().get("/organs/ju/columns/nothing/feed.atom").status_code == 404


def test_a_text_with_signs_that_xml_forbids_does_not_break_the_feed(
    columns: dict[str, Column],
) -> None:
    publish(columns["plans"], [Told(title="甲\x0b乙", body="丙\x01")])
    assert "甲" in Client().get("/feed.atom").text
    etree.fromstring(Client().get("/feed.atom").content)


def test_the_site_map_names_every_page(item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Sitemap: http://testserver/sitemap.xml" in Client().get("/robots.txt").text
    monkeypatch.setattr(machines, "STRETCH", item.pk)
    parts = etree.fromstring(Client().get("/sitemap.xml").content).iter(f"{MAP}loc")
    paths = [each.text.removeprefix("http://testserver") for each in parts]
    assert paths == ["/sitemap-0.xml", "/sitemap-1.xml"]
    pages = [
        each.text
        for path in paths
        for each in etree.fromstring(Client().get(path).content).iter(f"{MAP}loc")
    ]
    for path in ("/", "/organs/ju/", "/organs/ju/columns/plans/", f"/items/{item.pk}/"):
        assert f"http://testserver{path}" in pages
        assert Client().get(path).status_code == 200
    assert Client().get("/sitemap-999999999.xml").status_code == 404


def test_open_data_is_the_same_in_csv_and_json(item: Item) -> None:
    for start in ("/organs/ju/items", "/organs/ju/columns/plans/items", "/data/items-2024"):
        (row,) = json.loads(streamed(f"{start}.json"))
        assert tuple(row) == NAMES
        assert row["title"] == "关于公共机构节能的通知"
        assert row["published_at"] == "2024-01-01T09:00:00+08:00"
        assert row["index_number"] is None
        (line,) = csv.DictReader(streamed(f"{start}.csv").removeprefix("\ufeff").splitlines())
        assert line == {name: "" if value is None else str(value) for name, value in row.items()}


def test_years_are_those_of_this_country(columns: dict[str, Column]) -> None:
    publish(columns["plans"], [Told(title="甲")], start=datetime(2023, 12, 31, 16, 30, tzinfo=UTC))
    assert len(json.loads(streamed("/data/items-2024.json"))) == 1
    assert json.loads(streamed("/data/items-2023.json")) == []
    page = Client().get("/data/").text
    assert "/data/items-2024.csv" in page


def test_a_spreadsheet_never_meets_a_formula(columns: dict[str, Column]) -> None:
    publish(columns["plans"], [Told(title='=HYPERLINK("http://x")')])
    (line,) = csv.DictReader(streamed("/organs/ju/items.csv").removeprefix("\ufeff").splitlines())
    assert line["title"] == '\'=HYPERLINK("http://x")'
    (row,) = json.loads(streamed("/organs/ju/items.json"))
    assert row["title"] == '=HYPERLINK("http://x")'


def test_other_kinds_years_and_organs_are_not_there(item: Item) -> None:
    for path in ("/organs/ju/items.xml", "/data/items-1.csv", "/data/items-99999.csv",
                 "/organs/nowhere/items.csv", "/organs/ju/columns/nothing/items.csv"):  # fmt: skip
        assert Client().get(path).status_code == 404, path


def test_organs_are_data_too(item: Item) -> None:
    told = json.loads(Client().get("/data/organs.json").text)
    assert [each["code"] for each in told] == ["xian", "ju"]
    assert told[1]["closed"] is None
