"""Acts upon the stock of normative documents and its yearly clean-up."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction

from gongkai.web.documents.models import CleanUp, CleanUpLine, Document, Normative
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person

_CITES = "《条例》第二十条第一项"


@transaction.atomic
def register(
    organ: Organ, *, kind: str, title: str, number: str, issued: date, effective: date,
    register: str = "", expires: date | None = None, published: date | None = None,
    document: Document | None = None, replaces: Normative | None = None, by: Person | None,
) -> Normative:  # fmt: skip
    """Enter a normative document; one that it replaces is repealed on the day it takes effect."""
    if document is not None and (document.organ_id != organ.pk or document.number != number):
        raise Refused("关联的公文应为本机关同一文号的公文", field="document")
    if expires is not None and expires < effective:
        raise Refused("有效期不能早于施行日期", field="expires")
    try:
        with transaction.atomic():
            made = Normative.objects.create(
                organ=organ, document=document, kind=kind, title=title, number=number,
                register=register, issued=issued, effective=effective, expires=expires,
                published=published,
            )  # fmt: skip
    except IntegrityError as there:
        raise Refused(f"{number}已经登记", field="number") from there
    words = f"登记{made.get_kind_display()}{made}，自{effective}起施行"
    record("normative.register", made, by=by, organ=organ.pk, words=words, cites=_CITES)
    if replaces is not None:
        end(replaces, on=effective, replaced_by=made, by=by)
    return made


@transaction.atomic
def end(
    normative: Normative, *, on: date, replaced_by: Normative | None = None, by: Person | None
) -> Normative:
    """Repeal it from a day on; its page must say so."""
    kept = Normative.objects.select_for_update().get(pk=normative.pk)
    if kept.ended:
        raise Refused(f"已于{kept.ended}废止")
    if on < kept.issued:
        raise Refused(f"废止日期不能早于印发的{kept.issued}", field="on")
    kept.ended, kept.replaced_by = on, replaced_by
    kept.save(update_fields=["ended", "replaced_by"])
    told = f"，由{replaced_by}取代" if replaced_by else ""
    record("normative.end", kept, by=by, organ=kept.organ_id, words=f"自{on}起废止{told}",
           cites=_CITES)  # fmt: skip
    return kept


@transaction.atomic
def open_clean_up(organ: Organ, *, year: int, by: Person | None) -> CleanUp:
    """List every document that stands, for a verdict each."""
    try:
        with transaction.atomic():
            made = CleanUp.objects.create(organ=organ, year=year, by=by)
    except IntegrityError as there:
        raise Refused(f"{year}年的清理已经开始", field="year") from there
    stock = Normative.objects.filter(organ=organ, ended=None).order_by("issued", "pk")
    CleanUpLine.objects.bulk_create([CleanUpLine(clean_up=made, normative=n) for n in stock])
    words = f"开始{made}，共{len(stock)}件"
    record("clean_up.open", made, by=by, organ=organ.pk, words=words, cites=_CITES)
    return made


@transaction.atomic
def decide_clean_up(
    clean_up: CleanUp, *, verdicts: Mapping[int, str], on: date, by: Person | None
) -> CleanUp:
    """Give every line its verdict; what is to end ends on this day."""
    kept = CleanUp.objects.select_for_update().get(pk=clean_up.pk)
    if kept.decided:
        raise Refused(f"清理结果已于{kept.decided}公布")
    lines = list(kept.lines.select_related("normative"))
    left = [line for line in lines if verdicts.get(line.pk) not in CleanUpLine.Verdict.values]
    if left:
        raise Refused(f"还有{len(left)}件没有清理意见：{left[0].normative}")
    for line in lines:
        line.verdict = verdicts[line.pk]
        line.save(update_fields=["verdict"])
        if line.verdict == CleanUpLine.Verdict.REPEAL and line.normative.ended is None:
            end(line.normative, on=on, by=by)
    kept.decided = on
    kept.save(update_fields=["decided"])
    told = "，".join(
        f"{verdict.label}{sum(line.verdict == verdict for line in lines)}件"
        for verdict in CleanUpLine.Verdict
    )
    record("clean_up.decide", kept, by=by, organ=kept.organ_id, words=f"公布清理结果：{told}",
           cites=_CITES)  # fmt: skip
    return kept
