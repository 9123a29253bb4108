"""The staff door: every view of the workspace names its act, and the thing it is about."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Protocol, TypeVar

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gongkai.web.organs.models import Person, SignIn
from gongkai.web.organs.permissions import entitled, possible, table

Thing = TypeVar("Thing", bound=models.Model)
View = Callable[..., HttpResponse]


class StaffRequest(HttpRequest):
    """A request that came through the staff door."""

    user: Person


class Door(Protocol):
    """A view that says for which act it is."""

    act: str

    def __call__(self, request: HttpRequest, **key: Any) -> HttpResponse:
        """Answer."""
        ...


def own_account(request: HttpRequest) -> Person:
    """The thing of a page that is about the reader."""
    assert isinstance(request.user, Person)  # noqa: S101 the door has seen to it
    return request.user


def door(
    act: str, find: Callable[..., Thing]
) -> Callable[[Callable[[Any, Any], HttpResponse]], Door]:
    """Let in who may do `act` to the thing that `find` finds from the address.

    A stranger is sent to sign in, the wrong person refused (403), the wrong state told (409).
    """
    assert act in table().acts, act  # noqa: S101 a slip of ours, told at start

    def wrap(view: Callable[[Any, Any], HttpResponse]) -> Door:
        @never_cache
        @wraps(view)
        def inner(request: HttpRequest, **key: Any) -> HttpResponse:
            stop = _entrance(request) or _unready(request)
            if stop is not None:
                return stop
            thing = find(request) if find is own_account else find(**key)
            if not entitled(request.user, act, thing):  # type: ignore[arg-type]
                raise PermissionDenied
            if not possible(act, thing):
                return _impossible(request, act, thing)
            return view(request, thing)

        inner.act = act  # type: ignore[attr-defined]
        return inner  # type: ignore[return-value]

    return wrap


def at_home(view: View) -> View:
    """Let in anybody who is signed in, to their own account pages."""

    @never_cache
    @wraps(view)
    def inner(request: HttpRequest, **key: Any) -> HttpResponse:
        return _entrance(request) or view(request, **key)

    return inner


def _entrance(request: HttpRequest) -> HttpResponse | None:
    """Send away who is not in: never signed in, ended from elsewhere, or in for too long."""
    if not isinstance(request.user, Person):
        return redirect_to_login(request.get_full_path())
    begun = timezone.now() - timedelta(hours=settings.SESSION_HOURS)
    stay = request.session.get("stay", 0)
    if not SignIn.objects.filter(pk=stay, person=request.user, at__gt=begun).exists():
        logout(request)
        return redirect_to_login(request.get_full_path())
    return None


def _unready(request: HttpRequest) -> HttpResponse | None:
    """Send to the own account who must still choose a password or a second factor."""
    assert isinstance(request.user, Person)  # noqa: S101 _entrance has seen to it
    if request.user.password_given:
        return redirect("account_change_password")
    if settings.TWO_FACTOR_REQUIRED and not is_mfa_enabled(request.user):
        return redirect("mfa_activate_totp")
    return None


def _impossible(request: HttpRequest, act: str, thing: models.Model) -> HttpResponse:
    context = {"title": table().acts[act].title, "thing": thing}
    return render(request, "shell/impossible.html", context, status=409)
