"""A folder is checked whole, once, and with the same result whoever does it."""

from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.corpus import tables
from gongkai.corpus.checking import Settings, check_folder
from gongkai.corpus.engines.local import Local
from gongkai.corpus.errors import InUse, NothingToCheck
from gongkai.corpus.store import Store
from gongkai.files.careful import PATIENCE
from tests.corpus.folders import (
    KEY,
    Shuffled,
    papers,
    put,
    reports,
    rows,
    with_cell,
    written,
    zipped,
)
from tests.corpus.folders import data as data_of

SMALL = Settings(chunk=2)


def test_every_file_is_a_row_in_the_order_of_names(checked: Path) -> None:
    found = rows(checked, "reports")
    assert [row["file"] for row in found] == [
        "a/2023.html", "a/2024.docx", "b/2023.html", "c/2023.txt", "c/2024.html",
        "d.zip!丁/2023.html", "empty.html", "letter.txt", "noise.pdf", "torn.docx",
    ]  # fmt: skip
    assert [row["organ"] for row in found[:3]] == ["青禾县教育局", "青禾县教育局", "云岭市水务局"]
    assert [row["year"] for row in found[:3]] == [2023, 2024, 2023]


def test_what_cannot_be_read_is_told_with_its_reason_and_stops_nothing(checked: Path) -> None:
    reasons = {row["file"]: row["reason"] for row in rows(checked, "reports") if row["reason"]}
    assert set(reasons) == {"empty.html", "letter.txt", "noise.pdf", "torn.docx"}
    assert reasons["empty.html"] == "文件是空的"
    codes = {row["file"]: row["code"] for row in rows(checked, "findings")}
    assert {codes[str(file)] for file in reasons} == {"REA00"}


def test_every_figure_is_kept_with_its_place(checked: Path) -> None:
    wanted = reports()["a/2023.html"]
    got = {row["key"]: row for row in rows(checked, "facts") if row["file"] == "a/2023.html"}
    assert {key: row["value"] for key, row in got.items()} == {
        key: Decimal(value) for key, value in wanted.facts.items() if value is not None
    }
    assert all(row["grid"] and row["grid_row"] and row["grid_column"] for row in got.values())


def test_the_words_are_kept_by_chapter(checked: Path) -> None:
    fifth = [
        row["text"]
        for row in rows(checked, "passages")
        if row["file"] == "a/2023.html" and row["chapter"] == 5
    ]
    wanted = reports()["a/2023.html"].chapters[5]
    assert fifth == [wanted.heading, wanted.text]


def test_consecutive_years_of_one_organ_are_held_against_each_other(checked: Path) -> None:
    found = {row["key"]: row for row in rows(checked, "findings") if row["code"] == "CAR01"}
    assert {(row["file"], row["other"]) for row in found.values()} == {
        ("a/2024.docx", "a/2023.html")
    }
    assert list(found) == [KEY]
    assert found[KEY]["grid_row"]


def test_words_of_a_neighbour_are_found_without_being_asked_for(checked: Path) -> None:
    found = {
        (row["file"], row["other"], row["figure"])
        for row in rows(checked, "findings")
        if row["code"] == "REU02" and row["key"] == "chapter5"
    }
    assert found == {
        ("a/2023.html", "c/2023.txt", "100%"),
        ("c/2023.txt", "a/2023.html", "100%"),
    }


def test_two_workers_and_small_chunks_write_the_same_bytes(
    folder: Path, checked: Path, tmp_path: Path
) -> None:
    check_folder(folder, out=tmp_path, engine=Local(workers=2), settings=SMALL)
    assert written(tmp_path) == written(checked)


def test_another_order_writes_the_same_bytes(folder: Path, checked: Path, tmp_path: Path) -> None:
    check_folder(folder, out=tmp_path, engine=Shuffled(), settings=Settings(chunk=1))
    assert written(tmp_path) == written(checked)


def test_a_zip_shared_out_over_tasks_writes_the_same_bytes_and_is_known_again(
    tmp_path: Path,
) -> None:
    inside = {name: data for name, data in papers().items() if not name.endswith(".zip")}
    folder = put(
        tmp_path / "in", {"甲/all.zip": zipped(inside), "b.html": papers()["b/2023.html"]}
    )
    whole, shared = tmp_path / "whole", tmp_path / "shared"
    check_folder(folder, out=whole, engine=Local(workers=1))
    outcome = check_folder(folder, out=shared, engine=Local(workers=2), settings=SMALL)
    assert written(shared) == written(whole)
    assert outcome.fresh == len(inside) + 1
    again = check_folder(folder, out=shared, engine=Shuffled(), settings=SMALL)
    assert (again.fresh, again.known) == (0, outcome.fresh)


def test_small_row_groups_are_filled_across_chunks(
    folder: Path, checked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.corpus.merge.GROUP", 70)
    for chunk in (1, 4):
        out = tmp_path / str(chunk)
        check_folder(folder, out=out, engine=Shuffled(), settings=Settings(chunk=chunk))
    assert written(tmp_path / "1") == written(tmp_path / "4")
    assert rows(tmp_path / "1", "facts") == rows(checked, "facts")


def test_a_second_run_reads_nothing_again(folder: Path, tmp_path: Path) -> None:
    first = check_folder(folder, out=tmp_path, engine=Shuffled())
    before = written(tmp_path)
    second = check_folder(folder, out=tmp_path, engine=Shuffled())
    assert (first.fresh, first.known) == (10, 0)
    assert (second.fresh, second.known) == (0, 10)
    assert (second.read, second.unread) == (6, 4)
    assert written(tmp_path) == before


def test_a_second_run_compares_nothing_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_folder(folder, out=tmp_path, engine=Shuffled())
    before = written(tmp_path)
    monkeypatch.setattr("gongkai.corpus.comparing._rows", None)
    check_folder(folder, out=tmp_path, engine=Shuffled())
    assert written(tmp_path) == before


def test_only_what_changed_is_read_again(tmp_path: Path, checked: Path) -> None:
    folder, out = put(tmp_path / "in", papers()), tmp_path / "out"
    changed = with_cell(reports()["b/2023.html"], "table3.granted.natural", 5)
    put(folder, {"b/2023.html": data_of(changed, "b.html")})
    (folder / "c" / "2024.html").unlink()
    check_folder(folder, out=out, engine=Shuffled())
    put(folder, papers())
    outcome = check_folder(folder, out=out, engine=Shuffled(), settings=SMALL)
    assert (outcome.fresh, outcome.known) == (2, 8)
    assert written(out) == written(checked)


def test_a_file_that_is_gone_leaves_the_tables_and_the_work_folder(tmp_path: Path) -> None:
    folder, out = put(tmp_path / "in", papers()), tmp_path / "out"
    check_folder(folder, out=out, engine=Shuffled(), settings=Settings(chunk=1))
    parts = len(list((out / "work").rglob("*.arrow")))
    (folder / "a" / "2023.html").unlink()
    check_folder(folder, out=out, engine=Shuffled())
    assert "a/2023.html" not in {row["file"] for row in rows(out, "reports")}
    assert "a/2023.html" not in {row["other"] for row in rows(out, "findings")}
    assert "CAR01" not in {row["code"] for row in rows(out, "findings")}
    assert len(list((out / "work").rglob("*.arrow"))) == parts - 1


def test_new_rules_have_every_file_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_folder(folder, out=tmp_path, engine=Shuffled())
    monkeypatch.setattr("gongkai.corpus.checking.stamp", lambda: "another")
    assert check_folder(folder, out=tmp_path, engine=Shuffled()).fresh == 10


def test_results_inside_the_folder_are_not_read_as_reports(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", {"a.html": papers()["a/2023.html"]})
    put(folder, {"out/copy.html": papers()["a/2023.html"]})
    assert check_folder(folder, out=folder / "out", engine=Shuffled()).read == 1


def test_a_folder_without_reports_is_refused_and_no_result_is_made(tmp_path: Path) -> None:
    put(tmp_path, {"in/style.css": b"td{}"})
    with pytest.raises(NothingToCheck, match="没有可以读取的文件"):
        check_folder(tmp_path / "in", out=tmp_path / "out", engine=Shuffled())
    with pytest.raises(NothingToCheck, match="不是文件夹"):
        check_folder(tmp_path / "no", out=tmp_path / "out", engine=Shuffled())
    assert not (tmp_path / "out").exists()


def test_two_runs_do_not_write_to_one_folder(folder: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "work", stamp="x"), pytest.raises(InUse, match="正在写入"):
        check_folder(folder, out=tmp_path, engine=Shuffled())


def test_a_figure_no_column_could_hold_is_left_to_its_printed_words() -> None:
    assert tables._exact(Decimal("1E+30")) is None
    assert tables._exact(Decimal("0.123456789")) is None
    assert tables._exact(12) == 12


def test_a_file_may_take_as_long_as_one_that_is_checked_alone() -> None:
    assert Settings().limits.seconds == PATIENCE >= 16 * 15  # sixteen scanned pages, slowly
