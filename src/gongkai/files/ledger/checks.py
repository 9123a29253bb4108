"""What one row says must agree with itself, and with the other rows and sheets.

A check yields Objections; an error leaves the row out of the facts, a warning keeps it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from gongkai.files.ledger.sheets import Sheet
from gongkai.report.facts import (
    Application,
    ChatGroup,
    Dispute,
    Document,
    EnergyWork,
    FeeIncome,
    FeeNotice,
    MonthlyCount,
    Posting,
    StandingDocument,
)
from gongkai.report.finding import Severity
from gongkai.report.oversight import Complaint, SocialReview

Record: TypeAlias = Any
"""A record of YearFacts; which one, the sheet knows."""

Rows: TypeAlias = list[tuple[int, Record]]
"""Records with their row as Excel counts."""


@dataclass(frozen=True, slots=True)
class Objection:
    """What is wrong with a row: the field it shows in, why, and how grave it is."""

    field: str
    reason: str
    severity: Severity = Severity.ERROR


def of_row(sheet: Sheet, record: Record) -> Iterator[Objection]:
    """What a record says against itself."""
    check = CHECKS.get(sheet.key)
    if check is not None:
        yield from check(record)


def of_table(sheet: Sheet, rows: Rows) -> Iterator[tuple[int, Objection]]:
    """What rows of one sheet say against each other, with the row to blame: the later one."""
    yield from _doubles(sheet, rows)
    if sheet.key in ("counts", "income"):
        yield from _months_twice(rows)


def _order(record: Record, sheet_words: tuple[tuple[str, str, str], ...]) -> Iterator[Objection]:
    """Each (later, earlier, words): the later day must not come before the earlier."""
    for later, earlier, words in sheet_words:
        after, before = getattr(record, later), getattr(record, earlier)
        if after is not None and before is not None and after < before:
            yield Objection(later, f"早于{words}（{before.isoformat()}）")


def _together(record: Record, day: str, what: str, words: tuple[str, str]) -> Iterator[Objection]:
    """A day and what happened on it stand together or not at all."""
    if getattr(record, day) is not None and not getattr(record, what):
        yield Objection(what, f"填了{words[0]}，没有填{words[1]}")
    if getattr(record, day) is None and getattr(record, what):
        yield Objection(day, f"填了{words[1]}，没有填{words[0]}")


def _document(one: Document) -> Iterator[Objection]:
    if one.attribute != "active" and not one.reason:
        yield Objection(
            "reason", "公开属性为依申请公开或者不予公开的，应当写明理由", Severity.WARNING
        )
    if one.attribute != "active" and one.published:
        yield Objection("published", "公开属性不是主动公开，却填了公开日期")
    yield from _order(one, (("published", "issued", "成文日期"),))


def _standing(one: StandingDocument) -> Iterator[Objection]:
    yield from _order(one, (("ended", "issued", "制发日期"), ("published", "issued", "制发日期")))
    yield from _together(one, "ended", "how_ended", ("废止或失效日期", "废止方式"))


_APPLICATION_ORDER = (
    ("correction_sent", "received", "收到日期"),
    ("supplemented", "correction_sent", "补正告知日期"),
    ("third_party_asked", "received", "收到日期"),
    ("decided", "received", "收到日期"),
    ("decided", "correction_sent", "补正告知日期"),
    ("decided", "supplemented", "收到补正日期"),
    ("decided", "third_party_asked", "征求第三方日期"),
)


def _application(one: Application) -> Iterator[Objection]:
    yield from _together(one, "decided", "result", ("答复日期", "办理结果"))
    yield from _order(one, _APPLICATION_ORDER)
    if one.supplemented and not one.correction_sent:
        yield Objection("correction_sent", "填了收到补正日期，没有填补正告知日期")


def _dispute(one: Dispute) -> Iterator[Objection]:
    yield from _together(one, "closed", "result", ("审结日期", "结果"))
    yield from _order(one, (("closed", "accepted", "受理日期"),))


def _fee_notice(one: FeeNotice) -> Iterator[Objection]:
    yield from _together(one, "paid", "collected", ("缴费日期", "实收金额"))
    yield from _order(one, (("paid", "issued", "通知日期"),))


def _posting(one: Posting) -> Iterator[Objection]:
    yield from _order(one, (("taken_down", "posted", "张贴日期"),))


def _chat_group(one: ChatGroup) -> Iterator[Objection]:
    yield from _order(one, (("dissolved", "filed", "备案日期"),))


def _social_review(one: SocialReview) -> Iterator[Objection]:
    if None not in (one.asked, one.answered) and (one.answered or 0) > (one.asked or 0):
        yield Objection("answered", f"多于发出份数（{one.asked}）")
    if one.content is not None and one.content > (one.answered or 0):
        yield Objection("content", f"多于有效份数（{one.answered or 0}）")


def _complaint(one: Complaint) -> Iterator[Objection]:
    yield from _order(one, (("answered", "received", "收到日期"),))


def _energy_work(one: EnergyWork) -> Iterator[Objection]:
    if one.fixed > one.findings:
        yield Objection("fixed", f"已整改多于发现的问题（{one.findings}）")
    if one.findings and one.kind != "inspection":
        yield Objection("findings", "只有节能巡查填写发现的问题")
    put_in, left = one.input_kg, one.residue_kg
    if one.kind != "kitchen":
        if put_in is not None or left is not None:
            yield Objection("input_kg", "只有厨余就地处理填写投入和残渣")
    elif not put_in or left is None:
        yield Objection("input_kg", "厨余就地处理应填写投入和残渣，投入大于零")
    elif left > put_in:
        yield Objection("residue_kg", f"残渣多于投入（{put_in}）")


CHECKS: Mapping[str, Callable[[Any], Iterable[Objection]]] = {
    "documents": _document,
    "standing": _standing,
    "applications": _application,
    "disputes": _dispute,
    "fee_notices": _fee_notice,
    "postings": _posting,
    "chat_groups": _chat_group,
    "social_reviews": _social_review,
    "complaints": _complaint,
    "energy_work": _energy_work,
}


def _doubles(sheet: Sheet, rows: Rows) -> Iterator[tuple[int, Objection]]:
    """No id, no own number and no name of a board twice."""
    unique = [field for field in ("id", sheet.number) if field]
    unique += {"boards": ["name"], "texts": ["section"]}.get(sheet.key, [])
    for field in unique:
        first: dict[str, int] = {}
        for at, record in rows:
            word = getattr(record, field)
            if word and first.setdefault(word, at) != at:
                title = sheet.column(field).title
                yield at, Objection(field, f"{title}与第{first[word]}行重复")


def _months_twice(rows: Rows) -> Iterator[tuple[int, Objection]]:
    """The same tally of the same month from the same source is likely typed twice."""
    first: dict[tuple[str, int, str], int] = {}
    for at, record in rows:
        same = (_subject(record), record.month, record.source)
        if first.setdefault(same, at) != at:
            reason = f"与第{first[same]}行是同一项目、同一月份、同一来源，可能重复登记"
            yield at, Objection("month", reason, Severity.WARNING)


def _subject(record: MonthlyCount | FeeIncome) -> str:
    return record.item if isinstance(record, MonthlyCount) else record.name


def names_of(sheet: Sheet, rows: Rows) -> dict[str, Record]:
    """How other sheets may name a record: by its id, or by its own number or name."""
    second = sheet.number or "name"
    named = {getattr(record, second): record for _, record in rows if getattr(record, second)}
    return {**named, **{record.id: record for _, record in rows}}


def before_receipt(notice: FeeNotice, received: date) -> Iterator[Objection]:
    """A fee notice follows the application it is about."""
    if notice.issued < received:
        yield Objection("issued", f"早于该申请的收到日期（{received.isoformat()}）")
