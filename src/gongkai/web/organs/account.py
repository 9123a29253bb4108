"""What allauth asks us: who may sign up (nobody), what happens at the door, where secrets lie."""

import base64
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from gongkai.web.organs.models import Person
from gongkai.web.organs.services import entry, people


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are given by the administrator of an organ, never asked for."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up."""
        return False

    def post_login(self, request: HttpRequest, user: Person, **options: Any) -> HttpResponse:
        """After password and second factor: the stay begins."""
        stay = entry.sign_in(user, at=timezone.now(), most=settings.SESSIONS_AT_ONCE)
        request.session["stay"] = stay.pk
        answer: HttpResponse = super().post_login(request, user, **options)
        return answer

    def logout(self, request: HttpRequest) -> None:
        """The stay ends."""
        stay = request.session.get("stay")
        if isinstance(request.user, Person) and stay:
            entry.sign_out(request.user, entry=stay)
        super().logout(request)

    @transaction.atomic
    def set_password(self, user: Person, password: str) -> None:
        """A person chose a password; it may not be the one that was given."""
        super().set_password(user, password)
        people.own_password_changed(user)

    def clean_password(self, password: str, user: Person | None = None) -> str:
        """A new password is new."""
        if user is not None and user.pk and user.check_password(password):
            raise self.validation_error("same_password")
        cleaned: str = super().clean_password(password, user)
        return cleaned

    error_messages = DefaultAccountAdapter.error_messages | {
        "same_password": "新口令不能与现口令相同",
        "username_password_mismatch": "账号或口令不正确",
        "too_many_login_attempts": "尝试次数过多，请五分钟后再试",
        "enter_current_password": "现口令不正确",
    }

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """On with the day's work."""
        return reverse("today")

    def add_message(self, *_: object, **__: object) -> None:
        """The next page says enough."""

    def send_notification_mail(self, *_: object, **__: object) -> None:
        """Nothing is mailed: the journal holds it."""


class TwoFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are sealed with a key drawn from the site's own; changes go to the journal."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "动态口令不正确或已失效"
    }

    def encrypt(self, text: str) -> str:
        """Seal."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open."""
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> Fernet:
    key = sha256(b"gongkai second factor" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def client_address(request: HttpRequest) -> str:
    """The address of the visitor, behind as many proxies as the settings say."""
    if "REMOTE_ADDR" not in request.META:  # a sign-in without a visitor: a command
        return ""
    address: str = get_adapter().get_client_ip(request)
    return address


def claimed_name(request: HttpRequest, credentials: dict[str, str] | None = None) -> str:
    """The account somebody tries to enter, spelt one way, so that capitals are no second try."""
    name = (credentials or {}).get("username") or request.POST.get("login", "")
    return name.strip().lower()


def told(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The view, and the entry about the second factor it changed, in one transaction."""

    @wraps(view)
    @transaction.atomic
    def inner(request: HttpRequest) -> HttpResponse:
        before = _factors(request)
        answer = view(request)
        after = _factors(request)
        if before != after:
            assert isinstance(request.user, Person)  # noqa: S101 the door has seen to it
            entry.second_factor_changed(request.user, words=_change(before, after))
        return answer

    return inner


def _factors(request: HttpRequest) -> dict[str, int]:
    found = Authenticator.objects.filter(user_id=request.user.pk)
    return dict(found.values_list("type", "pk"))


def _change(before: dict[str, int], after: dict[str, int]) -> str:
    totp = Authenticator.Type.TOTP
    if totp not in before and totp in after:
        return "启用了动态口令"
    return "停用了动态口令" if totp not in after else "重新生成了恢复码"
