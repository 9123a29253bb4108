"""The forms of the entrance, in the words of the house: 账号, 口令, 动态口令."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django.forms import Form

_LABELS = {
    "login": "账号",
    "password": "口令",
    "oldpassword": "现口令",
    "password1": "新口令",
    "password2": "再输一次新口令",
    "code": "动态口令",
}


class _Worded(Form):
    """Labels of our own; no label is said twice inside its field."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.label = _LABELS.get(name, field.label)
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)


class SignIn(_Worded, account.LoginForm):  # type: ignore[misc]
    """Account and password."""


class ChangePassword(_Worded, account.ChangePasswordForm):  # type: ignore[misc]
    """The present password and, twice, the new one."""


class Again(_Worded, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""


class Code(_Worded, mfa.AuthenticateForm):  # type: ignore[misc]
    """A one-time code or a recovery code."""


class CodeAgain(_Worded, mfa.ReauthenticateForm):  # type: ignore[misc]
    """A code once more."""


class Activate(_Worded, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new secret."""
