"""The list of cases without who applied: for the archive, for research, for other systems.

No name, contact or number of anybody is a column; what stands of such in the words of the
application itself is masked as in every masked copy.
"""

import csv
from collections.abc import Iterable, Iterator

from gongkai.law.decisions import leaves
from gongkai.web.applications.models import Case, Event, Happening
from gongkai.web.uploads.checks.masking import mask

TITLES = (
    "登记编号", "机关", "渠道", "申请人类别", "到达日期", "收到申请之日", "所需信息", "状态",
    "答复期限", "答复日期", "处理结果", "补正", "延期", "征求意见", "轮次",
)  # fmt: skip
_STEPS = (Happening.CORRECTION_ASKED, Happening.EXTENDED, Happening.ASKED)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BATCH = 500


class _Line:
    """A file that gives back each line written to it."""

    def write(self, text: str) -> str:
        """The line."""
        return text


def lines(cases: Iterable[Case]) -> Iterator[str]:
    """The list as CSV, line by line, with the mark by which spreadsheets know UTF-8."""
    out = csv.writer(_Line())
    yield "\ufeff" + str(out.writerow(TITLES))
    batch: list[Case] = []
    for case in cases:
        batch.append(case)
        if len(batch) == _BATCH:
            yield from map(out.writerow, _rows(batch))
            batch = []
    yield from map(out.writerow, _rows(batch))


def _rows(cases: list[Case]) -> Iterator[list[str]]:
    steps = set(
        Event.objects.filter(case__in=cases, kind__in=_STEPS).values_list("case_id", "kind")
    )
    for each in cases:
        leaf = leaves().get(each.leaf)
        told = ("是" if (each.pk, kind) in steps else "" for kind in _STEPS)
        row = (
            each.number, each.organ.name, each.get_channel_display(), each.get_kind_display(),
            each.arrived, each.received, " ".join(mask(each.wanted).text.split()),
            each.get_state_display(), each.due, each.closed,
            f"{leaf.group} {leaf.title}".strip() if leaf else "", *told, each.round,
        )  # fmt: skip
        yield [_plain("" if value is None else str(value)) for value in row]


def _plain(text: str) -> str:
    """A text is never a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
