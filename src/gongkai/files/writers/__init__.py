"""Writers: one module a format, each turns a paper (or a report's figures) into bytes.

The same input gives the same bytes. Styles of running text that every writer of paper knows:
"" indented two characters, "lead" flush left (a letter's addressee), "right" (signature and date),
"centre", "quote" (a passage quoted), "missing" (a heading whose chapter is not there), "page" (an
enclosure: begins a page). What stands before a "right" line stays on its page.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import cast

from gongkai.files.paper import Paper
from gongkai.files.writers.errors import UnknownFormat
from gongkai.report.finding import Finding
from gongkai.report.report import AnnualReport

PAPER_KINDS = ("docx", "pdf", "html", "xlsx")
FACT_KINDS = ("json", "csv")
KINDS = (*PAPER_KINDS, *FACT_KINDS)


def render_paper(paper: Paper, *, kind: str, fonts: tuple[Path, ...] = ()) -> bytes:
    """Any paper (a report, a letter) as docx, pdf, html or xlsx.

    `fonts`: folders searched for fonts before the system's (pdf only). Only the writer asked for
    is loaded. Errors: UnknownFormat; for pdf NoChineseFont, NotSet.
    """
    if kind not in PAPER_KINDS:
        raise UnknownFormat(kind, PAPER_KINDS)
    if kind == "pdf":
        from gongkai.files.writers import pdf

        return pdf.render(paper, fonts=fonts)
    write = cast(Callable[[Paper], bytes], import_module(f"{__name__}.{kind}").render)
    return write(paper)


def render(
    report: AnnualReport,
    *,
    kind: str,
    paper: Paper | None = None,
    findings: Iterable[Finding] = (),
    fonts: tuple[Path, ...] = (),
) -> bytes:
    """A report in any of `KINDS`; `paper` spares composing it again. Errors: as render_paper."""
    if kind not in KINDS:
        raise UnknownFormat(kind, KINDS)
    if kind in PAPER_KINDS:
        from gongkai.files.compose import compose

        return render_paper(paper or compose(report), kind=kind, fonts=fonts)
    write = cast(
        Callable[[AnnualReport, Iterable[Finding]], bytes],
        import_module(f"{__name__}.{kind}").render,
    )
    return write(report, findings)
