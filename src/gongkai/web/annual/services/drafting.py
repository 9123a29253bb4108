"""Acts before the signature: open, write, enter figures of other systems, explain."""

from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from gongkai.files.chapters import SECTIONS
from gongkai.report.edition import UnknownEdition, edition_of
from gongkai.web.annual.models import Explanation, MonthlyFigure, State, Words, YearReport
from gongkai.web.annual.models.figure import Item
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Kind, Organ, Person

WRITABLE = (State.DRAFTING, State.RETURNED)


@transaction.atomic
def open_report(
    organ: Organ, *, year: int, on: date | None = None, by: Person | None
) -> YearReport:
    """Begin the report of a year; its figures are there at once, counted from the records.

    A year that has begun may be looked at as it grows; it is signed when it is over.
    """
    if on is not None and on.year < year:
        raise Refused(f"{year}年还没有开始", field="year")
    try:
        edition_of(year)
    except UnknownEdition as unknown:
        raise Refused(f"{year}年没有适用的年报格式", field="year") from unknown
    try:
        with transaction.atomic():
            report = YearReport.objects.create(
                organ=organ, year=year, opened_on=on, rolled_up=organ.kind == Kind.GOVERNMENT
            )
    except IntegrityError as there:
        raise Refused(f"{year}年年度报告已经开始编制", field="year") from there
    record(
        "report.open", report, by=by, organ=organ.pk,
        words=f"开始编制{year}年年度报告", cites="《条例》第五十条",
    )  # fmt: skip
    return report


def sections_of(year: int) -> dict[str, str]:
    """The sections that a person may write, with their headings."""
    titles = {form.number: form.heading for form in edition_of(year).chapters}
    return {
        f"{chapter}.{place}": f"{titles[chapter]} · {heading}"
        for chapter, sections in SECTIONS.items()
        for place, (heading, _) in enumerate(sections, start=1)
    }


@transaction.atomic
def write(
    report: YearReport, *, section: str, text: str, revision: int, by: Person | None, at: datetime
) -> Words:
    """Write a section; `revision` is the one that was read (0: none was there).

    Refused when somebody else wrote it meanwhile: neither text is lost.
    """
    held = _writable(report)
    if section not in sections_of(held.year):
        raise Refused("年报没有这个章节", field="section")
    words = Words.objects.filter(report=held, section=section).first()
    now = words.revision if words else 0
    if now != revision:
        who = words.by if words else None
        raise Refused(f"{who or '他人'}刚刚修改了这一节，请核对后再保存", field="text")
    words = words or Words(report=held, section=section, revision=0)
    words.text, words.by, words.at = text.strip(), by, at
    words.revision += 1
    words.save()
    record(
        "report.write", held, by=by, organ=held.organ_id,
        words=f"修改{sections_of(held.year)[section]}，共{len(words.text)}字",
        details={"section": section, "revision": words.revision},
    )  # fmt: skip
    return words


@transaction.atomic
def enter_figure(
    organ: Organ, *, year: int, month: int, item: str, name: str = "",
    number: Decimal | None, source: str, by: Person | None, at: datetime,
) -> MonthlyFigure | None:  # fmt: skip
    """Enter, change or (without a number) take back a month's figure of another system."""
    where = {"organ": organ, "year": year, "month": month, "item": item, "name": name}
    old = MonthlyFigure.objects.select_for_update().filter(**where).first()
    if number is None:
        if old:
            words = f"删除{old}的数据"
            record("figures.enter", organ, by=by, organ=organ.pk, words=words)
            old.delete()
        return None
    _plausible(number, item=item, name=name, source=source)
    money = item == Item.INCOME
    figure = old or MonthlyFigure(**where)
    before = (old.yuan if money else old.count) if old else None
    figure.count, figure.yuan = (None, number) if money else (int(number), None)
    if old and before == number and old.source == source:
        return old
    figure.source, figure.by, figure.at = source, by, at
    figure.save()
    unit = "元" if money else "件"
    was = "" if before is None else f"（原为{before}{unit}）"
    words = f"{figure}：{number}{unit}{was}，来源：{source}"
    record("figures.enter", organ, by=by, organ=organ.pk, words=words)
    return figure


def _plausible(number: Decimal, *, item: str, name: str, source: str) -> None:
    if number < 0:
        raise Refused("不能为负数", field="number")
    if not source:
        raise Refused("请写明数据来源", field="source")
    if item == Item.INCOME and not name:
        raise Refused("请写明收费项目", field="name")
    if item != Item.INCOME and number != int(number):
        raise Refused("件数应为整数", field="number")


@transaction.atomic
def explain(
    report: YearReport, *, code: str, where: str, text: str, by: Person | None, at: datetime
) -> Explanation:
    """Say why a finding stands; the explanation goes up with the report."""
    held = _writable(report)
    if not text.strip():
        raise Refused("请写明情况", field="text")
    explanation, _ = Explanation.objects.update_or_create(
        report=held, code=code, where=where,
        defaults={"text": text.strip(), "by": by, "at": at},
    )  # fmt: skip
    record(
        "report.explain", held, by=by, organ=held.organ_id,
        words=f"就{code}（{where}）作出说明：{text.strip()}",
    )  # fmt: skip
    return explanation


def _writable(report: YearReport) -> YearReport:
    """The report, locked; refused once it has left the drafters' hands."""
    held = YearReport.objects.select_for_update().get(pk=report.pk)
    if held.state not in WRITABLE:
        raise Refused(f"年度报告{held.get_state_display()}，不能再修改")
    return held
