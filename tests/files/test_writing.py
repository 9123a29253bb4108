"""Files are put in their place whole or not at all, and the same report gives the same bytes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.files import write
from gongkai.files.writers import KINDS, placing, render, render_paper
from gongkai.files.writers.errors import NotWritten, UnknownFormat
from gongkai.report.edition import edition
from gongkai.report.report import AnnualReport
from tests.files.writers.papers import EDITIONS, FONTS, LETTER
from tests.reports import balanced_report

ROOT = Path(__file__).parents[2]
DIGESTS = f"""
import hashlib, sys
from pathlib import Path
from gongkai.files.writers import KINDS, render
from tests.reports import balanced_report
fonts = tuple(Path(each) for each in {[str(each) for each in FONTS]!r})
for kind in KINDS:
    data = render(balanced_report(8, edition="2019-60"), kind=kind, fonts=fonts)
    sys.stdout.write(hashlib.sha256(data).hexdigest() + "\\n")
"""


def _digest(kind: str) -> str:
    data = render(balanced_report(8, edition="2019-60"), kind=kind, fonts=FONTS)
    return hashlib.sha256(data).hexdigest()


def test_the_same_report_gives_the_same_bytes_twice_and_in_another_process() -> None:
    here = [_digest(kind) for kind in KINDS]
    assert here == [_digest(kind) for kind in KINDS]
    run = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", DIGESTS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONHASHSEED": "77"},
    )
    assert run.stdout.split() == here


@pytest.mark.parametrize("form", EDITIONS)
def test_every_format_is_written_under_the_title_of_the_report(tmp_path: Path, form: str) -> None:
    report = balanced_report(9, edition=form)
    paths = write(report, tmp_path / "out", kinds=KINDS, fonts=FONTS)
    assert [path.name for path in paths] == [f"{report.title}.{kind}" for kind in KINDS]
    assert sorted(paths) == sorted((tmp_path / "out").iterdir())
    assert all(path.stat().st_size > 1000 for path in paths)


def test_one_file_takes_its_format_from_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "new" / "x.JSON"
    assert write(balanced_report(1), path) == (path,)
    assert path.read_bytes() == render(balanced_report(1), kind="json")


def test_an_unknown_format_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="不能输出“rtf”格式；可用：docx、pdf"):
        write(balanced_report(1), tmp_path / "out", kinds=["json", "rtf"])
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UnknownFormat, match="json"):
        render_paper(LETTER, kind="json")


def test_a_failure_leaves_neither_files_nor_leavings(tmp_path: Path) -> None:
    (tmp_path / "b.json").mkdir()
    files = {tmp_path / "a.json": b"new", tmp_path / "b.json": b"new"}
    (tmp_path / "a.json").write_bytes(b"old")
    with pytest.raises(NotWritten, match=r"不能写入 .*b\.json：") as caught:
        placing.place(files)
    assert caught.value.path == tmp_path / "b.json"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "b.json"]
    assert (tmp_path / "a.json").read_bytes() == b"old"


def test_a_full_disk_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int, mode: str) -> None:
        os.close(handle)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(placing.os, "fdopen", full)
    with pytest.raises(NotWritten, match="No space left"):
        placing.place({tmp_path / "a.json": b"new"})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotWritten, match="不能写入"):
        write(balanced_report(1), tmp_path / "file" / "x.json")


def test_a_title_that_is_no_file_name_is_made_one(tmp_path: Path) -> None:
    report = AnnualReport("甲/乙:\n丙", 2024, edition("2021-30"))
    (path,) = write(report, tmp_path, kinds=["csv"])
    assert path.parent == tmp_path
    assert path.name == "甲_乙_丙2024年政府信息公开工作年度报告.csv"


def test_only_the_writer_asked_for_is_loaded() -> None:
    code = (
        "import sys; from gongkai.files import write; from tests.reports import balanced_report;"
        "from gongkai.files.writers import render; render(balanced_report(1), kind='html');"
        "assert not {'typst', 'openpyxl', 'lxml', 'docx'} & set(sys.modules)"
    )
    subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", code],
        cwd=ROOT,
        check=True,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
    )
