"""The forms of the workspace, sent as a browser sends them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from gongkai.web.journal.models import Entry
from gongkai.web.organs.models import Organ, Person, SignIn
from gongkai.web.organs.services import organs, people
from tests.web.conftest import Hire

Enter = Callable[[Person], Client]


@pytest.fixture
def desk(county: Organ, hire: Hire, enter: Enter) -> Client:
    """The county's administrator at the desk."""
    return enter(hire(county, "administrator"))


def test_the_administrator_renames_an_organ_and_the_journal_says_so(
    desk: Client, bureau: Organ
) -> None:
    url = reverse("organ-rename", args=["ju"])
    answer = desk.post(url, {"name": "某县丙局", "on": "2024-03-01"}, follow=True)
    assert "名称已更改" in answer.text
    entry = Entry.objects.latest("id")
    assert (entry.act, entry.person_name) == ("organ.rename", "系统管理员")
    assert "某县丙局" in Client().get("/organs/ju/").text


def test_a_wrong_form_comes_back_with_what_was_typed_and_what_is_wrong(
    desk: Client, bureau: Organ
) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    url = reverse("organ-rename", args=["ju"])
    answer = desk.post(url, {"name": "某县丙局", "on": str(tomorrow)})
    assert answer.status_code == 422
    assert "某县丙局" in answer.text
    assert "日期不能晚于今天" in answer.text
    answer = desk.post(url, {"name": "某县甲局", "on": "2024-03-01"})
    assert "新名称与现名称相同" in answer.text


def test_the_administrator_builds_a_house_by_forms_alone(desk: Client, county: Organ) -> None:
    def send(door: str, key: object, **data: str) -> None:
        answer = desk.post(reverse(door, args=[key]), data)
        assert answer.status_code == 302, answer.text

    day = "2024-01-02"
    send("organ-found", "xian", name="某县新局", code="xinju", kind="department", on=day)
    send("organ-contact", "xinju", address="人民路9号", telephone="0900-1")
    send("section-open", "xinju", name="办公室", on=day)
    organ = Organ.objects.get(code="xinju")
    send("person-add", "xinju", name="钱一", username="qianyi", mobile="13900000000")
    person = Person.objects.get(username="qianyi")
    section = organ.sections.get()
    send("person-appoint", person.pk, role="clerk", section=str(section.pk), on=day)
    send("membership-end", person.memberships.get().pk, on="2024-02-01")
    send("section-close", section.pk, on="2024-03-01")
    send("person-password", person.pk, password="Temporary-29-x")
    send("person-disable", person.pk)
    send("person-enable", person.pk)
    organs.found(
        code="zhen", kind="township", name="某镇", parent=county, on=organ.founded, by=None
    )
    send("organ-move", "xinju", parent=str(Organ.objects.get(code="zhen").pk), on="2024-03-02")
    send("organ-close", "xinju", on="2024-04-01")
    person.refresh_from_db()
    assert (person.is_active, person.check_password("Temporary-29-x")) == (True, True)
    assert organ.__class__.objects.get(pk=organ.pk).closed is not None


def test_reading_a_persons_particulars_is_written_down(
    desk: Client, bureau: Organ, hire: Hire
) -> None:
    person = hire(bureau, "clerk")
    assert "13800000000" in desk.get(reverse("person", args=[person.pk])).text
    entry = Entry.objects.latest("id")
    assert (entry.act, entry.words) == ("person.read", "查阅经办人的个人资料")
    assert "13800000000" not in desk.get(reverse("people", args=["ju"])).text


def test_the_journal_page_gives_older_entries_as_a_page_and_as_a_piece(
    county: Organ, bureau: Organ, hire: Hire, enter: Enter
) -> None:
    for turn in range(60):
        organs.set_contact(bureau, address=f"人民路{turn}号", telephone="", by=None)
    client = enter(hire(county, "auditor"))
    url = reverse("journal", args=["ju"])
    page = client.get(url)
    assert "人民路59号" in page.text
    assert 'hx-get="?before=' in page.text
    older = page.context["page"].older
    assert "<html" in client.get(url, {"before": older}).text
    piece = client.get(url, {"before": older}, headers={"HX-Request": "true"})
    assert "<html" not in piece.text
    assert "设立机关" in piece.text
    assert client.get(url, {"before": "x" * 30}).status_code == 200
    assert "没有更早的记录" in client.get(url, {"before": 1}).text


def test_who_was_given_a_password_changes_it_before_anything_else(
    bureau: Organ, hire: Hire, enter: Enter
) -> None:
    person = hire(bureau, "clerk")
    boss = hire(bureau, "administrator")
    people.reset_password(person, password="Given-pass-22", by=boss)
    client = enter(person)
    change = reverse("account_change_password")
    assert client.get("/workspace/").url == change
    same = {
        "oldpassword": "Given-pass-22",
        "password1": "Given-pass-22",
        "password2": "Given-pass-22",
    }
    assert "新口令不能与现口令相同" in client.post(change, same).text
    new = same | {"password1": "Chosen-pass-23", "password2": "Chosen-pass-23"}
    assert client.post(change, new).url == "/workspace/"
    assert client.get("/workspace/").status_code == 200
    assert Entry.objects.latest("id").act == "person.own_password"


def test_a_required_second_factor_comes_before_anything_else(
    bureau: Organ, hire: Hire, enter: Enter
) -> None:
    client = enter(hire(bureau, "clerk"))
    with override_settings(TWO_FACTOR_REQUIRED=True):
        assert client.get("/workspace/").url == reverse("mfa_activate_totp")


def test_a_stay_ends_when_the_password_is_reset_the_account_closed_or_the_day_over(
    bureau: Organ, hire: Hire, enter: Enter
) -> None:
    person, boss = hire(bureau, "clerk"), hire(bureau, "administrator")
    client = enter(person)
    people.disable(person, by=boss)
    assert client.get("/workspace/").status_code == 302
    people.enable(person, by=boss)
    client = enter(person)
    assert client.get("/workspace/").status_code == 200
    SignIn.objects.update(at=timezone.now() - timedelta(hours=13))
    assert client.get("/workspace/").status_code == 302
    client = enter(person)
    people.reset_password(person, password="Given-pass-22", by=boss)
    assert client.get("/workspace/").url.startswith("/workspace/sign-in/")


def test_a_closed_role_opens_nothing(bureau: Organ, hire: Hire, enter: Enter) -> None:
    person = hire(bureau, "clerk")
    client = enter(person)
    people.end(person.memberships.get(), on=timezone.localdate(), by=None)
    assert client.get("/workspace/").status_code == 403


def test_today_names_the_people_without_a_role_to_who_keeps_accounts(
    bureau: Organ, hire: Hire, enter: Enter
) -> None:
    hire(bureau)
    assert "尚未安排岗位" in enter(hire(bureau, "administrator")).get("/workspace/").text
    assert "尚未安排岗位" not in enter(hire(bureau, "clerk")).get("/workspace/").text


def test_a_form_without_its_token_is_told_kindly(bureau: Organ, hire: Hire) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(reverse("account_login"), {"login": "x", "password": "y"})
    assert (answer.status_code, "页面停留过久" in answer.text) == (403, True)
