"""A letter's facts are those of the case."""

import pytest

from gongkai.web.applications.letters.binding import facts_of, said_of
from gongkai.web.applications.letters.composing import NotComplete, Told, compose
from gongkai.web.applications.services import extending
from gongkai.web.organs.models import Organ
from tests.web.applications.making import DAY, DAYS, drafted, handling


def test_a_receipt_tells_number_and_due_day_of_the_case(bureau: Organ) -> None:
    facts = facts_of(handling(bureau), addressee="张小山", calendar=DAYS)
    paper = compose("receipt", Told(number="1号", on=DAY, facts=facts))
    text = "\n".join(each.text for each in paper.paragraphs())
    for word in ("张小山：", "〔2025〕1号", "某路改造的批准文件", "2025年3月3日", "2025年3月31日"):
        assert word in text


def test_an_extension_tells_both_due_days_and_lacks_an_approver(bureau: Organ) -> None:
    case = extending.extend(handling(bureau), workdays=20, reason="资料较多", on=DAY, by=None)
    facts = facts_of(case, addressee="张小山", calendar=DAYS)
    assert (facts["former_due"], facts["workdays"]) == ("2025年3月31日", "20")
    assert case.due is not None
    assert facts["due"] == f"{case.due.year}年{case.due.month}月{case.due.day}日"
    with pytest.raises(NotComplete) as wrong:
        compose("extension", Told(number="1号", on=DAY, facts=facts))
    assert wrong.value.lacks == ("批准人",)


def test_a_case_not_charged_gives_no_fee_notice(bureau: Organ) -> None:
    facts = facts_of(handling(bureau), addressee="张小山", calendar=DAYS)
    with pytest.raises(NotComplete, match="金额大写"):
        compose("fee", Told(number="1号", on=DAY, facts=facts))


def test_a_reply_says_what_was_drafted(bureau: Organ) -> None:
    case = drafted(bureau)
    said = said_of(case)
    assert [(each.kind, each.item) for each in said] == [
        ("granted_provided", "某路改造的批准文件")
    ]
    facts = facts_of(case, addressee="张小山", calendar=DAYS)
    places = {"authority": "示例县人民政府", "court": "示例县人民法院"}
    paper = compose("reply", Told(number="1号", on=DAY, facts=facts, said=said, places=places))
    assert any("批准文件1份" in each.text for each in paper.paragraphs())
