"""The information-processing fee: notice, delivery, payment, lapse, refund, voucher."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from gongkai.law.decisions import leaves
from gongkai.web.applications.fees import worked
from gongkai.web.applications.guards import Attempt, payable_until
from gongkai.web.applications.letters.binding import said_day
from gongkai.web.applications.models import Case, FeeNotice, Method
from gongkai.web.applications.services.deciding import draft
from gongkai.web.applications.services.moving import begin, hold_serial, keep, take, tell
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person

_BASIS = "条例（2019）第四十二条"


@transaction.atomic
def charge(
    case: Case, *, method: str, pages: int = 0, how: str, on: date, seen: int | None = None,
    by: Person | None,
) -> FeeNotice:  # fmt: skip
    """Issue a notice: by item or by page, computed band by band, numbered without gaps."""
    if method not in Method.values:
        raise Refused("请选择计收方式", field="method")
    if not how.strip():
        raise Refused("请写明缴纳方式", field="how")
    attempt = begin(case, "case.charge", on=on, by=by, seen=seen)
    sum_ = worked(attempt.case, method=method, pages=pages)
    if sum_.fee.yuan <= 0:
        raise Refused("未超过免费的数量，不收费（信息处理费管理办法）", field="method")
    case_, serial = attempt.case, take(hold_serial(attempt.case.organ_id, "fee", on.year))
    notice = FeeNotice.objects.create(
        case=case_, organ=case_.organ, round=case_.round, year=on.year, serial=serial,
        number=f"信息处理费〔{on.year}〕{serial}号", method=method, quantity=sum_.quantity,
        already=sum_.already, bands=sum_.told, yuan=Decimal(sum_.fee.yuan), how=how.strip(),
        cites="；".join((_BASIS, *sum_.fee.cites)), issued=on,
    )  # fmt: skip
    tell(
        attempt, "case.charge", words=f"发出收费通知{notice}，{notice.yuan}元",
        data={"notice": notice.pk, "yuan": str(notice.yuan)},
    )  # fmt: skip
    return notice


@transaction.atomic
def note_charge_delivery(
    case: Case, *, on: date, seen: int | None = None, by: Person | None
) -> FeeNotice:
    """The applicant received the notice: the payment term runs from the day after."""
    attempt = begin(case, "case.note_charge_delivery", on=on, by=by, seen=seen)
    notice = _notice(attempt)
    if notice.delivered:
        raise Refused(f"收费通知已于{notice.delivered}登记送达")
    notice.delivered = on
    notice.save(update_fields=["delivered"])
    tell(attempt, "case.note_charge_delivery", words=f"收费通知{notice}送达")
    return notice


@transaction.atomic
def pay(
    case: Case, *, yuan: Decimal, bill: str = "", on: date, seen: int | None = None,
    by: Person | None,
) -> FeeNotice:  # fmt: skip
    """The whole amount came in within the term: a full reply clock starts the day after."""
    attempt = begin(case, "case.pay", on=on, by=by, seen=seen)
    notice = _notice(attempt)
    if yuan != notice.yuan:
        raise Refused(f"应缴{notice.yuan}元，与{yuan}元不符", field="yuan")
    notice.paid, notice.collected, notice.bill = on, yuan, bill.strip()
    notice.save(update_fields=["paid", "collected", "bill"])
    tell(attempt, "case.pay", words=f"收费通知{notice}缴费{yuan}元", data={"yuan": str(yuan)})
    return notice


@transaction.atomic
def lapse_fee(case: Case, *, on: date, seen: int | None = None, by: Person | None) -> Case:
    """The term ended unpaid: every item is closed under （六）2."""
    attempt = begin(case, "case.lapse_fee", on=on, by=by, seen=seen)
    notice = _notice(attempt)
    until = payable_until(attempt.events, calendar=attempt.calendar)
    sent = f"，{said_day(notice.delivered)}送达" if notice.delivered else ""
    reasons = {
        "fee_notice": f"{said_day(notice.issued)}发出收费通知{notice}{sent}",
        "fee_amount": f"{notice.yuan}元",
        "fee_term": f"缴费期限至{said_day(until)}",
        "unpaid": f"至{said_day(on)}未缴费",
    }
    places = attempt.case.items.values_list("place", flat=True)
    answers = dict.fromkeys(places, ("overdue_fee", reasons))
    leaf = draft(attempt, "case.lapse_fee", answers=answers)
    notice.lapsed = on
    notice.save(update_fields=["lapsed"])
    words = f"逾期未缴费，拟计入“{leaves()[leaf].title}”"
    tell(attempt, "case.lapse_fee", words=words, data={"leaf": leaf})
    return attempt.case


@transaction.atomic
def refund(
    case: Case, *, yuan: Decimal, voucher: str, reason: str, on: date, seen: int | None = None,
    by: Person | None,
) -> FeeNotice:  # fmt: skip
    """Give money back under the finance rules; once, not more than came in."""
    attempt = begin(case, "case.refund", on=on, by=by, seen=seen)
    notice = _notice(attempt)
    if notice.refunded:
        raise Refused(f"已于{notice.refunded}退费")
    if not 0 < yuan <= notice.collected:
        raise Refused(f"退费应大于0，不超过已收的{notice.collected}元", field="yuan")
    if notice.paid and on < notice.paid:
        raise Refused(f"不能早于缴费之日{notice.paid}", field="on")
    notice.refunded, notice.refund, notice.refund_voucher = on, yuan, voucher.strip()
    notice.save(update_fields=["refunded", "refund", "refund_voucher"])
    words = f"收费通知{notice}退费{yuan}元：{reason.strip()}"
    tell(attempt, "case.refund", words=words, data={"yuan": str(yuan)}, note=reason.strip())
    return notice


@transaction.atomic
def voucher(
    case: Case, *, bill: str, voucher: str, on: date, seen: int | None = None, by: Person | None
) -> FeeNotice:
    """The number of the fiscal bill and of the voucher with which it went to the treasury."""
    attempt = begin(case, "case.voucher", on=on, by=by, seen=seen)
    notice = _notice(attempt)
    notice.bill, notice.voucher = bill.strip() or notice.bill, voucher.strip()
    notice.save(update_fields=["bill", "voucher"])
    keep(attempt.case, attempt.events, attempt=attempt)
    words = f"收费通知{notice}：财政票据{notice.bill}，缴库凭证{notice.voucher}"
    record("case.voucher", attempt.case, by=by, organ=attempt.case.organ_id, words=words)
    return notice


def _notice(attempt: Attempt) -> FeeNotice:
    return FeeNotice.objects.select_for_update().get(case=attempt.case)
