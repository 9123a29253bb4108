"""A letter's facts are those of the case as they stood when the letter was called for."""

from typing import Any

import pytest

from gongkai.web.applications.clock import events_of
from gongkai.web.applications.letters.binding import facts_of, said_of
from gongkai.web.applications.letters.composing import NotComplete, Told, compose
from gongkai.web.applications.letters.occasions import Occasion, occasions
from gongkai.web.applications.models import Case
from gongkai.web.applications.services import consulting, extending
from gongkai.web.organs.models import Organ
from tests.web.applications.making import DAY, DAYS, charged, drafted, handling, later


def called(case: Case, kind: str) -> Occasion:
    return next(each for each in occasions(case, events_of(case)) if each.kind == kind)


def facts(case: Case, kind: str) -> dict[str, str]:
    return facts_of(case, called(case, kind), addressee="张小山", calendar=DAYS)


def text_of(kind: str, **told: Any) -> str:
    paper = compose(kind, Told(number="1号", on=DAY, **told))
    return "\n".join(each.text for each in paper.paragraphs())


def test_a_receipt_tells_number_due_day_and_how_it_comes_about(bureau: Organ) -> None:
    text = text_of("receipt", facts=facts(handling(bureau), "receipt"))
    for word in ("张小山：", "〔2025〕1号", "某路改造的批准文件", "2025年3月3日", "2025年3月31日"):
        assert word in text


def test_a_receipt_printed_late_tells_the_first_due_day(bureau: Organ) -> None:
    case = extending.extend(handling(bureau), workdays=20, reason="资料较多", on=DAY, by=None)
    assert facts(case, "receipt")["due"] == "2025年3月31日"


def test_an_extension_tells_both_due_days_and_lacks_an_approver(bureau: Organ) -> None:
    case = extending.extend(handling(bureau), workdays=20, reason="资料较多", on=DAY, by=None)
    told = facts(case, "extension")
    assert (told["former_due"], told["workdays"]) == ("2025年3月31日", "20")
    assert case.due is not None
    assert told["due"] == f"{case.due.year}年{case.due.month}月{case.due.day}日"
    with pytest.raises(NotComplete) as wrong:
        text_of("extension", facts=told)
    assert wrong.value.lacks == ("批准人",)


def test_a_due_day_of_a_year_without_a_notice_is_not_told(bureau: Organ) -> None:
    case = handling(bureau, on=DAY.replace(year=2027))
    with pytest.raises(NotComplete, match="答复期限"):
        text_of("receipt", facts=facts(case, "receipt"))


def test_a_fee_notice_tells_bands_amount_and_both_ends_of_the_term(bureau: Organ) -> None:
    told = facts(charged(bureau), "fee")
    assert (told["figures"], told["capitals"], told["quantity"]) == ("3000.00", "叁仟元整", "35件")
    assert "第11—30件，20件 × 100元 = 2000元" in told["bands"]
    assert told["pay_days"] == "20"
    until = later(DAY, 20)
    assert told["pay_by"] == f"{until.year}年{until.month}月{until.day}日"


@pytest.mark.parametrize("whom", ["third_party", "joint_organ", "other_organ"])
def test_the_term_of_an_opinion_is_the_law_s(bureau: Organ, whom: str) -> None:
    case = handling(bureau)
    consulting.consult(case, whom=whom, name="某公司", about="报价", on=DAY, by=None)
    told = facts(case, whom)
    assert (told["answer_days"], told["information"]) == ("15", "报价")
    assert "某公司：" in text_of(whom, facts=told)
    assert "张小山" not in text_of(whom, facts=told)


def test_a_reply_says_what_was_drafted(bureau: Organ) -> None:
    case = drafted(bureau)
    said = said_of(case)
    assert [(each.kind, each.item) for each in said] == [
        ("granted_provided", "某路改造的批准文件")
    ]
    places = {"authority": "示例县人民政府", "court": "示例县人民法院"}
    text = text_of("reply", facts=facts(case, "reply"), said=said, places=places)
    assert "批准文件1份" in text


def test_what_was_asked_for_line_by_line_is_one_sentence(bureau: Organ) -> None:
    case = handling(bureau, wanted="某合同。\n\n某账目；\n某记录")
    assert facts(case, "receipt")["wanted"] == "某合同；某账目；某记录"
