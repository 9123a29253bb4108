"""Findings as papers for people: the page with findings beside their cells, and the letter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.law.errors import BadFacts

if TYPE_CHECKING:
    from datetime import date

    from gongkai.cli.verdicts import Answer
    from gongkai.report.finding import Finding
    from gongkai.report.report import AnnualReport

# What each format writes, and how its file is called when no name is given.
ENDINGS = {"html": "-核对.html", "docx": "-整改建议.docx", "letter": "-整改建议.html"}


def write_answers(
    answers: Sequence[Answer], *, kind: str, out: Path | None, sender: str, on: date | None = None
) -> tuple[Path, ...]:
    """A paper for each file that could be read; the files that now stand.

    One answer goes to the file `out`, several to the folder `out`; without `out` they stand in
    the folder one is in. Errors: BadFacts, NotWritten.
    """
    from gongkai.files.writers.placing import place

    readable = [(answer, answer.report) for answer in answers if answer.report is not None]
    if len(readable) > 1 and out is not None and out.is_file():
        raise BadFacts("-o", f"“{out}”是文件；{len(readable)} 份报告要写入一个文件夹")
    files: dict[Path, bytes] = {}
    for answer, report in readable:
        path = _path(answer.file, files, kind, out, alone=len(answers) == 1)
        files[path] = _paper(report, answer.findings, kind, sender, on)
    return place(files)


def _path(
    file: str, taken: dict[Path, bytes], kind: str, out: Path | None, *, alone: bool
) -> Path:
    """A file of its own for each answer, even when two reports bear one name."""
    if alone and out is not None and not out.is_dir():
        return out
    stem = Path(file.replace("!", "-")).stem
    folder = out or Path()
    path = folder / f"{stem}{ENDINGS[kind]}"
    number = 2
    while path in taken:
        path = folder / f"{stem}-{number}{ENDINGS[kind]}"
        number += 1
    return path


def _paper(
    report: AnnualReport, findings: tuple[Finding, ...], kind: str, sender: str, on: date | None
) -> bytes:
    from gongkai.files.letter import letter
    from gongkai.files.view import view
    from gongkai.files.writers import render_paper

    if kind == "html":
        return view(report, findings)
    paper = letter(report, findings, sender=sender, on=on)
    return render_paper(paper, kind="docx" if kind == "docx" else "html")
