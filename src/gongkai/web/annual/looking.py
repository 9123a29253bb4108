"""The draft as it was last counted, while the journal of its organ has not moved since.

Every act writes one entry in the chain of the organ whose records it changes, in its own
transaction: the head of the chain names the records as they stand (decision 0065). Only pages
that look ask here; who checks or signs counts anew.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from gongkai.report.finding import Finding, Severity
from gongkai.web.annual.drafting import Draft, draft_of, page_of
from gongkai.web.annual.models import State, YearReport
from gongkai.web.annual.official import Link, Part, parts
from gongkai.web.annual.queries import lower_reports
from gongkai.web.journal.queries import head_of
from gongkai.web.supervision.results import supervised_of, tells_of_tree

MOST = 32  # drafts a process remembers; one of 2,500 applications holds about 2 MB
Key = tuple[Hashable, ...]


@dataclass(frozen=True)
class Seen:
    """A draft and what was made of it for the eye."""

    key: Key
    draft: Draft
    link: Link
    marks: tuple[Finding, ...]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The official page, each figure that counts something a link."""
        made = self.draft
        keys = {key for key, count in made.counts.items() if count.ids}
        return parts(
            page_of(made.report), link=lambda key: self.link(key) if key in keys else "",
            findings=(*self.marks, *made.findings),
        )  # fmt: skip


_held: dict[int, Seen] = {}
_lock = Lock()


def draft_seen(report: YearReport, *, link: Link) -> Seen:
    """The draft of today; `link` gives the address behind a figure of this report."""
    key = _key(report)
    seen = _held.get(report.pk)
    if seen is None or seen.key != key:
        # The head was read first: what is counted is at least as new as its name.
        seen = Seen(key, draft_of(report), link, tuple(returned(report)))
    with _lock:
        _held.pop(report.pk, None)
        _held[report.pk] = seen
        while len(_held) > MOST:
            del _held[next(iter(_held))]
    return seen


def _key(report: YearReport) -> Key:
    """What the draft is made of: own records, last year's report, the frozen reports below.

    A government also tells results of its organs, which stand in the chains of those.
    """
    head = head_of(report.organ_id)
    last = YearReport.objects.filter(organ=report.organ_id, year=report.year - 1)
    before = last.values_list("shown", "signed").first() or ()
    lower = lower_reports(report) if report.rolled_up else ()
    told = supervised_of(report.organ, year=report.year) if tells_of_tree(report.organ) else {}
    return report.state, head, before, tuple(each.pk for each in lower), tuple(told.values())


def returned(report: YearReport) -> Iterator[Finding]:
    """The reasons of the last return, to stand at their cells while they are mended."""
    if report.state == State.RETURNED:
        for each in report.objections.filter(version=report.signed):
            yield Finding("", Severity.ERROR, each.where, f"退回意见：{each.reason}")
