"""Writing a report in the official layout, in one format or in several at once."""

import re
from collections.abc import Iterable
from pathlib import Path

from gongkai.report.finding import Finding
from gongkai.report.report import AnnualReport

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 60


def write(
    report: AnnualReport,
    out: Path,
    *,
    kinds: Iterable[str] | None = None,
    findings: Iterable[Finding] = (),
    fonts: tuple[Path, ...] = (),
) -> tuple[Path, ...]:
    """Write a report in the official layout; the files that now stand, in the order of `kinds`.

    Without `kinds`, `out` is one file and its suffix says the format; with them it is a folder
    (made when missing) and the files bear the report's title. Everything is rendered before
    anything is written, and renamed into place whole: a failure leaves nothing half-done.
    Errors: UnknownFormat, NoChineseFont, NotSet, NotWritten.
    """
    from gongkai.files.compose import compose
    from gongkai.files.writers import render
    from gongkai.files.writers.placing import place

    paper, told = compose(report), tuple(findings)
    return place(
        {
            path: render(report, kind=kind, paper=paper, findings=told, fonts=fonts)
            for path, kind in places(report, Path(out), kinds=kinds)
        }
    )


def places(
    report: AnnualReport, out: Path, *, kinds: Iterable[str] | None = None
) -> list[tuple[Path, str]]:
    """Each file that `write` would make, with its format."""
    from gongkai.files.compose import title_of

    if kinds is None:
        return [(out, out.suffix.removeprefix(".").lower())]
    name = _NOT_IN_NAMES.sub("_", title_of(report)).strip(". ")[:_LONGEST_NAME] or "报告"
    return [(out / f"{name}.{kind}", kind) for kind in kinds]
