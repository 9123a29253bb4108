"""Files of a folder in a fixed order, and nothing that is no report."""

from pathlib import Path

from gongkai.corpus.listing import chunks, files, tasks
from gongkai.corpus.work import Chunk, shown, work
from tests.corpus.folders import put, zipped


def test_files_come_in_order_and_others_are_passed_by(tmp_path: Path) -> None:
    names = ("b.html", "a/2.PDF", "a/1.docx", "a/.hidden.html", ".git/x.html", "~$a.docx", "x.css")
    put(tmp_path, dict.fromkeys(names, b"x"))
    (tmp_path / "link.html").symlink_to(tmp_path / "b.html")
    assert list(files(tmp_path)) == ["b.html", "a/1.docx", "a/2.PDF"]


def test_chunks_hold_every_name_once() -> None:
    assert list(chunks(map(str, range(5)), size=2)) == [("0", "1"), ("2", "3"), ("4",)]


def test_a_name_that_is_no_text_is_written_out(tmp_path: Path) -> None:
    name = b"\xb1\xa8\xb8\xe6.html".decode("utf-8", "surrogateescape")
    (tmp_path / name).write_bytes(b"")
    part = work(Chunk(str(tmp_path), tuple(files(tmp_path)), ""))
    assert [each.file for each in part.entered] == [shown(name)] == ["\\xb1\\xa8\\xb8\\xe6.html"]


def test_a_file_that_vanishes_after_it_was_listed_is_an_answer(tmp_path: Path) -> None:
    (entered,) = work(Chunk(str(tmp_path), ("gone.html",), "")).entered
    assert entered.found.reason


def test_tables_of_figures_that_we_wrote_are_no_reports(tmp_path: Path) -> None:
    tables = {"a.csv": "\ufeffkey,label,value\n".encode(), "facts.csv": b"organ,year,file,key\n"}
    put(tmp_path, {**tables, "b.csv": b"x,y\n"})
    part = work(Chunk(str(tmp_path), tuple(files(tmp_path)), ""))
    assert [each.file for each in part.entered] == ["b.csv"]


def test_a_zip_of_many_files_is_shared_out_over_several_tasks(tmp_path: Path) -> None:
    many = zipped({f"{number}.html": b"x" for number in range(5)})
    put(tmp_path, {"a.html": b"x", "many.zip": many, "one.zip": zipped({"1.html": b"x"})})
    put(tmp_path, {"torn.zip": many[:40], "word.zip": zipped({"word/document.xml": b"x"} | {
        f"word/{number}.xml": b"x" for number in range(9)})})  # fmt: skip
    assert list(tasks(tmp_path, files(tmp_path), size=2)) == [
        (("a.html",), None),
        (("many.zip",), (0, 2)),
        (("many.zip",), (2, 4)),
        (("many.zip",), (4, 5)),
        (("one.zip", "torn.zip"), None),
        (("word.zip",), None),
    ]
