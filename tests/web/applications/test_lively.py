"""The invented county organ's lively years, entered act by act, give the workbook's cells."""

from datetime import date, timedelta

from gongkai.files.samples import lively_years
from gongkai.law.decisions import kinds, kinds_of
from gongkai.report.edition import edition_of
from gongkai.report.facts import Application, FeeNotice, YearFacts
from gongkai.report.facts import Organ as Reporting
from gongkai.report.tally import tally
from gongkai.web.applications.facts import applications_of, fee_notices_of
from gongkai.web.applications.models import LAW_CHANNELS, Case
from gongkai.web.applications.services import (
    charging,
    closing,
    consulting,
    correcting,
    deciding,
    extending,
    registering,
)
from gongkai.web.organs.models import Organ
from tests.web.applications import making
from tests.web.applications.making import later

CHANNELS = {law: ours for ours, law in reversed(LAW_CHANNELS.items())}
YEARS = (2023, 2024)


def test_the_web_gives_the_cells_of_the_workbook(bureau: Organ) -> None:
    ledgers = lively_years(*YEARS, applications=60)
    told: dict[str, tuple[Application, FeeNotice | None]] = {}
    for ledger in ledgers:
        notices = {each.application: each for each in ledger.fee_notices}
        told |= {each.id: (each, notices.get(each.id)) for each in ledger.applications}
    for application, notice in sorted(told.values(), key=lambda each: each[0].received):
        enter(bureau, application, notice)
    for year, ledger in zip(YEARS, ledgers, strict=True):
        edition = edition_of(year)
        found = YearFacts(
            organ=Reporting(name="某局"), year=year,
            applications=applications_of(bureau, year=year),
            fee_notices=fee_notices_of(bureau, year=year), income=ledger.income,
        )  # fmt: skip
        ours, theirs = tally(found, edition=edition), tally(ledger, edition=edition)
        keys = [key for key in theirs if key.startswith("table3") or ".fees." in key]
        assert len(keys) > 150
        assert {key: ours[key].value for key in keys} == {key: theirs[key].value for key in keys}
        assert ours["table3.carried_over.total"].value
        assert ours["table3.carried_forward.total"].value


def enter(organ: Organ, one: Application, notice: FeeNotice | None) -> None:
    """Do what the office did, on the days on which it did it."""
    arrives = CHANNELS[one.channel]
    waits = one.channel not in ("in_person", "signed_mail")
    items = notice.quantity if notice and notice.method == "by_item" else 1
    case = registering.register(
        organ, channel=arrives, arrived=one.received, confirmed=one.received if waits else None,
        kind=one.applicant, person={"name": one.id, "telephone": one.id}, wanted=one.wanted,
        items=[f"{one.wanted}{n}" for n in range(items)], key=f"lively-{one.id}", by=None,
    )  # fmt: skip
    start = one.received
    if one.correction_sent:
        until = one.supplemented or later(one.correction_sent, 1)
        case = correcting.ask_correction(
            case, points="写明年份", until=max(until, one.correction_sent + timedelta(days=1)),
            on=one.correction_sent, by=None,
        )  # fmt: skip
    if one.supplemented:
        start = one.supplemented
        case = correcting.receive_supplement(case, text="已写明", on=start, by=None)
    if one.third_party_asked:
        ask(case, one)
        start = one.third_party_asked
    if notice is not None:
        start = charge(case, notice) or start
    # The sample extends now and then what waits for a supplement; no clock runs there.
    if one.extended and one.decided and one.result != "other_overdue_correction":
        extending.extend(case, workdays=20, reason="量大", on=later(start, 1), by=None)
    if one.decided and one.result:
        close(case, one.result, one.decided)


def ask(case: Case, one: Application) -> None:
    """A third party, which answers the next day when it answers at all."""
    assert one.third_party_asked is not None
    letter = consulting.consult(
        case, whom="third_party", name="某公司", about="合同", on=one.third_party_asked, by=None
    )
    if one.decided:
        consulting.receive_opinion(
            case, letter=letter.pk, opinion="objection", reasons="商业秘密",
            on=later(one.third_party_asked, 1), by=None,
        )  # fmt: skip


def charge(case: Case, notice: FeeNotice) -> date | None:
    """The notice with the amount of the workbook, and the payment if it came."""
    pages = notice.quantity if notice.method == "by_page" else 0
    made = charging.charge(
        case, method=notice.method, pages=pages, how="省非税系统", on=notice.issued, by=None
    )
    assert made.yuan == notice.yuan
    if notice.paid:
        charging.pay(case, yuan=notice.collected, on=notice.paid, by=None)
    return notice.paid


def close(case: Case, result: str, on: date) -> None:
    """To the end that the workbook tells."""
    case.refresh_from_db()
    if result == "other_overdue_correction":
        case = correcting.lapse_correction(case, on=on, by=None)
    elif result == "other_overdue_fee":
        case = charging.lapse_fee(case, on=on, by=None)
    elif result == "other_other":
        closing.withdraw(case, how="书面", on=on, by=None)
        return
    else:
        case = decide(case, result, on)
    case = deciding.sign(case, on=on, by=None)
    deciding.deliver(making.replied(case), route="post", proof="EMS1", on=on, by=None)


def decide(case: Case, result: str, on: date) -> Case:
    """A kind of decision of that leaf, with the record it needs."""
    kind = kinds_of(result)[0].key
    if kind == "unable_not_exist":
        extending.search(
            case, where="档案室", words="名称", period="十年", who="某人", result="无",
            on=case.since, by=None,
        )  # fmt: skip
    if kind == "noproc_massive":
        consulting.ask_reasons(case, counts="多次", on=case.since, by=None)
    reasons = {each.key: "已写明" for each in kinds()[kind].reasons} | {"overriding": "已写明"}
    answers = dict.fromkeys(case.items.values_list("place", flat=True), (kind, reasons))
    return deciding.decide(case, answers=answers, on=on, by=None)
