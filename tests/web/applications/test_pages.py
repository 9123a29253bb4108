"""The pages of the staff: what they show, what they keep, what they refuse."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongkai.web.applications import queries
from gongkai.web.applications.acts import table_for_docs
from gongkai.web.applications.matters import matters
from gongkai.web.applications.models import Case, Digest, FeeNotice, Note, State
from gongkai.web.applications.services import deciding, registering, working
from gongkai.web.applications.tasks import digest, recount
from gongkai.web.journal.models import Entry
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.models import Organ, Person
from tests.web.applications.making import (
    DAY,
    charged,
    closed,
    drafted,
    handling,
    later,
    signed,
    unconfirmed,
)
from tests.web.conftest import Hire

Enter = Callable[[Person], Client]
DOCS = Path(__file__).parents[3] / "docs" / "applications.md"


@pytest.fixture
def clerk(bureau: Organ, hire: Hire) -> Person:
    """Who receives and drafts."""
    return hire(bureau, "clerk")


@pytest.fixture
def desk(clerk: Person, enter: Enter) -> Client:
    """The clerk's browser."""
    return enter(clerk)


def test_an_application_over_the_counter_is_typed_and_registered(
    bureau: Organ, desk: Client
) -> None:
    url = reverse("case-register", args=[bureau.code])
    page = desk.get(url)
    key = page.context["form"]["key"].value()
    typed = {
        "channel": "counter", "arrived": "2025-03-03", "kind": "business", "name": "某公司",
        "telephone": "1", "wanted": "批复一\n批复二\n", "medium": "any", "route": "post",
        "key": key,
    }  # fmt: skip
    answer = desk.post(url, typed)
    case = Case.objects.get()
    assert answer["Location"] == reverse("case", args=[case.pk])
    assert case.items.count() == 2
    assert desk.post(url, typed)["Location"] == answer["Location"]
    assert Case.objects.count() == 1
    wrong = desk.post(url, typed | {"name": "", "telephone": "", "key": "another-key"})
    assert wrong.status_code == 422
    assert "批复一" in wrong.text


def test_the_page_of_a_case_says_when_and_why(bureau: Organ, desk: Client) -> None:
    text = desk.get(reverse("case", args=[handling(bureau).pk])).text
    for word in ("2025-03-31", "条例（2019）第三十三条第二款", "张××", "审查引导", "补正告知"):
        assert word in text, word
    assert "张小山" not in text
    assert "批准延长答复期限" not in text


def test_reasons_are_asked_for_the_kinds_that_were_chosen(
    bureau: Organ, desk: Client, hire: Hire, enter: Enter
) -> None:
    case = handling(bureau, items=["一", "二"])
    url = reverse("case-decide", args=[case.pk])
    typed = {"seen": case.version, "on": "2025-03-04", "kind_1": "denied_internal",
             "kind_2": "granted_public"}  # fmt: skip
    first = desk.post(url, typed)
    assert (first.status_code, Case.objects.get(pk=case.pk).state) == (200, "handling")
    assert "人事管理、后勤管理、内部工作流程中的哪一类" in first.text
    shown = first.context["form"]["shown"].value()
    said = {"shown": shown, "reason_1_which_internal": "后勤管理", "reason_2_location": "网站"}
    assert desk.post(url, typed | said).status_code == 302
    case.refresh_from_db()
    assert case.state == "drafted"
    head = enter(hire(bureau, "ogi_head"))
    sign = reverse("case-sign", args=[case.pk])
    refused = head.post(sign, {"seen": case.version, "on": "2025-03-04"})
    assert refused.status_code == 422
    assert "对外部不产生影响" in refused.text
    more = {"seen": case.version, "on": "2025-03-04", "reason_1_no_outside_effect": "仅内部",
            "reason_1_which_internal": "后勤管理", "reason_2_location": "网站"}  # fmt: skip
    assert desk.post(reverse("case-complete", args=[case.pk]), more).status_code == 302
    case.refresh_from_db()
    done = head.post(sign, {"seen": case.version, "on": "2025-03-04"})
    assert done.status_code == 302


def test_an_extension_a_day_too_late_is_refused_with_the_article(
    bureau: Organ, hire: Hire, enter: Enter
) -> None:
    case = handling(bureau)
    head = enter(hire(bureau, "ogi_head"))
    late = case.due + timedelta(days=1) if case.due else None
    answer = head.post(
        reverse("case-extend", args=[case.pk]),
        {"seen": case.version, "on": str(late), "workdays": "20", "reason": "量大，须查档"},
    )
    assert answer.status_code == 422
    assert "条例（2019）第三十三条第二款" in answer.text
    assert "量大，须查档" in answer.text


def test_what_was_typed_survives_somebody_elses_act(bureau: Organ, desk: Client) -> None:
    case = handling(bureau)
    url = reverse("case-consult", args=[case.pk])
    typed = {"seen": case.version, "on": "2025-03-05", "whom": "third_party", "name": "某公司",
             "about": "费了不少工夫写的"}  # fmt: skip
    working.transfer(case, section=None, handler=case.handler or Person.objects.first(), on=DAY,
                     by=None)  # fmt: skip
    answer = desk.post(url, typed)
    assert answer.status_code == 422
    assert "已有新的办理记录" in answer.text
    assert "费了不少工夫写的" in answer.text
    fresh = answer.context["form"]["seen"].value()
    assert desk.post(url, typed | {"seen": fresh}).status_code == 302
    deciding.decide(
        handling(bureau), answers={1: ("granted_public", {})}, on=DAY, by=None
    )  # fmt: skip
    other = drafted(bureau)
    overtaken = desk.post(reverse("case-consult", args=[other.pk]), typed)
    assert overtaken.status_code == 409
    assert "费了不少工夫写的" in overtaken.text


def test_the_guide_leads_to_a_kind_and_keeps_every_basis(bureau: Organ, desk: Client) -> None:
    case = handling(bureau)
    url = reverse("case-guide", args=[case.pk])
    for question, choice in (("clear", "yes"), ("request", "yes"), ("ours", "yes"),
                             ("exists", "search")):  # fmt: skip
        answer = desk.post(url, {"item": "1", "question": question, "choice": choice,
                                 "basis": f"依据{question}"})  # fmt: skip
        assert answer.status_code == 302
    assert "请先办理" in desk.get(url).text
    for question, choice in (("exists", "yes"), ("may", "internal")):
        desk.post(url, {"item": "1", "question": question, "choice": choice, "basis": ""})
    text = desk.get(url).text
    assert "不予公开：内部事务信息" in text
    assert "依据ours" in text
    assert desk.post(url, {"item": "1", "question": "how", "choice": "asked"}).status_code == 422
    desk.post(url, {"item": "1", "question": "request", "choice": "petition"})
    assert "信访举报投诉类申请" in desk.get(url).text
    chosen = desk.get(reverse("case-decide", args=[case.pk]))
    assert chosen.context["form"]["kind_1"].value() == "noproc_petition"


def test_the_worked_example_stands_beside_the_notice(
    bureau: Organ, hire: Hire, enter: Enter
) -> None:
    case = handling(bureau, items=["一"] * 35)
    head = enter(hire(bureau, "ogi_head"))
    url = reverse("case-charge", args=[case.pk])
    assert "第11—30件，20件 × 100元 = 2000元" in head.get(url).text
    assert "第31—100页，69页 × 10元" not in head.get(f"{url}?pages=99").text.replace("100", "99")
    answer = head.post(url, {"seen": case.version, "on": "2025-03-04", "method": "by_item",
                             "how": "省非税"})  # fmt: skip
    assert answer.status_code == 302
    assert FeeNotice.objects.get().yuan == 3000


def test_the_identity_is_shown_only_after_its_reason(bureau: Organ, desk: Client) -> None:
    case = handling(bureau)
    url = reverse("case-unmask", args=[case.pk])
    assert "张小山" not in desk.get(url).text
    assert desk.post(url, {"reason": ""}).status_code == 422
    assert "张小山" in desk.post(url, {"reason": "填写信封"}).text
    assert Entry.objects.filter(act="case.unmask", words__contains="填写信封").count() == 1


def test_notes_and_names_stay_within_the_organ(
    bureau: Organ, county: Organ, hire: Hire, enter: Enter, desk: Client
) -> None:
    case = handling(bureau)
    desk.post(reverse("case-note", args=[case.pk]), {"text": "领导口头意见"})
    assert Note.objects.get().text == "领导口头意见"
    assert "领导口头意见" in desk.get(reverse("case", args=[case.pk])).text
    above = enter(hire(county, "authority"))
    seen = above.get(reverse("case", args=[case.pk])).text
    assert "领导口头意见" not in seen
    assert "查看</a>" not in seen


def test_bank_lines_are_compared_before_they_are_booked(bureau: Organ, desk: Client) -> None:
    notice = FeeNotice.objects.get(case=charged(bureau))
    url = reverse("payments-import", args=[bureau.code])
    data = f"日期,金额,摘要\n2025-03-05,{notice.yuan},{notice}\n".encode()

    def file() -> SimpleUploadedFile:
        return SimpleUploadedFile("bank.csv", data)

    assert "核对无误" in desk.post(url, {"file": file()}).text
    assert Case.objects.get().state == "charged"
    assert desk.post(url, {"file": file(), "really": "on"}).status_code == 302
    assert Case.objects.get().state == "handling"


def test_possible_twins_stand_side_by_side(bureau: Organ, desk: Client) -> None:
    one = handling(bureau, wanted="关于城关镇供热管网改造的批复文件")
    other = {"name": "李四", "telephone": "2"}
    two = handling(bureau, wanted="关于城关镇供热管网改造工程的批复文件", person=other)
    three = handling(bureau, wanted="完全不同的一件事", person=other, kind="business")
    text = desk.get(reverse("case", args=[two.pk])).text
    assert "所需信息文字相近" in text
    assert reverse("case", args=[one.pk]) in text
    assert "申请人或联系方式相同" in text
    assert reverse("case", args=[three.pk]) in text


def test_the_queue_is_filtered_by_its_address_and_pages_by_key(
    bureau: Organ, desk: Client
) -> None:
    cases = [handling(bureau, on=later(DAY, n)) for n in range(queries.SIZE + 5)]
    signed(bureau)
    unconfirmed(bureau)
    url = reverse("applications")
    first = desk.get(url, {"due": "running", "state": "handling"})
    rows = [case.pk for case, _ in first.context["page"].rows]
    assert rows == [each.pk for each in cases[: queries.SIZE]]
    rest = desk.get(
        url, {"due": "running", "state": "handling", "after": first.context["page"].older}
    )
    assert [case.pk for case, _ in rest.context["page"].rows] == [
        each.pk for each in cases[queries.SIZE :]
    ]
    newest = desk.get(url).context["page"]
    assert newest.older
    assert desk.get(url, {"due": "waiting"}).context["page"].rows[0][0].state == "unconfirmed"
    assert len(desk.get(url, {"due": "overdue"}).context["page"].rows) == queries.SIZE
    for odd in ({"after": "x.y", "due": "soon"}, {"handler": "x"}, {"year": "20x5"}):
        assert desk.get(url, odd).status_code == 200


def test_others_cases_are_in_nobodys_queue(
    bureau: Organ, neighbour: Organ, hire: Hire, enter: Enter
) -> None:
    handling(bureau)
    assert not enter(hire(neighbour, "clerk")).get(reverse("applications")).context["page"].rows


def test_workload_and_calendar_show_what_is_due(
    bureau: Organ, clerk: Person, desk: Client
) -> None:
    case = handling(bureau, handler=clerk)
    (row,) = desk.get(reverse("applications-workload")).context["rows"]
    assert (row.handler, row.counts[0], row.total) == (clerk, 1, 1)
    month = desk.get(reverse("applications-calendar"), {"month": "2025-03"})
    assert str(case) in month.text
    for odd in ("2025-13", "x", "0001-01"):
        assert desk.get(reverse("applications-calendar"), {"month": odd}).status_code == 200


def test_the_page_of_rules_and_the_docs_are_the_table(desk: Client) -> None:
    text = desk.get(reverse("applications-rules")).text
    assert "自确认之日" in text or "确认之日为收到申请之日" in text
    assert table_for_docs() in DOCS.read_text("utf-8")


def test_what_waits_stands_under_today(bureau: Organ, clerk: Person, hire: Hire) -> None:
    head = hire(bureau, "ogi_head")
    handling(bureau, handler=clerk)
    drafted(bureau, by=clerk)
    signed(bureau)
    unconfirmed(bureau)
    charged(bureau)
    mine = {each.act for each in matters(clerk, day=DAY)}
    assert {"办理", "确认", "送达", "查看"} <= mine
    assert "签发" not in mine
    assert "签发" in {each.act for each in matters(head, day=DAY)}


def test_the_nights_digest_is_written_once(bureau: Organ, clerk: Person) -> None:
    case = handling(bureau, handler=clerk)
    working.watch(case, by=clerk)
    now = timezone.now()
    assert digest(now) == 1
    assert digest(now) == 1
    (row,) = Digest.objects.all()
    assert any("登记" in line for line in row.lines)
    assert any("逾期" in line for line in row.lines)


def test_a_new_calendar_moves_the_copies_of_the_due_days(bureau: Organ) -> None:
    case, done = handling(bureau), closed(bureau)
    Case.objects.update(due=date(2025, 1, 1))
    assert recount(timezone.now()) == 1
    case.refresh_from_db()
    done.refresh_from_db()
    assert (case.due, done.due) == (later(DAY, 20), date(2025, 1, 1))


def test_the_stage_term_comes_before_the_statutory_one(bureau: Organ) -> None:
    from gongkai.web.applications.stages import stages, standing

    assert set(stages()) <= set(State.values)
    case = handling(bureau)
    days = calendar()
    stands = standing(case, day=later(DAY, 13), calendar=days)
    assert (stands.stage_late, stands.left, stands.tone) == (True, 7, "")
    assert standing(case, day=later(DAY, 18), calendar=days).tone == "due"
    assert standing(case, day=later(DAY, 22), calendar=days).told == "已逾期 2 个工作日"


def test_a_wrong_confirmation_is_refused_on_the_page(bureau: Organ, desk: Client) -> None:
    case = unconfirmed(bureau)
    answer = desk.post(
        reverse("case-confirm", args=[case.pk]),
        {"seen": case.version, "on": "2025-03-01", "how": "电话"},
    )
    assert answer.status_code == 422
    assert "到达之日" in answer.text
    registering.confirm(case, on=DAY, how="电话", by=None)
