"""`gongkai read`: figures, chapters, places, and what could not be read."""

import zipfile
from pathlib import Path

import jsonschema
import pytest

from gongkai.files.writers.json import schema
from tests.cli.conftest import Run
from tests.cli.papers import told, written


def test_the_figures_are_read_back_with_blanks_as_null(run: Run, tmp_path: Path) -> None:
    values = {"table3.granted.natural": 7, "table4.review.upheld": "blank"}
    file = written(tmp_path / "report.docx", values)
    said = run("read", file, "--format", "json")
    assert said.status == 0
    (one,) = told(said.out)
    assert (one["file"], one["organ"], one["year"]) == (str(file), "示例县综合服务局", 2024)
    assert one["edition"] == "2021-30"
    assert one["facts"]["table3.granted.natural"] == 7
    assert one["facts"]["table4.review.upheld"] is None
    assert one["facts"]["table3.partial.natural"] == 0
    assert one["places"]["table3.granted.natural"]["row"]
    assert set(one["chapters"]) == {"1", "2", "3", "4", "5", "6"}


def test_reading_does_not_judge_the_figures(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "report.html", {"table3.granted.natural": 7})
    assert told(run("read", file, "--format", "json").out)[0]["findings"] == []
    assert run("check", file).status == 1


def test_people_see_the_tables_with_blank_absent_and_places(run: Run, tmp_path: Path) -> None:
    values = {"table4.review.upheld": "blank", "table3.granted.natural": 41}
    file = written(tmp_path / "report.docx", values, absent=["table3.partial."])
    out = run("read", file).out
    assert out.startswith(f"{file}：找到 ")
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.strip()}
    assert rows["（一）予以公开"][:7] == ["41", *"000000"]
    assert rows["（一）予以公开"][7].startswith("第")
    assert rows["（二）部分公开"][:7] == ["·"] * 7
    assert rows["行政复议"][:5] == ["·", *"0000"]


@pytest.mark.parametrize("command", ["read", "check"])
def test_a_file_that_cannot_be_read_is_an_answer(run: Run, tmp_path: Path, command: str) -> None:
    good = written(tmp_path / "good.html")
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    letter = tmp_path / "letter.txt"
    letter.write_text("各科室：请于周五前报送材料。", encoding="utf-8")
    missing = tmp_path / "missing.pdf"
    said = run(command, good, empty, letter, missing, "--format", "json")
    assert said.status == 2
    answers = told(said.out)
    jsonschema.validate(answers, told(schema().decode()))
    assert [each["facts"] is None for each in answers] == [False, True, True, True]
    for answer in answers[1:]:
        (finding,) = answer["findings"]
        assert (finding["code"], finding["severity"]) == ("REA00", "error")
    text = run(command, empty, letter, missing).out
    assert f"{empty}：不能读取：文件是空的" in text
    assert f"{letter}：不能读取：没有认出年度报告的任何表格或者章节" in text
    assert f"{missing}：不能读取：文件不存在" in text


def test_a_document_renamed_to_a_workbook_is_read_by_its_content(run: Run, tmp_path: Path) -> None:
    document = written(tmp_path / "report.docx")
    renamed = document.rename(tmp_path / "report.xlsx")
    assert run("read", renamed).status == 0


def test_the_answer_goes_to_a_file_whole_or_not_at_all(run: Run, tmp_path: Path) -> None:
    file, out = written(tmp_path / "report.html"), tmp_path / "new" / "facts.json"
    said = run("read", file, "--format", "json", "-o", out)
    assert (said.status, said.out) == (0, "")
    assert told(out.read_text(encoding="utf-8"))[0]["organ"] == "示例县综合服务局"
    folder = tmp_path / "folder"
    folder.mkdir()
    refused = run("read", file, "-o", folder)
    assert refused.status == 2
    assert str(folder) in refused.err


def test_a_folder_is_searched_in_order_without_hidden_and_other_files(
    run: Run, tmp_path: Path
) -> None:
    for name in ("b/two.html", "a.html", ".hidden/three.html", "b/~$two.docx", "b/notes.exe"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        written(path) if path.suffix == ".html" else path.write_bytes(b"x")
    (tmp_path / "link.html").symlink_to(tmp_path / "a.html")
    said = run("read", tmp_path, "--format", "json")
    assert [Path(each["file"]).name for each in told(said.out)] == ["a.html", "two.html"]
    assert "跳过 1 个其他类型的文件" in said.err


def test_an_empty_folder_is_said_so(run: Run, tmp_path: Path) -> None:
    said = run("check", tmp_path)
    assert said.status == 2
    assert said.err == f"gongkai: {tmp_path}：文件夹里没有可以读取的文件\n"


def test_a_zip_is_looked_into(run: Run, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.zip"
    with zipfile.ZipFile(bundle, "w") as package:
        for name in ("乡镇/a.html", "乡镇/b.docx"):
            package.write(written(tmp_path / Path(name).name), name)
        package.writestr("broken.pdf", b"%PDF-1.7 broken")
        package.writestr("letter.txt", "各科室：请报送材料。")
        package.writestr("program.exe", b"MZ")
        package.writestr("../climbing.html", b"<p>1</p>")
    said = run("read", bundle, "--format", "json")
    assert said.status == 2
    facts = {each["file"]: each["facts"] for each in told(said.out)}
    assert {name.partition("!")[2] for name, found in facts.items() if found} == {
        "乡镇/a.html",
        "乡镇/b.docx",
    }
    assert {name.partition("!")[2] for name, found in facts.items() if not found} == {
        "broken.pdf",
        "letter.txt",
        "../climbing.html",
    }
    assert all(name.startswith(f"{bundle}!") for name in facts)
    assert "跳过 1 个其他类型的文件" in said.err


def test_a_zip_without_a_report_is_an_answer_too(run: Run, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.zip"
    with zipfile.ZipFile(bundle, "w") as package:
        package.writestr("program.exe", b"MZ")
    said = run("check", bundle)
    assert said.status == 2
    assert "压缩包里没有可以读取的文件" in said.out
