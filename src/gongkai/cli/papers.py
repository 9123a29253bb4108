"""The files a user names: folders are searched, each file becomes a report or a reason."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.progress import progress
from gongkai.cli.say import Say
from gongkai.cli.terminal import note
from gongkai.files.readers import SUFFIXES
from gongkai.law.errors import BadFacts, GongkaiError

if TYPE_CHECKING:
    from gongkai.report.report import AnnualReport

_FACT_TABLE = "key,label,value"


class NothingToRead(GongkaiError):
    """A folder holds no file that could be a report."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(f"{folder}：文件夹里没有可以读取的文件")
        self.folder = folder


class TwoReports(GongkaiError):
    """Two files of one organ and one year with different figures: which one counts?"""

    def __init__(self, one: str, other: str, organ: str) -> None:
        """Name both files and the organ."""
        super().__init__(f"{one} 和 {other} 都是“{organ}”的报告而数字不同，请只留一份")
        self.files = (one, other)
        self.organ = organ


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: a report, or the reason why there is none."""

    file: str
    report: AnnualReport | None
    reason: str = ""


def gather(paths: Iterable[Path], say: Say) -> tuple[Path, ...]:
    """The files meant by the paths, folders searched in order. Errors: NothingToRead."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = tuple(_inside(path))
        files = [file for file in inside if _may_be_report(file)]
        if not files:
            raise NothingToRead(path)
        _tell_skipped(path, len(inside) - len(files), say)
        found += files
    return tuple(dict.fromkeys(found))


def read_one(path: Path) -> AnnualReport:
    """The report in a file, under the name the user gave.

    Errors: Unreadable, also for a file in which nothing of a report was recognised.
    """
    from gongkai.files import Unreadable, read

    if path.is_dir():
        raise Unreadable(str(path), "这是文件夹，请写明其中的文件")
    return _recognised(read(path), str(path))


def read_all(paths: Sequence[Path], say: Say) -> list[Reading]:
    """Every file read, also those in zips; one that cannot be read is an answer with a reason."""
    readings: list[Reading] = []
    with progress(say("读取文件", "reading files"), total=len(paths)) as step:
        for path in paths:
            readings += _from_zip(path, say) if _is_zip(path) else [_from_file(path)]
            step()
    return readings


def _from_file(path: Path) -> Reading:
    from gongkai.files import Unreadable

    try:
        return Reading(str(path), read_one(path))
    except Unreadable as wrong:
        return Reading(str(path), None, wrong.reason)


def _from_zip(path: Path, say: Say) -> Iterator[Reading]:
    """What is in a zip, each under `包.zip!文件`; other kinds of files are passed by."""
    from gongkai.files.readers.archive import entries

    skipped = told = 0
    for entry in entries(path):
        told += 1
        file = f"{path}{entry.name.removeprefix(path.name)}"
        if entry.data is None:
            yield Reading(file, None, entry.reason)
        elif Path(entry.name).suffix.lower() in SUFFIXES:
            yield _from_bytes(entry.data, file)
        else:
            skipped += 1
    if skipped == told:
        yield Reading(str(path), None, "压缩包里没有可以读取的文件")
    _tell_skipped(path, skipped, say)


def _from_bytes(data: bytes, file: str) -> Reading:
    from gongkai.files import Unreadable, read_bytes

    try:
        return Reading(file, _recognised(read_bytes(data, name=file), file))
    except Unreadable as wrong:
        return Reading(file, None, wrong.reason)


def _recognised(report: AnnualReport, file: str) -> AnnualReport:
    from gongkai.files import Unreadable, why_not

    reason = why_not(report)
    if reason:
        raise Unreadable(file, reason)
    return replace(report, file=file)


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip" and path.is_file()


def read_tree(folder: Path, say: Say, *, without: Iterable[Path] = ()) -> list[AnnualReport]:
    """The reports under a folder, each organ's once a year, but for the files `without`.

    Several formats of one report count once. Errors: Unreadable, NothingToRead, TwoReports,
    BadFacts (a report that does not name its organ).
    """
    from gongkai.files import Unreadable

    left_out = {path.resolve() for path in without}
    paths = [path for path in gather([folder], say) if path.resolve() not in left_out]
    if not paths:
        raise NothingToRead(folder)
    reports = []
    for reading in read_all(paths, say):
        if reading.report is None:
            raise Unreadable(reading.file, reading.reason)
        reports.append(reading.report)
    return _each_once(reports, say)


def _each_once(reports: Iterable[AnnualReport], say: Say) -> list[AnnualReport]:
    """One report for each organ and year; a table without a name may be a copy of one of them."""
    kept: dict[tuple[str, int | None], AnnualReport] = {}
    unnamed = []
    for report in reports:
        if not report.organ:
            unnamed.append(report)
            continue
        known = kept.setdefault((report.organ, report.year), report)
        if known.facts != report.facts:
            raise TwoReports(known.file, report.file, report.organ)
    for report in unnamed:
        if not any(report.facts == known.facts for known in kept.values()):
            raise BadFacts(report.file, "没有读出机关名称，不能确定是哪个单位的报告")
        note(
            say(
                f"{report.file}：没有机关名称，数字与另一份相同，未重复计入",
                f"{report.file}: no organ is named and the figures are those of another file; "
                "not counted again",
            )
        )
    return list(kept.values())


def _inside(folder: Path) -> Iterator[Path]:
    """Every file below a folder in order; hidden files, office locks and links are passed by."""
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(top) / name
            if not name.startswith((".", "~$")) and not path.is_symlink():
                yield path


def _may_be_report(path: Path) -> bool:
    """By its suffix; a table of figures from our own CSV writer is data and no report."""
    suffix = path.suffix.lower()
    if suffix != ".csv":
        return suffix in SUFFIXES
    with path.open("rb") as file:
        return not file.read(64).decode("utf-8-sig", "replace").startswith(_FACT_TABLE)


def _tell_skipped(folder: Path, number: int, say: Say) -> None:
    if number:
        note(
            say(
                f"{folder}：跳过 {number} 个其他类型的文件",
                f"{folder}: {number} files of other kinds passed by",
            )
        )
