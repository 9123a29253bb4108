"""The files of a case: masked and proved before they come in, given out with the reply."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from gongkai.web.applications import codes
from gongkai.web.applications.models import Case, Enclosure
from gongkai.web.applications.services import closing, deciding, enclosing
from gongkai.web.disputes import services as disputes
from gongkai.web.disputes.evidence import exhibits
from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.uploads.models import Upload
from tests.web.applications import making
from tests.web.applications.making import DAY
from tests.web.conftest import Hire

PHONE = "13812345678"
TEXT = f"中标单位：某公司\n联系手机{PHONE}\n成本明细：每吨玖佰元"


def enclose(
    case: Case, text: str = TEXT, *, kind: str = "given", masked: bool = False,
    words: tuple[str, ...] = (),
) -> Enclosure:  # fmt: skip
    return enclosing.enclose(
        case, file=ContentFile(text.encode(), name="中标结果.txt"), kind=kind, masked=masked,
        words=words, on=DAY, by=None,
    )  # fmt: skip


def drafted(case: Case) -> Case:
    return deciding.decide(case, answers={1: making.PROVIDED}, on=DAY, by=None)


def test_of_a_masked_file_only_the_proved_copy_comes_to_the_case(bureau: Organ) -> None:
    held = enclose(making.handling(bureau), masked=True, words=("每吨玖佰元",))
    assert held.upload.masked_from is not None
    assert PHONE not in held.upload.text
    assert "玖佰" not in held.upload.text
    assert "中标单位：某公司" in held.upload.text
    assert Upload.objects.count() == 2
    told = Entry.objects.get(act="case.enclose")
    assert told.details["sha256"] == held.upload.sha256
    with pytest.raises(Refused, match="没有“每吨壹仟元”"):
        enclose(making.handling(bureau), words=("每吨壹仟元",))


def test_nobody_signs_while_something_grave_stands_in_a_file_that_is_given(bureau: Organ) -> None:
    case = making.handling(bureau)
    held = enclose(case)
    enclose(case, f"信封照片说明，寄件人手机{PHONE}", kind="record")
    drafted(case)
    with pytest.raises(Refused, match=r"“中标结果\.txt”中还有1处须处理"):
        deciding.sign(case, on=DAY, by=None)
    enclosing.take_back(case, enclosure=held.pk, on=DAY, by=None)
    with pytest.raises(Refused, match="没有这个文件"):
        enclosing.take_back(case, enclosure=held.pk, on=DAY, by=None)
    enclose(case, masked=True)
    assert deciding.sign(case, on=DAY, by=None).state == "signed"
    with pytest.raises(Refused, match="待送达"):
        enclose(case)


def test_the_applicant_is_given_the_files_after_the_delivery_and_not_before(bureau: Organ) -> None:
    case = making.handling(bureau)
    given, kept = enclose(case, masked=True), enclose(case, "信封说明", kind="record")
    other = enclose(making.handling(bureau), "别人的文件")
    case = making.replied(deciding.sign(drafted(case), on=DAY, by=None))
    asked = {"number": case.number, "code": codes.code_of(case)}
    browser = Client()
    assert "提供的文件" not in browser.post("/status/", asked).text
    assert browser.post(f"/status/files/{given.pk}/", asked).status_code == 404
    deciding.deliver(case, route="electronic", proof="邮箱", on=DAY, by=None)
    page = browser.post("/status/", asked).text
    assert re.findall(r"/status/files/(\d+)/", page) == [str(given.pk)]
    answer = browser.post(f"/status/files/{given.pk}/", asked)
    assert PHONE not in answer.text
    assert "中标单位：某公司" in answer.text
    assert "attachment" in answer.headers["Content-Disposition"]
    assert Entry.objects.filter(act="enclosure.read", words__contains="凭查询码").count() == 1
    for each in (kept, other):
        assert browser.post(f"/status/files/{each.pk}/", asked).status_code == 404
    wrong = asked | {"code": "AAAAAAAAAAAA"}
    assert browser.post(f"/status/files/{given.pk}/", wrong).status_code == 404


def test_a_new_round_begins_without_files_and_evidence_keeps_the_old_ones(bureau: Organ) -> None:
    case = making.handling(bureau)
    held = enclose(case, "全部内容")
    case = making.replied(deciding.sign(drafted(case), on=DAY, by=None))
    deciding.deliver(case, route="counter", proof="张小山", on=DAY, by=None)
    again = closing.reopen(case, reason="复议撤销", on=DAY, by=None)
    assert enclosing.given_in(again) == []
    dispute = disputes.enter(
        bureau, group="review", role="respondent", ground="decision", case=again, about="",
        authority="某县人民政府", number="复1号", party="张某", simple=False,
        accepted=date(2099, 1, 4), served=date(2099, 1, 5), by=None,
    )  # fmt: skip
    proofs = [each.proves for each in exhibits(dispute)]
    assert f"提供给申请人，摘要{held.upload.sha256[:16]}" in proofs


def test_the_clerk_puts_a_file_to_the_case_by_the_page(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    case = making.handling(bureau)
    client = enter(hire(bureau, "clerk"))
    address = f"/workspace/cases/{case.pk}/enclose/"
    assert "multipart/form-data" in client.get(address).text
    typed = {"seen": case.version, "on": DAY.isoformat(), "kind": "given", "words": "每吨玖佰元"}
    file = ContentFile(TEXT.encode(), name="中标结果.txt")
    answer = client.post(address, {**typed, "file": file, "masked": "on"}, follow=True)
    assert "中标结果（已遮盖）.txt" in answer.text
    assert "已遮盖，已证明" in answer.text
    file = ContentFile(TEXT.encode(), name="中标结果.txt")
    answer = client.post(address, {**typed, "file": file, "words": "没有的话"})
    assert answer.status_code == 422
    assert "文件的文字中没有“没有的话”" in answer.text
    held = Enclosure.objects.get()
    assert PHONE not in client.get(f"/workspace/enclosures/{held.pk}/file/").text
    taken = {"seen": case.version, "on": DAY.isoformat(), "enclosure": held.pk}
    client.post(f"/workspace/cases/{case.pk}/take-back/", taken)
    assert not Enclosure.objects.exists()
