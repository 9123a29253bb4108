"""Each act: what it does, and why it is refused."""

from datetime import date, timedelta

import pytest

from gongkai.web.applications.acts import acts, of_cases
from gongkai.web.applications.clock import deadline
from gongkai.web.applications.guards import CLOCK, GUARDS
from gongkai.web.applications.models import Case, Decision, State
from gongkai.web.applications.services import (
    closing,
    consulting,
    correcting,
    deciding,
    extending,
    rectifying,
    working,
)
from gongkai.web.journal.models import Entry
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.organs.services import sections
from tests.web.applications.making import (
    DAY,
    PROVIDED,
    closed,
    drafted,
    handling,
    later,
    rectification,
    replied,
    signed,
    task,
)  # fmt: skip
from tests.web.applications.making import (
    correcting as asked,
)
from tests.web.conftest import Hire


def test_every_guard_of_the_table_is_a_guard() -> None:
    named = {name for act in acts().values() for name in act.guards}
    assert named - {CLOCK} == set(GUARDS)


def test_from_every_state_the_acts_lead_to_the_archive() -> None:
    reached = {State.ARCHIVED.value}
    for _ in State.values:
        for act in of_cases():
            if act.to in reached:
                reached |= set(act.start) & set(State.values)
    assert reached == set(State.values)


def test_every_act_that_changes_something_says_by_what_right() -> None:
    silent = {act.key for act in of_cases() if not act.cites}
    assert silent <= {"case.return", "case.sign", "case.withdraw", "case.reopen", "case.complete"}


def test_a_correction_is_asked_within_seven_working_days_and_once(bureau: Organ) -> None:
    last = later(DAY, 7)
    with pytest.raises(Refused, match="第三十条"):
        correcting.ask_correction(
            handling(bureau), points="年份", until=later(last, 20), on=later(DAY, 8), by=None
        )
    case = correcting.ask_correction(
        handling(bureau), points="年份", until=later(last, 10), on=last, by=None
    )
    assert (case.state, case.due) == ("correcting", None)
    came = later(last, 3)
    case = correcting.receive_supplement(case, text="2019年", on=came, by=None)
    assert (case.state, case.due) == ("handling", later(came, 20))
    with pytest.raises(Refused, match="一次性告知"):
        correcting.ask_correction(case, points="文号", until=later(came, 9), on=came, by=None)


def test_a_correction_lapses_after_its_term_only(bureau: Organ) -> None:
    case = asked(bureau)
    until = later(DAY, 15)
    with pytest.raises(Refused, match="尚未届满"):
        correcting.lapse_correction(case, on=until, by=None)
    over = later(until, 1)
    case = correcting.lapse_correction(case, on=over, by=None)
    with pytest.raises(Refused, match="不能退回"):
        deciding.send_back(case, reason="再等等", on=over, by=None)
    case = replied(deciding.sign(case, on=over, by=None))
    case = deciding.deliver(case, route="post", proof="EMS1", on=over, by=None)
    assert case.leaf == "other_overdue_correction"


def test_an_extension_on_the_last_day_holds_and_one_day_later_is_refused(bureau: Organ) -> None:
    due = later(DAY, 20)
    case = extending.extend(handling(bureau), workdays=20, reason="量大", on=due, by=None)
    assert case.due == later(DAY, 40)
    with pytest.raises(Refused, match=f"{due}.*第三十三条第二款"):
        extending.extend(handling(bureau), workdays=5, reason="忙", on=later(due, 1), by=None)
    with pytest.raises(Refused, match="不得超过20个工作日"):
        extending.extend(handling(bureau), workdays=21, reason="忙", on=DAY, by=None)
    with pytest.raises(Refused, match="一次"):
        extending.extend(case, workdays=5, reason="忙", on=later(due, 2), by=None)


def test_a_delay_rests_on_reasons_found_reasonable(bureau: Organ) -> None:
    case = handling(bureau)
    with pytest.raises(Refused, match="第三十五条"):
        extending.delay(case, workdays=60, reason="量大", on=DAY, by=None)
    with pytest.raises(Refused, match="尚未要求"):
        consulting.receive_reasons(case, text="", reasonable=True, why="是", on=DAY, by=None)
    consulting.ask_reasons(case, counts="一月内40次", on=DAY, by=None)
    consulting.receive_reasons(case, text="研究", reasonable=False, why="重复", on=DAY, by=None)
    with pytest.raises(Refused):
        extending.delay(case, workdays=60, reason="量大", on=DAY, by=None)
    consulting.receive_reasons(case, text="诉讼", reasonable=True, why="相符", on=DAY, by=None)
    assert extending.delay(case, workdays=60, reason="量大", on=DAY, by=None).due == later(DAY, 80)


def test_silence_of_a_third_party_is_waited_for_until_the_term_ends(bureau: Organ) -> None:
    case = handling(bureau)
    letter = consulting.consult(
        case, whom="third_party", name="某公司", about="合同", on=DAY, by=None
    )
    delivered = later(DAY, 2)
    consulting.note_delivery(case, letter=letter.pk, on=delivered, by=None)
    end = later(delivered, 15)
    case.refresh_from_db()
    assert case.due == later(DAY, 20 + 17)
    with pytest.raises(Refused, match=f"第三方意见.*{end}"):
        deciding.decide(case, answers={1: PROVIDED}, on=end, by=None)
    assert (
        deciding.decide(case, answers={1: PROVIDED}, on=later(end, 1), by=None).state == "drafted"
    )


def test_an_answer_ends_the_pause_and_an_objection_needs_its_reasons(bureau: Organ) -> None:
    case = handling(bureau)
    letter = consulting.consult(
        case, whom="third_party", name="某公司", about="合同", on=DAY, by=None
    )
    came = later(DAY, 5)
    with pytest.raises(Refused, match="理由"):
        consulting.receive_opinion(case, letter=letter.pk, opinion="objection", on=came, by=None)
    consulting.receive_opinion(
        case, letter=letter.pk, opinion="objection", reasons="商业秘密", on=came, by=None
    )
    case.refresh_from_db()
    assert case.due == later(DAY, 25)
    with pytest.raises(Refused, match="公共利益"):
        deciding.decide(case, answers={1: PROVIDED}, on=came, by=None)
    for wrong in (letter.pk, 0):
        with pytest.raises(Refused):
            consulting.receive_opinion(case, letter=wrong, opinion="consent", on=came, by=None)
    grave = (PROVIDED[0], PROVIDED[1] | {"overriding": "涉及饮用水安全"})
    assert deciding.decide(case, answers={1: grave}, on=came, by=None).state == "drafted"


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("denied_third", "征求第三方意见"), ("unable_not_exist", "检索记录"),
        ("unable_unclear", "补正"), ("noproc_massive", "说明理由"),
        ("overdue_fee", "只由"), ("withdrawn", "只由"), ("nothing", "没有这个"),
    ],
)  # fmt: skip
def test_a_kind_of_decision_needs_its_record(bureau: Organ, kind: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        deciding.decide(handling(bureau), answers={1: (kind, {})}, on=DAY, by=None)
    assert not Decision.objects.exists()


def test_a_search_makes_not_existing_possible(bureau: Organ) -> None:
    case = handling(bureau)
    with pytest.raises(Refused, match="写全"):
        extending.search(
            case, where="档案室", words="", period="x", who="x", result="无", on=DAY, by=None
        )
    extending.search(
        case,
        where="档案室",
        words="批复",
        period="2010—2020",
        who="王",
        result="无",
        on=DAY,
        by=None,
    )
    reasons = {"search": "档案室", "never_made": "未制作"}
    case = deciding.decide(case, answers={1: ("unable_not_exist", reasons)}, on=DAY, by=None)
    assert case.state == "drafted"


@pytest.mark.parametrize(
    ("kinds", "counted", "leaf"),
    [
        (("granted_provided", "granted_public"), "", "granted"),
        (("granted_provided", "denied_internal"), "", "partial"),
        (("partial", "partial"), "", "partial"),
        (("denied_internal", "denied_process"), "", "denied_internal"),
        (("denied_internal", "denied_process"), "denied_process", "denied_process"),
        (("denied_process", "unable_not_ours", "unable_not_ours"), "", "unable_none"),
    ],
)  # fmt: skip
def test_items_give_one_counted_leaf(
    bureau: Organ, kinds: tuple[str, ...], counted: str, leaf: str
) -> None:
    case = handling(bureau, items=[f"第{n}项" for n in range(len(kinds))])
    answers: dict[int, tuple[str, dict[str, str]]] = {
        place: (kind, {}) for place, kind in enumerate(kinds, start=1)
    }
    deciding.decide(case, answers=answers, counted=counted, on=DAY, by=None)
    assert case.events.get(kind="decided").data["leaf"] == leaf


def test_a_leaf_that_no_item_has_cannot_be_counted(bureau: Organ) -> None:
    with pytest.raises(Refused) as refused:
        deciding.decide(
            handling(bureau), answers={1: ("denied_internal", {})}, counted="granted", on=DAY,
            by=None,
        )  # fmt: skip
    assert refused.value.field == "counted"


def test_the_drafter_does_not_sign_and_missing_reasons_are_listed(
    bureau: Organ, hire: Hire
) -> None:
    clerk, head = hire(bureau, "clerk"), hire(bureau, "ogi_head")
    case = deciding.decide(
        handling(bureau), answers={1: ("denied_secret", {"classified_by": "某局"})}, on=DAY,
        by=clerk,
    )  # fmt: skip
    with pytest.raises(Refused, match="拟稿人"):
        deciding.sign(case, on=DAY, by=clerk)
    with pytest.raises(Refused, match="密级和保密期限"):
        deciding.sign(case, on=DAY, by=head)
    case = deciding.complete(case, reasons={1: {"classification": "秘密，十年"}}, on=DAY, by=clerk)
    assert deciding.sign(case, on=DAY, by=head).state == "signed"


def test_who_completes_the_draft_does_not_sign_either(bureau: Organ, hire: Hire) -> None:
    clerk, head = hire(bureau, "clerk"), hire(bureau, "ogi_head")
    case = deciding.complete(drafted(bureau, by=clerk), reasons={1: {}}, on=DAY, by=head)
    with pytest.raises(Refused, match="拟稿人"):
        deciding.sign(case, on=DAY, by=head)


def test_a_return_takes_the_decisions_away(bureau: Organ) -> None:
    case = deciding.send_back(drafted(bureau), reason="理由不足", on=DAY, by=None)
    assert (case.state, case.drafter, Decision.objects.count()) == ("handling", None, 0)


@pytest.mark.parametrize("route", ["counter", "post", "electronic"])
def test_delivery_needs_its_proof(bureau: Organ, route: str) -> None:
    with pytest.raises(Refused) as refused:
        deciding.deliver(signed(bureau), route=route, proof=" ", on=DAY, by=None)
    assert refused.value.field == "proof"


def test_nothing_is_delivered_that_has_not_gone_out(bureau: Organ) -> None:
    case = signed(bureau)
    with pytest.raises(Refused, match="尚未编号发出"):
        deciding.deliver(case, route="post", proof="EMS1", on=DAY, by=None)
    case = deciding.deliver(replied(case), route="post", proof="EMS1", on=DAY, by=None)
    again = closing.reopen(case, reason="复议决定", on=DAY, by=None)
    decided = deciding.decide(again, answers={1: PROVIDED}, on=DAY, by=None)
    with pytest.raises(Refused, match="尚未编号发出"):
        deciding.deliver(
            deciding.sign(decided, on=DAY, by=None), route="post", proof="EMS2", on=DAY, by=None
        )


def test_the_posting_day_is_the_day_of_the_reply(bureau: Organ) -> None:
    case = replied(signed(bureau))
    with pytest.raises(Refused, match="日期不能更早"):
        deciding.deliver(case, route="post", proof="EMS1", on=DAY - timedelta(days=1), by=None)
    posted = later(DAY, 21)
    case = deciding.deliver(case, route="post", proof="EMS1", on=posted, by=None)
    assert (case.closed, case.leaf, case.due) == (posted, "granted", later(DAY, 20))


def test_a_withdrawal_confirms_the_receipt_and_closes(bureau: Organ) -> None:
    case = handling(bureau, channel="letter_plain")
    case = closing.withdraw(case, how="书面", on=later(DAY, 1), by=None)
    assert (case.state, case.leaf, case.received) == ("closed", "other_other", later(DAY, 1))
    with pytest.raises(Refused):
        closing.withdraw(closed(bureau), how="书面", on=DAY, by=None)


def test_a_reopened_case_begins_a_round_with_its_own_clock(bureau: Organ) -> None:
    case = closed(bureau)
    with pytest.raises(Refused, match="理由"):
        closing.reopen(case, reason="", on=later(DAY, 30), by=None)
    again = later(DAY, 30)
    case = closing.reopen(case, reason="复议决定撤销", on=again, by=None)
    assert (case.round, case.state, case.leaf, case.due) == (2, "handling", "", later(again, 20))
    assert deadline(case, calendar=calendar()).steps[0].text == "重新办理：复议决定撤销"
    case = deciding.decide(case, answers={1: PROVIDED}, on=again, by=None)
    assert Decision.objects.filter(item__case=case).count() == 2


def test_what_was_seen_before_somebody_else_acted_is_refused(bureau: Organ) -> None:
    case = handling(bureau)
    seen = case.version
    extending.extend(case, workdays=20, reason="量大", on=DAY, seen=seen, by=None)
    with pytest.raises(Refused, match="已有新的办理记录"):
        consulting.ask_reasons(case, counts="多次", on=DAY, seen=seen, by=None)


def test_a_refusal_leaves_no_trace(bureau: Organ) -> None:
    case = handling(bureau)
    before = (Case.objects.values().get(pk=case.pk), Entry.objects.count())
    with pytest.raises(Refused):
        extending.extend(case, workdays=50, reason="忙", on=DAY, by=None)
    assert (Case.objects.values().get(pk=case.pk), Entry.objects.count()) == before


def test_a_case_is_handed_to_a_section_with_a_deputy(bureau: Organ, hire: Hire) -> None:
    clerk, head = hire(bureau, "clerk"), hire(bureau, "section_head")
    section = sections.open_section(bureau, name="法规科", on=DAY, by=None)
    case = working.transfer(
        handling(bureau), section=section, handler=clerk, deputy=head, on=DAY, by=None
    )
    assert (case.section, case.handler, case.deputy) == (section, clerk, head)
    with pytest.raises(Refused, match="另一人"):
        working.transfer(case, section=None, handler=clerk, deputy=clerk, on=DAY, by=None)
    with pytest.raises(Refused, match="请选择"):
        working.transfer(case, section=None, handler=None, on=DAY, by=None)


def test_a_section_of_another_organ_gets_nothing(bureau: Organ, neighbour: Organ) -> None:
    strange = sections.open_section(neighbour, name="某科", on=DAY, by=None)
    with pytest.raises(Refused) as refused:
        working.transfer(handling(bureau), section=strange, handler=None, on=DAY, by=None)
    assert refused.value.field == "section"


def test_a_task_is_done_once(bureau: Organ) -> None:
    made = working.finish_task(task(bureau), result="已找到", on=DAY, by=None)
    assert made.state == "done"
    with pytest.raises(Refused, match="已办结"):
        working.finish_task(made, result="又找到", on=DAY, by=None)


def test_a_correction_of_own_records_is_answered_once(bureau: Organ) -> None:
    made = rectification(bureau)
    with pytest.raises(Refused, match="答复内容"):
        rectifying.answer(made, result="told", answer="", on=DAY, by=None)
    assert rectifying.answer(made, result="told", answer="向公安局", on=DAY, by=None).answered
    with pytest.raises(Refused, match="已答复"):
        rectifying.answer(made, result="told", answer="再答", on=DAY, by=None)
    with pytest.raises(Refused, match="证据"):
        rectifying.register(
            bureau, person={"name": "李", "telephone": "1"}, record="有误", evidence="",
            on=date(2025, 3, 4), by=None,
        )  # fmt: skip
