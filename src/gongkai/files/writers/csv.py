"""CSV: key, label, value — one fact a row, UTF-8 with a byte-order mark so that Excel reads it."""

import csv
import io
from collections.abc import Iterable

from gongkai.report.finding import Finding, plain
from gongkai.report.report import AnnualReport


def render(report: AnnualReport, findings: Iterable[Finding] = ()) -> bytes:
    """Every fact of the form in printed order; a blank stays empty. Findings have no row here."""
    buffer = io.StringIO(newline="")
    rows = csv.writer(buffer, lineterminator="\r\n")
    rows.writerow(("key", "label", "value"))
    for key, value in report.facts.items():
        rows.writerow((key, report.edition.label(key), "" if value is None else plain(value)))
    return buffer.getvalue().encode("utf-8-sig")
