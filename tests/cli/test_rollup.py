"""`gongkai rollup`: the sum, the blanks by name, the differences from the parent's report."""

from pathlib import Path

import pytest

from gongkai.files import read
from tests.cli.conftest import Run
from tests.cli.papers import written


@pytest.fixture
def bureaus(tmp_path: Path) -> Path:
    """Two bureaus with four and five permits; the second left reconsideration blank."""
    folder = tmp_path / "bureaus"
    folder.mkdir()
    blank = {f"table4.review.{k}": "blank" for k in ("upheld", "corrected", "other", "pending")}
    written(folder / "a.docx", {"table2.permit.decisions": 4}, organ="甲局")
    second = {"table2.permit.decisions": 5, "table4.review.total": "blank", **blank}
    written(folder / "b.html", second, organ="乙局")
    return folder


def test_the_sum_is_written_and_blanks_are_named(run: Run, bureaus: Path, tmp_path: Path) -> None:
    out = tmp_path / "county.json"
    said = run("rollup", bureaus, "--organ", "示例县人民政府", "-o", out)
    assert said.status == 0
    total = read(out)
    assert (total.organ, total.year) == ("示例县人民政府", 2024)
    assert total.value("table2.permit.decisions") == 9
    assert "2 个单位的年报已汇总" in said.out
    assert "乙局：表四 行政复议 全部 5 格" in said.out
    assert "甲局：" not in said.out


def test_differences_from_the_parent_are_listed_by_part(
    run: Run, bureaus: Path, tmp_path: Path
) -> None:
    values = {"table2.permit.decisions": 8, "table2.penalty.decisions": 1}
    parent = written(tmp_path / "county.html", values, organ="示例县人民政府")
    said = run("rollup", bureaus, "--parent", parent, "-o", tmp_path / "sum.json")
    assert said.status == 1
    assert "有 2 格与汇总数不同" in said.out
    lines = said.out.splitlines()
    at = next(n for n, line in enumerate(lines) if "行政许可" in line)
    assert lines[at].split()[-3:] == ["8", "9", "-1"]
    assert lines[at + 1].strip() == "= 甲局 4 + 乙局 5"
    assert "各单位均为 0" in said.out
    assert read(tmp_path / "sum.json").organ == "示例县人民政府"


def test_a_parent_that_agrees_is_said_to(run: Run, bureaus: Path, tmp_path: Path) -> None:
    parent = written(bureaus / "county.html", {"table2.permit.decisions": 9}, organ="示例县")
    said = run("rollup", bureaus, "--parent", parent, "-o", bureaus / "sum.json")
    assert said.status == 0
    assert "与汇总数一致" in said.out
    again = run("rollup", bureaus, "--parent", parent, "-o", bureaus / "sum.json")
    assert again.out == said.out


def test_what_is_not_certain_must_be_named(run: Run, bureaus: Path, tmp_path: Path) -> None:
    out = tmp_path / "sum.json"
    assert "--organ：请写明汇总机关的名称" in run("rollup", bureaus, "-o", out).err
    written(bureaus / "c.html", organ="丙局", year=2023)
    words = ("rollup", bureaus, "--organ", "示例县", "-o", out)
    assert "年度不止一个或者没有读出（2023、2024）" in run(*words).err
    said = run(*words, "--year", "2024")
    assert said.status == 2
    assert "c.html：是 2023 年的年报，不能计入 2024 年的汇总" in said.err
    assert not out.exists()
    assert "年份" in run(*words, "--year", "1999").err


def test_a_folder_with_nothing_but_the_parent_is_empty(run: Run, tmp_path: Path) -> None:
    parent = written(tmp_path / "county.html")
    said = run("rollup", tmp_path, "--parent", parent, "-o", tmp_path / "sum.json")
    assert "文件夹里没有可以读取的文件" in said.err
