"""Zips and folders: every file an answer, nothing followed or unpacked that should not be."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from gongkai.files.readers.archive import Entry, entries, entries_of_zip, is_archive
from tests.files.readers.word_papers import docx, p, package

PAPER = docx(p("正文"))


def told(found: list[Entry]) -> dict[str, str]:
    """Name → how the entry was answered: the size of its bytes, or the reason."""
    return {each.name: each.reason or f"{len(each.data or b'')}" for each in found}


def unpack(data: bytes) -> dict[str, str]:
    return told(list(entries_of_zip(data, name="包.zip")))


def sealed(data: bytes) -> bytes:
    """The same zip with every member marked as encrypted."""
    marked = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            marked[at + offset] |= 1
            at = data.find(signature, at + 1)
    return bytes(marked)


def test_each_file_of_a_zip_comes_with_its_name() -> None:
    assert unpack(package({"甲/a.html": "12", "b.txt": "345"})) == {
        "包.zip!b.txt": "3",
        "包.zip!甲/a.html": "2",
    }


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_without_a_mark_are_understood(encoding: str) -> None:
    stand_in = "x" * len("报告".encode(encoding)) + ".txt"
    data = package({stand_in: "1"}).replace(stand_in[:-4].encode(), "报告".encode(encoding))
    assert list(unpack(data)) == ["包.zip!报告.txt"]


def test_a_document_is_not_an_archive() -> None:
    assert not is_archive(PAPER)
    assert not is_archive(b"%PDF-1.7")
    assert is_archive(package({"a.txt": "1"}))
    assert unpack(package({"甲.docx": PAPER})) == {"包.zip!甲.docx": str(len(PAPER))}


def test_zips_in_a_zip_are_opened_one_level() -> None:
    third = package({"c.txt": "1"})
    second = package({"b.txt": "12", "三.zip": third})
    found = unpack(package({"a.txt": "123", "二.zip": second}))
    assert found["包.zip!二.zip!b.txt"] == "2"
    assert "第二层" in found["包.zip!二.zip!三.zip"]
    assert found["包.zip!a.txt"] == "3"


@pytest.mark.parametrize("path", ["../x.txt", "/etc/x.txt", "a/../../x.txt", "C:\\x.txt", "..\\x"])
def test_paths_out_of_the_zip_are_refused_and_the_rest_is_read(path: str) -> None:
    found = unpack(package({path: "1", "好.txt": "12"}))
    assert found["包.zip!好.txt"] == "2"
    assert sum("指向包外" in each for each in found.values()) == 1


def test_links_in_a_zip_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("链.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hostname")
    assert "符号链接" in unpack(stream.getvalue())["包.zip!链.txt"]


def test_sealed_entries_are_named() -> None:
    assert "加密" in unpack(sealed(package({"密.txt": "1"})))["包.zip!密.txt"]


def test_a_bomb_is_not_unpacked_and_the_rest_is_read() -> None:
    found = unpack(package({"弹.txt": b"\0" * 50_000_000, "好.txt": "12"}))
    assert "压缩炸弹" in found["包.zip!弹.txt"]
    assert found["包.zip!好.txt"] == "2"


def test_a_spoilt_entry_does_not_stop_the_rest() -> None:
    data = package({"坏.txt": os.urandom(3000), "好.txt": "12"})
    found = unpack(data[:200] + b"\xff" * 50 + data[250:])
    assert "损坏" in found["包.zip!坏.txt"]
    assert found["包.zip!好.txt"] == "2"


def test_a_broken_zip_is_one_answer() -> None:
    for length in (10, 60, 90):
        assert "损坏" in unpack(package({"a.txt": "1" * 99})[:length])["包.zip"]


def test_litter_is_passed_over() -> None:
    data = package({"__MACOSX/._a.txt": "1", "a/.DS_Store": "1", "a/~$甲.docx": "1", "a.txt": "1"})
    assert list(unpack(data)) == ["包.zip!a.txt"]


def test_a_folder_is_walked_in_order_with_its_zips(tmp_path: Path) -> None:
    (tmp_path / "乙").mkdir()
    (tmp_path / "乙" / "b.txt").write_text("12")
    (tmp_path / "a.txt").write_text("1")
    (tmp_path / "c.zip").write_bytes(package({"d.txt": "123"}))
    (tmp_path / ".DS_Store").write_text("1")
    found = list(entries(tmp_path))
    assert told(found) == {"a.txt": "1", "c.zip!d.txt": "3", "乙/b.txt": "2"}


def test_links_out_of_a_folder_are_refused_and_links_inside_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "内", tmp_path / "外"
    inside.mkdir()
    outside.mkdir()
    (outside / "x.txt").write_text("secret")
    (inside / "a.txt").write_text("1")
    (inside / "b.txt").symlink_to(inside / "a.txt")
    (inside / "c.txt").symlink_to(outside / "x.txt")
    (inside / "d").symlink_to(outside)
    (inside / "e").symlink_to(inside)
    (inside / "f.txt").symlink_to(inside / "nowhere")
    found = told(list(entries(inside)))
    assert (found["a.txt"], found["b.txt"]) == ("1", "1")
    assert all("符号链接" in found[name] for name in ("c.txt", "d", "e", "f.txt"))


def test_one_file_is_one_entry_and_a_missing_one_an_answer(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(PAPER)
    assert told(list(entries(tmp_path / "甲.docx"))) == {"甲.docx": str(len(PAPER))}
    assert "无法读取" in told(list(entries(tmp_path / "没有")))["没有"]


def test_pipes_and_devices_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管")
    assert "无法读取" in told(list(entries(tmp_path)))["管"]
