"""Each letter of each kind says what it must, or there is no letter."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gongkai.files.paper import Paper
from gongkai.files.writers import render_paper
from gongkai.law.decisions import kinds
from gongkai.law.errors import NotInForce, UnknownKey
from gongkai.law.remedies import remedy_text
from gongkai.web.applications.letters.capital import capital
from gongkai.web.applications.letters.composing import NotComplete, Said, Told, articles, compose
from gongkai.web.applications.letters.notes import notes_of
from gongkai.web.applications.letters.replies import replies
from gongkai.web.applications.letters.wording import label, names_in, wording_on, wordings

ON = date(2026, 3, 2)
PLACES = {"authority": "示例县人民政府", "court": "示例县人民法院", "online": "示例复议网"}
FACTS = {
    name: f"〔{name}〕" for each in wordings() for name in each.needs()
} | {"organ": "示例县机关事务服务中心"}  # fmt: skip


def letter(kind: str, **told: Any) -> Paper:
    return compose(kind, Told(**told))


def text_of(paper: Paper) -> str:
    return "\n".join(each.text for each in paper.paragraphs())


def said(key: str) -> Said:
    return Said(kind=key, reasons={each.key: f"因{each.key}" for each in kinds()[key].reasons})


@pytest.mark.parametrize("kind", [each.kind for each in wordings() if not each.results])
def test_each_letter_says_all_its_facts(kind: str) -> None:
    paper = letter(kind, number="示公复〔2026〕1号", on=ON, facts=FACTS)
    for name in wording_on(kind, day=ON).needs():
        assert FACTS[name] in text_of(paper)
        assert label(name)
    assert "示公复〔2026〕1号" in text_of(paper)
    assert "2026年3月2日" in text_of(paper)
    assert "{" not in text_of(paper)


@pytest.mark.parametrize("key", kinds())
@pytest.mark.parametrize("on", [date(2023, 6, 1), date(2024, 6, 3), ON])
def test_a_reply_of_each_kind_carries_title_articles_reasons_and_remedies(
    key: str, on: date
) -> None:
    kind, one = kinds()[key], said(key)
    paper = letter("reply", number="1号", on=on, facts=FACTS, said=(one,), places=PLACES)
    text = text_of(paper)
    assert kind.documents[0].label in text
    assert articles(kind.cites) in text
    for reason in one.reasons.values():
        assert reason in text
    for each in remedy_text(kind, on=on, places=PLACES):
        assert f"{each.text}。" in text
    assert "〈" not in text


def test_each_kind_has_its_sentences_with_all_reasons_and_no_others() -> None:
    assert [each.kind for each in replies()] == list(kinds())
    for each in replies():
        names = {name for text in each.text for name in names_in(text)}
        assert names == {reason.key for reason in kinds()[each.kind].reasons}
        assert any("{cites}" in text for text in each.text)


def test_what_is_not_certain_is_told_beside_the_letter() -> None:
    found = notes_of(wording_on("reply", day=ON), on=ON, said=(said("noproc_confirm"),))
    assert any("没有专条" in each for each in found)
    assert any("15个工作日（由规定推得" in each for each in
               notes_of(wording_on("other_organ", day=ON), on=ON, said=()))  # fmt: skip
    assert not any("15个工作日" in each for each in
                   notes_of(wording_on("third_party", day=ON), on=ON, said=()))  # fmt: skip


def test_items_of_two_remedy_classes_are_told_apart() -> None:
    both = (said("denied_secret"), said("granted_public"))
    text = text_of(letter("reply", number="1号", on=ON, facts=FACTS, said=both, places=PLACES))
    assert "对第1项，如不服本答复，应当先" in text
    assert "对第2项，如不服本答复，可以" in text
    assert text.index("投诉、举报") > text.index("对第2项")


def test_items_answered_alike_are_answered_together() -> None:
    three = (*(Said(kind="denied_law", reasons={"statute": "某法第一条"}, item=f"第{n}件")
               for n in (1, 2)), said("granted_public"))  # fmt: skip
    text = text_of(letter("reply", number="1号", on=ON, facts=FACTS, said=three, places=PLACES))
    assert "1—2. 关于“第1件”“第2件”：你（单位）申请的信息" in text
    assert text.count("某法第一条") == 1
    assert "3. 关于“”：" in text
    assert "对第1、2项，" in text


def test_the_regulation_is_named_once() -> None:
    assert articles(
        ["条例（2019）第十五条", "条例（2019）第三十二条", "档案法（2020）第二十七条"]
    ) == (
        "《中华人民共和国政府信息公开条例》第十五条、第三十二条、"
        "《中华人民共和国档案法》第二十七条"
    )
    assert articles(["国办函〔2021〕132号"]) == "国办函〔2021〕132号"


def test_all_that_is_missing_is_listed_and_there_is_no_letter() -> None:
    with pytest.raises(NotComplete) as wrong:
        letter("reply", number="1号", on=ON, facts={**FACTS, "wanted": " "},
                said=(Said(kind="denied_law", reasons={}),))  # fmt: skip
    assert wrong.value.lacks == (
        "申请内容",
        "第1项“不予公开：法律、行政法规禁止公开”：禁止公开的法律或行政法规条款（规章不可）",
        "行政复议机关",
        "有管辖权的人民法院",
    )


def test_a_reply_without_a_decision_is_refused() -> None:
    with pytest.raises(NotComplete, match="处理决定"):
        letter("reply", number="1号", on=ON, facts=FACTS, places=PLACES)


def test_an_online_reply_needs_and_names_the_online_channel() -> None:
    one = (said("denied_law"),)
    with pytest.raises(NotComplete, match="在线复议渠道"):
        letter("reply", number="1号", on=ON, facts=FACTS, said=one, online=True,
                places={**PLACES, "online": ""})  # fmt: skip
    paper = letter("reply", number="1号", on=ON, facts=FACTS, said=one, online=True, places=PLACES)
    assert "示例复议网" in text_of(paper)


def test_a_letter_before_its_time_and_an_unknown_letter_are_refused() -> None:
    with pytest.raises(NotInForce):
        wording_on("fee", day=date(2020, 12, 31))
    with pytest.raises(UnknownKey):
        wording_on("poem", day=ON)


def test_braces_in_what_the_applicant_wrote_stay_as_written() -> None:
    paper = letter("receipt", number="1号", on=ON, facts={**FACTS, "wanted": "{due}与{0}"})
    assert "{due}与{0}" in text_of(paper)


def test_a_letter_is_written_as_docx() -> None:
    paper = letter("receipt", number="1号", on=ON, facts=FACTS)
    assert render_paper(paper, kind="docx")[:2] == b"PK"


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        ("0", "零元整"), ("100", "壹佰元整"), ("1005.00", "壹仟零伍元整"),
        ("10010", "壹万零壹拾元整"), ("100000001", "壹亿零壹元整"),
        ("40", "肆拾元整"), ("1200.5", "壹仟贰佰元伍角整"), ("7.05", "柒元零伍分"),
        ("0.35", "叁角伍分"), ("123456.78", "壹拾贰万叁仟肆佰伍拾陆元柒角捌分"),
    ],
)  # fmt: skip
def test_an_amount_in_capital_figures(yuan: str, words: str) -> None:
    assert capital(Decimal(yuan)) == words


@pytest.mark.parametrize("yuan", ["-1", "0.001", "1000000000000"])
def test_an_amount_that_cannot_be_written_is_refused(yuan: str) -> None:
    with pytest.raises(ValueError, match="不能大写"):
        capital(Decimal(yuan))
