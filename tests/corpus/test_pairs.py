"""Who is held against whom."""

import sqlite3
from collections.abc import Iterable

from gongkai.corpus.pairs import MOST, Pairing, pairings

File = tuple[str, str, int | None, int]


def _index(files: Iterable[File], prints: Iterable[tuple[str, int]] = ()) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute("CREATE TABLE files (file, organ, year, cells, run)")
    db.execute("CREATE TABLE prints (file, chapter, print)")
    db.executemany("INSERT INTO files VALUES (?, ?, ?, ?, 1)", files)
    db.executemany("INSERT INTO prints VALUES (?, 5, ?)", prints)
    return db


def test_every_file_of_a_report_is_held_against_the_fullest_of_last_year() -> None:
    files = [
        ("a.html", "甲局", 2024, 200),
        ("a.pdf", "甲局", 2024, 100),
        ("b.html", "甲局", 2023, 150),
        ("b.txt", "甲局", 2023, 200),
        ("c.txt", "甲局", 2023, 200),
    ]
    assert list(pairings(_index(files), run=1)) == [
        Pairing("a.html", "b.txt", ()),
        Pairing("a.pdf", "b.txt", ()),
    ]


def test_a_year_left_out_and_an_unknown_organ_or_year_make_no_pair() -> None:
    files = [
        ("a", "甲局", 2024, 1),
        ("b", "甲局", 2022, 1),
        ("c", "", 2023, 1),
        ("d", "", 2024, 1),
        ("e", "甲局", None, 1),
    ]
    assert list(pairings(_index(files), run=1)) == []


def test_organs_of_one_year_that_share_enough_are_neighbours_of_each_other() -> None:
    files = [("a", "甲局", 2024, 1), ("b", "乙局", 2024, 1), ("c", "丙局", 2023, 1)]
    files += [("d", "丁局", 2024, 1)]
    shared = [(file, number) for file in "abc" for number in (7, 8, 9)] + [("d", 7)]
    assert list(pairings(_index(files, shared), run=1)) == [
        Pairing("a", None, ("b",)),
        Pairing("b", None, ("a",)),
    ]


def test_where_everybody_copied_from_one_paper_everybody_has_some_neighbours() -> None:
    files = [(f"{number:03}", f"{number}局", 2024, 1) for number in range(200)]
    shared = [(file, number) for file, *_ in files for number in range(5)]
    found = list(pairings(_index(files, shared), run=1))
    assert len(found) == 200
    assert all(len(each.neighbours) == MOST for each in found)
    assert all(each.file not in each.neighbours for each in found)
