"""Questions to a checked corpus, in SQL, answered by an engine inside this process.

Views: `reports`, `facts`, `findings`, `passages` as written, `labels` (the words of every fact
key by edition), and `annual`: one report for each organ and year, that with most cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from gongkai.corpus import tables
from gongkai.corpus.errors import BadQuestion, NoCorpus, extra
from gongkai.report.edition import editions

_ANNUAL = """
CREATE VIEW annual AS SELECT file, organ, year, edition, cells FROM reports
WHERE organ IS NOT NULL AND year IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY organ, year ORDER BY cells DESC, file) = 1
"""
_FACTS = """
SELECT r.organ, r.year, f.file, f.key, l.label, f.found, f.value, f.printed, f.remark,
       f.page, f.grid, f.grid_row, f.grid_column, f.line
FROM facts f JOIN reports r USING (file)
LEFT JOIN labels l ON l.edition = r.edition AND l.key = f.key
ORDER BY f.file, l.place
"""
_FETCHED = 5_000


@dataclass(frozen=True, slots=True)
class Question:
    """A ready question: its name, what it asks, and its SQL."""

    name: str
    words: str
    sql: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The names of the columns, and the rows as they come."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def questions() -> tuple[Question, ...]:
    """The ready questions by name."""
    folder = resources.files("gongkai.corpus") / "questions"
    found = []
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        name, _, suffix = file.name.rpartition(".")
        if suffix == "sql":
            sql = file.read_text(encoding="utf-8")
            found.append(Question(name, sql.partition("\n")[0].removeprefix("-- "), sql))
    return tuple(found)


def sql_of(words: str) -> str:
    """The SQL of a ready question, or the SQL itself. Errors: BadQuestion."""
    ready = {each.name: each.sql for each in questions()}
    if words in ready:
        return ready[words]
    if not words.strip() or words.strip().isidentifier():
        raise BadQuestion(f"没有现成的问题“{words}”；可用：{'、'.join(ready)}，或者写 SQL")
    return words


@contextmanager
def asked(
    folder: Path, question: str, *, year: int | None = None, key: str | None = None
) -> Iterator[Answer]:
    """The answer to a ready question or to SQL; `year` and `key` are what ready questions ask of.

    In SQL they are `getvariable('year')` and `getvariable('key')`. Errors: BadQuestion, NoCorpus,
    ExtraMissing.
    """
    sql = sql_of(question)
    with _opened(folder) as db:
        db.execute("SET VARIABLE year = ?::INTEGER", [year])
        db.execute("SET VARIABLE key = ?::VARCHAR", [key])
        yield _answer(db, sql)


@contextmanager
def all_facts(folder: Path) -> Iterator[Answer]:
    """Every figure of every report with organ, year and label. Errors: as `asked`."""
    with _opened(folder) as db:
        yield _answer(db, _FACTS)


def facts_to_parquet(folder: Path, path: Path) -> None:
    """The same as one Parquet file. Errors: as `asked`."""
    with _opened(folder) as db:
        target = str(path).replace("'", "''")
        db.execute(f"COPY ({_FACTS}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")


@contextmanager
def _opened(folder: Path) -> Iterator[Any]:
    """A database with the views. Nothing is fetched from anywhere."""
    duckdb = extra("duckdb")
    if not all((folder / f"{name}.parquet").is_file() for name in tables.NAMES):
        raise NoCorpus(folder)
    db = duckdb.connect(config={"autoinstall_known_extensions": False})
    try:
        for name in tables.NAMES:
            path = str(folder / f"{name}.parquet").replace("'", "''")
            db.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{path}')")  # noqa: S608
        db.execute(_ANNUAL)
        db.execute("CREATE TABLE labels (edition TEXT, key TEXT, label TEXT, place INTEGER)")
        db.executemany("INSERT INTO labels VALUES (?, ?, ?, ?)", _labels())
        yield db
    finally:
        db.close()


def _labels() -> list[tuple[str, str, str, int]]:
    return [
        (form.key, key, cell.label, place)
        for form in editions()
        for place, (key, cell) in enumerate(form.cells.items())
    ]


def _answer(db: Any, sql: str) -> Answer:
    """Errors: BadQuestion."""
    duckdb = extra("duckdb")
    try:
        result = db.execute(sql)
    except duckdb.Error as wrong:
        raise BadQuestion(str(wrong).partition("\n")[0]) from wrong
    columns = tuple(column[0] for column in result.description or ())
    return Answer(columns, _rows(result))


def _rows(result: Any) -> Iterator[tuple[Any, ...]]:
    while rows := result.fetchmany(_FETCHED):
        yield from rows
