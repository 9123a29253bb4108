"""Paper in, paper out: readers, recognition, composition, writers, the ledger workbook."""

from pathlib import Path

from gongkai.files.errors import Unreadable
from gongkai.files.writing import write
from gongkai.report.report import AnnualReport

LARGEST = 256 * 2**20
"""Bytes of a file that is looked at; larger ones are refused before they are read."""


def read(path: Path | str) -> AnnualReport:
    """The annual report in a file, of whatever format.

    Our own tagged files are read by their tags, all others by recognition. Raises Unreadable.
    """
    path = Path(path)
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(path.name, "文件过大（超过 256 MB），未读取")
        data = path.read_bytes()
    except OSError as broken:
        raise Unreadable(path.name, "文件不存在或者无法打开") from broken
    return read_bytes(data, name=path.name)


def read_bytes(data: bytes, *, name: str) -> AnnualReport:
    """The annual report in the bytes of a file; `name` is the file as the user knows it.

    PDFs, pictures and large files are read in a child process with bounded time and memory.
    """
    from gongkai.files import tagged

    own = tagged.read(data, name=name)
    if own is not None:
        return own
    from gongkai.files.careful import read_bounded
    from gongkai.files.doubt import with_doubts
    from gongkai.files.pictured import with_pictures
    from gongkai.files.recognise import recognise

    paper = read_bounded(data, name=name)
    report, paper = with_pictures(recognise(paper), paper, data)
    return with_doubts(report, paper)


def why_not(report: AnnualReport) -> str:
    """Why a file is no report: nothing of one was recognised; empty when something was."""
    if report.cells or report.chapters:
        return ""
    told = (remark.text for remark in report.remarks if remark.kind == "REA00")
    return next(told, "没有认出年度报告的任何表格或者章节")


__all__ = ["Unreadable", "read", "read_bytes", "why_not", "write"]
