"""Old and foreign word-processor files, by way of LibreOffice."""

import io
import shutil
import time
from pathlib import Path

import docx
import pytest

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Grid
from gongkai.files.readers import office
from gongkai.files.readers.office import convert, read
from tests.files.readers.word_papers import package

LABELS = (
    ("项目", "申请人情况", "", "总计"),
    ("", "自然人", "商业企业", ""),
    ("予以公开", "12", "3", "15"),
    ("重复申请", "", "0", "0"),
)


def report() -> bytes:
    """A heading numbered by Word, a sentence, and a table with merges both ways."""
    paper = docx.Document()
    paper.add_paragraph("总体情况", style="List Number")
    paper.add_paragraph("全年收到申请15件。")
    table = paper.add_table(rows=4, cols=4, style="Table Grid")
    for at, line in enumerate(LABELS):
        for column, text in enumerate(line):
            table.cell(at, column).text = text
    for first, last in (((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (1, 3))):
        table.cell(*first).merge(table.cell(*last))
    paper.add_paragraph("二、其他")
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def rows(grid: Grid) -> list[list[str]]:
    shown = {place: cell.text for place, cell in grid.covered().items()}
    columns = range(grid.columns)
    return [[shown.get((row, column), "∅") for column in columns] for row in range(grid.rows)]


@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_other_formats_give_the_same_cells(kind: str) -> None:
    paper = read(convert(report(), name="报告.docx", to=kind), name=f"报告.{kind}")
    assert [rows(grid) for grid in paper.grids()] == [
        [
            ["项目", "申请人情况", "申请人情况", "总计"],
            ["项目", "自然人", "商业企业", "总计"],
            ["予以公开", "12", "3", "15"],
            ["重复申请", "", "0", "0"],
        ]
    ]
    words = [block.text for block in paper.paragraphs()]
    assert words == ["1.总体情况", "全年收到申请15件。", "二、其他"]
    assert (paper.kind, paper.file) == (kind, f"报告.{kind}")
    assert any("LibreOffice" in remark for remark in paper.remarks)


def test_without_libreoffice_one_sentence_names_the_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda command: None)
    with pytest.raises(Unreadable, match="libreoffice-writer-nogui"):
        read(b"{\\rtf1 x}", name="甲.rtf")


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000),
        b"PK\x03\x04",
        b"plain words",
        package({"content.xml": b" " * 60_000_000}),
        b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
    ],
    ids=["compound", "zip", "text", "bomb", "sealed"],
)
def test_a_bad_file_is_unreadable_with_its_name(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, name="坏.doc")
    assert caught.value.name == "坏.doc"


def test_a_hanging_conversion_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "soffice"
    mark = tmp_path / "alive"
    slow.write_text(f"#!/bin/sh\n(sleep 3; touch {mark}) &\nsleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda command: str(slow))
    began = time.monotonic()
    with pytest.raises(Unreadable, match="时间限度"):
        convert(b"{\\rtf1 x}", name="甲.rtf", to="docx", seconds=0.5)
    assert time.monotonic() - began < 2.5
    time.sleep(3)
    assert not mark.exists()


def test_a_failed_run_leaves_a_fresh_profile_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    before = office._profile()
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "which", lambda command: str(broken))
        with pytest.raises(Unreadable, match="未能转换"):
            convert(b"{\\rtf1 x}", name="甲.rtf", to="docx")
    assert not before.exists()
    assert office._profile() != before
