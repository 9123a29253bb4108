"""Every kind of letter from a real case, opened: numbers, days, articles, remedies, all words."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from gongkai.files.writers import render_paper
from gongkai.law.decisions import Remedy, kinds
from gongkai.web.applications.clock import events_of
from gongkai.web.applications.letters.composing import Said, Told, articles, compose
from gongkai.web.applications.letters.occasions import open_occasions
from gongkai.web.applications.letters.wording import wordings
from gongkai.web.applications.models import Case
from gongkai.web.applications.services import (
    charging,
    closing,
    consulting,
    correcting,
    deciding,
    extending,
    lettering,
    working,
)
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.services import sections
from tests.web.applications import making
from tests.web.applications.letters.reading import bare, docx_text, pdf_text
from tests.web.applications.making import DAY, later
from tests.web.conftest import Hire

LEFT_OVER = re.compile(r"号号|[{}〈〉〓□\ufffd]|None|\d{4}-\d\d-\d\d|[法则定例]（20\d\d）")
Make = Callable[[Organ, Person], Case]


def extended(organ: Organ, head: Person) -> Case:
    return extending.extend(
        making.handling(organ), workdays=20, reason="涉及五个年度的档案", on=DAY, by=head
    )


def reasons(organ: Organ, head: Person) -> Case:
    return consulting.ask_reasons(
        making.handling(organ), counts="2025年1月至3月共提出46件", on=DAY, by=head
    )


def delayed(organ: Organ, head: Person) -> Case:
    case = consulting.receive_reasons(
        reasons(organ, head), text="课题研究", reasonable=True, why="有立项书", on=DAY, by=head
    )
    return extending.delay(case, workdays=15, reason="数量较大", on=DAY, by=head)


def asked(whom: str, name: str) -> Make:
    def make(organ: Organ, head: Person) -> Case:
        case = making.handling(organ)
        consulting.consult(case, whom=whom, name=name, about="中标价格", on=DAY, by=head)
        return case

    return make


def overridden(organ: Organ, head: Person) -> Case:
    case = making.handling(organ)
    sent = consulting.consult(
        case, whom="third_party", name="某建筑公司", about="中标价格", on=DAY, by=head
    )
    consulting.receive_opinion(
        case, letter=sent.pk, opinion="objection", reasons="商业秘密", on=DAY, by=head
    )
    said = {"provided": "中标价格表1份，2页", "overriding": "涉及校舍安全，公众应当知情"}
    deciding.decide(case, answers={1: ("granted_provided", said)}, on=DAY, by=None)
    return deciding.sign(case, on=DAY, by=head)


def correction_lapsed(organ: Organ, head: Person) -> Case:
    case = making.correcting(organ)
    correcting.lapse_correction(case, on=later(DAY, 16), by=None)
    return deciding.sign(case, on=later(DAY, 16), by=head)


def fee_lapsed(organ: Organ, head: Person) -> Case:
    case = making.charged(organ)
    charging.note_charge_delivery(case, on=later(DAY, 2), by=head)
    charging.lapse_fee(case, on=later(DAY, 23), by=None)
    return deciding.sign(case, on=later(DAY, 23), by=head)


def withdrawn(organ: Organ, head: Person) -> Case:
    return closing.withdraw(making.handling(organ), how="书面", on=later(DAY, 3), by=head)


def transferred(organ: Organ, head: Person) -> Case:
    section = sections.open_section(organ, name="工程科", on=DAY, by=None)
    return working.transfer(making.handling(organ), section=section, handler=head, on=DAY, by=head)


LETTERS: tuple[tuple[str, Make, tuple[str, ...]], ...] = (
    ("receipt", lambda organ, _: making.handling(organ),
     ("登记回执", "示测公收〔2025〕1号", "张小山：", "2025年3月31日前", "第三十一条", "当面提交")),
    ("correction", lambda organ, _: making.correcting(organ),
     ("补正告知书", "示测公补〔2025〕1号", "请写明年份", "2025年3月24日前", "第三十条")),
    ("extension", extended,
     ("延期答复告知书", "公开机构负责人", "2025年3月31日前", "2025年4月28日前",
      "延长答复期限20个工作日", "第三十三条第二款")),
    ("reasons", reasons, ("说明理由告知书", "共提出46件", "第三十五条", "书面说明理由")),
    ("delay", delayed, ("合理延迟答复告知书", "2025年3月31日前", "2025年4月22日前", "第三十五条")),
    ("third_party", asked("third_party", "某建筑公司"),
     ("征求第三方意见书", "某建筑公司：", "中标价格", "15个工作日", "第三十二条",
      "征求意见确认函", "示测公征〔2025〕1号征求意见书收到", "不同意公开")),
    ("consult_notice", asked("third_party", "某建筑公司"),
     ("征求第三方意见告知书", "张小山：", "2025年3月3日书面征求", "不计算在答复期限内")),
    ("joint_organ", asked("joint_organ", "某县乙局"),
     ("征求共同制作机关意见函", "某县乙局：", "视为同意公开", "第三十四条")),
    ("other_organ", asked("other_organ", "某县丙局"),
     ("协办函", "某县丙局：", "15个工作日", "第三十三条第三款")),
    ("disclosure_notice", overridden,
     ("政府信息公开告知书", "某建筑公司：", "校舍安全", "决定予以公开", "第三十二条")),
    ("fee", lambda organ, _: making.charged(organ),
     ("收费通知书", "3000.00元", "叁仟元整", "第1—10件，10件×0元=0元",
      "第11—30件，20件×100元=2000元",
      "第31—35件，5件×200元=1000元", "20个工作日", "2025年3月31日", "第四十二条", "省非税系统")),
    ("reply", lambda organ, _: making.signed(organ),
     ("答复书", "示测公复〔2025〕1号", "批准文件1份", "第三十六条第二项", "60日", "6个月",
      "某县人民政府", "某县人民法院")),
    ("correction_lapsed", correction_lapsed,
     ("不再处理告知书", "示测公结〔2025〕1号", "2025年3月3日告知补正",
      "补正期限至2025年3月24日", "第三十条", "60日", "某县人民法院")),
    ("fee_lapsed", fee_lapsed,
     ("不再处理告知书", "2025年3月5日送达", "3000.00元", "第四十二条",
      "某县人民法院")),
    ("withdrawn", withdrawn,
     ("撤回办结告知书", "2025年3月6日申请人撤回申请。", "投诉、举报")),
    ("transfer", transferred,
     ("转办单", "工程科、公开机构负责人：", "2025年3月31日", "第四十五条")),
)  # fmt: skip


def test_every_kind_of_letter_is_tried_here() -> None:
    assert {kind for kind, _, _ in LETTERS} == {each.kind for each in wordings()}


@pytest.mark.parametrize(("kind", "make", "words"), LETTERS, ids=[each[0] for each in LETTERS])
def test_a_letter_of_each_kind_opens_and_says_what_it_must(
    kind: str, make: Make, words: tuple[str, ...], bureau: Organ, hire: Hire
) -> None:
    making.letterhead(bureau)
    case = make(bureau, hire(bureau, "ogi_head"))
    case.refresh_from_db()
    (key,) = (each.key for each in open_occasions(case, events_of(case)) if each.kind == kind)
    letter = lettering.issue_letter(
        case, letter=key, at=timezone.now(), on=date(2026, 1, 5), by=None
    )
    word = docx_text(lettering.read(letter, kind="docx", by=None))
    page = bare(pdf_text(lettering.read(letter, kind="pdf", by=None)))
    assert bare(word) == page
    for said in (*words, letter.number, "某县甲局", _day(letter.day)):
        assert bare(said) in page
    assert not LEFT_OVER.search(word)
    named = "张小山" in word
    assert named == letter.to_applicant


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


PLACES = {"authority": "某县人民政府", "court": "某县人民法院"}
FACTS = {"organ": "某县甲局", "addressee": "张小山", "received": "2026年2月2日",
         "case_number": "〔2026〕7号", "wanted": "某路改造的批准文件"}  # fmt: skip
REMEDY = {
    Remedy.REVIEW_FIRST: ("应当先自收到本答复之日起60日内", "15日内向某县人民法院"),
    Remedy.REVIEW_OR_SUIT: ("可以自收到本答复之日起60日内", "6个月内向某县人民法院"),
    Remedy.NOT_SUABLE: ("投诉、举报",),
    Remedy.NONE: ("投诉、举报",),
}


@pytest.mark.parametrize("key", kinds())
@pytest.mark.parametrize("on", [date(2024, 1, 2), date(2026, 3, 2)])
def test_the_reply_of_each_result_opens_with_article_reasons_and_remedy(
    key: str, on: date
) -> None:
    kind = kinds()[key]
    given = {each.key: f"第{at}个理由" for at, each in enumerate(kind.reasons, start=1)}
    told = Told(
        number="示测公复〔2026〕9号", on=on, facts=FACTS, said=(Said(kind=key, reasons=given),),
        places=PLACES,
    )  # fmt: skip
    paper = compose("reply", told)
    word = docx_text(render_paper(paper, kind="docx"))
    page = bare(pdf_text(render_paper(paper, kind="pdf")))
    assert bare(word) == page
    remedy = kind.remedy_on(on).value
    for said in (*given.values(), articles(kind.cites), *REMEDY[remedy], told.number):
        assert bare(said) in page
    assert ("提起行政诉讼" in page) == (remedy in (Remedy.REVIEW_FIRST, Remedy.REVIEW_OR_SUIT))
    assert not LEFT_OVER.search(word)
