"""The portal as files: every page there, every way leads to a file, nothing needs a server."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.core.management import CommandError, call_command

from gongkai.web.publishing.package.export import ABSENT, Answer, export, file_name
from gongkai.web.publishing.services import attaching
from tests.web.publishing.boards.things import posted
from tests.web.publishing.making import AT, Hire, Staff

_WAY = re.compile(r'\s(?:href|src|action)="([^"]+)"')


@pytest.fixture
def site(staff: Staff, hire: Hire, tmp_path: Path) -> Path:
    """A bureau with an item, a file and a board, exported."""
    version = staff.drafted(title="办公用房管理", body="见[首页](/)。")
    attaching.attach(version, data="字".encode(), name="a.txt", at=AT, by=staff["clerk"])
    version.refresh_from_db()
    staff.published(version)
    staff.withdrawn()
    posted(staff.organ, hire)
    call_command("export_site", str(tmp_path / "site"), verbosity=0)
    return tmp_path / "site"


def test_every_page_is_there_and_every_way_leads_to_a_file(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        for way in _WAY.findall(page.read_text("utf-8")):
            parts = urlsplit(way.replace("&amp;", "&"))
            if parts.scheme or not parts.path:
                continue
            assert not way.startswith("/"), (page, way)
            assert (page.parent / unquote(parts.path)).is_file(), (page, way)


def test_an_item_lies_there_with_its_file_its_document_and_its_looks(site: Path) -> None:
    (item,) = site.glob("items/*/index.html")
    text = item.read_text("utf-8")
    assert "办公用房管理" in text
    assert (item.parent / "item.docx").read_bytes()[:2] == b"PK"
    (file,) = item.parent.glob("files/*/a.txt")
    assert file.read_text("utf-8") == "字"
    assert (site / "static/shell/shell.css").is_file()
    assert (site / "organs/ju/boards/index.html").is_file()
    assert (site / "feed.atom").is_file()


def test_what_needs_a_server_leads_to_a_page_that_says_so(site: Path) -> None:
    home = (site / "index.html").read_text("utf-8")
    assert ABSENT in home
    assert "离线副本中没有这一页" in (site / ABSENT).read_text("utf-8")
    assert not (site / "workspace").exists()
    assert not (site / "search").exists()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(CommandError, match="不是空文件夹"):
        call_command("export_site", str(tmp_path))


def test_each_question_has_a_file_of_its_own_and_style_sheets_are_followed(
    tmp_path: Path,
) -> None:
    pages = {
        "/": ("text/html", '<a href="?year=1">x</a> <link href="/static/a.css">'),
        "/?year=1": ("text/html", '<a href="/gone/">x</a>'),
        "/static/a.css": ("text/css", "b { background: url('img/b.svg') }"),
        "/static/img/b.svg": ("image/svg+xml", "<svg/>"),
    }

    def ask(address: str) -> Answer:
        kind, text = pages.get(address, ("text/html", ""))
        return Answer(200 if address in pages else 404, kind, text.encode())

    made = export(tmp_path, ask=ask)
    year = file_name("/?year=1", ask("/"))
    assert f'href="{year.replace("=", "%3D")}"' in (tmp_path / "index.html").read_text()
    assert "/gone/" in made.missing
    assert ABSENT in (tmp_path / year).read_text()
    assert "url(img/b.svg)" in (tmp_path / "static/a.css").read_text()
