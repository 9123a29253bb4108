"""Coming in: password, one-time code, recovery code, lock-out, and how many places at once."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client, override_settings

from gongkai.web.journal.models import Entry
from gongkai.web.organs.models import Organ, Person, SignIn
from tests.web.conftest import Hire

DOOR = "/workspace/sign-in/"
RIGHT = "Xk7-wmpq-29"


def knock(person: Person, password: str = RIGHT, client: Client | None = None) -> Client:
    client = client or Client()
    client.answer = client.post(DOOR, {"login": person.username, "password": password})  # type: ignore[attr-defined]
    return client


def inside(client: Client) -> bool:
    return client.get("/workspace/").status_code == 200


def code(secret: str) -> str:
    """The code of this half minute; that of the one before, which counts too, may just run out."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


def test_the_right_password_opens_and_the_entry_is_written_down(bureau: Organ, hire: Hire) -> None:
    person = hire(bureau, "clerk")
    assert inside(knock(person))
    assert Entry.objects.latest("id").act == "entry.sign_in"


def test_going_out_ends_the_stay(bureau: Organ, hire: Hire) -> None:
    client = knock(hire(bureau, "clerk"))
    client.post("/workspace/sign-out/")
    assert not inside(client)
    assert (SignIn.objects.count(), Entry.objects.latest("id").act) == (0, "entry.sign_out")


def test_a_wrong_password_says_neither_which_was_wrong(bureau: Organ, hire: Hire) -> None:
    person = hire(bureau, "clerk")
    said = knock(person, "wrong").answer.text  # type: ignore[attr-defined]
    unknown = Client().post(DOOR, {"login": "nobody-here", "password": "wrong"}).text
    assert "账号或口令不正确" in said
    assert "账号或口令不正确" in unknown


def test_after_five_wrong_passwords_the_right_one_no_longer_opens(
    bureau: Organ, hire: Hire
) -> None:
    person = hire(bureau, "clerk")
    for _ in range(5):
        last = knock(person, "wrong")
    assert last.answer.status_code == 429  # type: ignore[attr-defined]
    assert "账号暂时锁定" in last.answer.text  # type: ignore[attr-defined]
    assert not inside(knock(person))
    other = hire(bureau, "head")
    assert inside(knock(other))


def test_a_disabled_account_does_not_open(bureau: Organ, hire: Hire) -> None:
    person = hire(bureau, "clerk")
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert not inside(knock(person))


def test_a_second_factor_is_asked_for_and_a_recovery_code_opens_once(
    bureau: Organ, hire: Hire
) -> None:
    person = hire(bureau, "clerk")
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    recovery = RecoveryCodes.activate(person).get_unused_codes()
    client = knock(person)
    assert not inside(client)
    asked = f"{DOOR}code/"
    assert "动态口令不正确" in client.post(asked, {"code": "000000"}).text
    client.post(asked, {"code": code(secret)})
    assert inside(client)
    second = knock(person)
    second.post(asked, {"code": recovery[0]})
    assert inside(second)
    third = knock(person)
    third.post(asked, {"code": recovery[0]})
    assert not inside(third)


def test_the_secret_of_the_second_factor_is_sealed_in_the_database(
    bureau: Organ, hire: Hire
) -> None:
    person = hire(bureau, "clerk")
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    assert secret not in str(Authenticator.objects.get(user=person).data)


def test_setting_up_and_removing_the_second_factor_is_written_down(
    bureau: Organ, hire: Hire
) -> None:
    client = knock(hire(bureau, "clerk"))
    assert "account/again" in client.get("/workspace/account/codes/activate/").url
    client.post("/workspace/account/again/", {"password": RIGHT})
    page = client.get("/workspace/account/codes/activate/")
    secret = page.context["form"].secret
    answer = client.post("/workspace/account/codes/activate/", {"code": code(secret)})
    assert answer.url == "/workspace/account/recovery/"
    assert Entry.objects.filter(act="entry.second_factor", words="经办人启用了动态口令").exists()
    assert client.get("/workspace/account/recovery/").text.count("<code>") == 10
    client.post("/workspace/account/recovery/new/")
    assert Entry.objects.filter(words="经办人重新生成了恢复码").exists()
    client.post("/workspace/account/codes/deactivate/")
    assert Entry.objects.filter(words="经办人停用了动态口令").exists()


def test_a_fourth_place_ends_the_first(bureau: Organ, hire: Hire) -> None:
    person = hire(bureau, "clerk")
    with override_settings(SESSIONS_AT_ONCE=3):
        clients = [knock(person) for _ in range(4)]
    assert [inside(client) for client in clients] == [False, True, True, True]
    assert "较早的1处登录失效" in Entry.objects.filter(act="entry.sign_in").latest("id").words


def test_nobody_signs_up_or_gets_a_password_by_mail(db: None) -> None:
    for address in ("signup/", "account/signup/", "account/password/reset/", "account/email/"):
        assert Client().get(f"/workspace/{address}").status_code == 404
