"""Subscribe by e-mail: ask, confirm from the letter, stop with one press. No cookie at all."""

import time

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from gongkai.web.publishing.calm import too_often
from gongkai.web.publishing.subscriptions import services
from gongkai.web.publishing.subscriptions.models import Subscription
from gongkai.web.publishing.subscriptions.scopes import feed_of, title

_reading_and_sending = require_http_methods(["GET", "HEAD", "POST"])


class SubscribeForm(forms.Form):
    """An address to write to."""

    email = forms.EmailField(
        label=_("电子邮箱"), max_length=200,
        help_text=_("每天至多一封，只用于通知，退订后即删除。"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip


# These forms give nobody's rights away, so they need no cookie to be safe.
@_reading_and_sending
@csrf_exempt
@never_cache
def subscribe(request: HttpRequest) -> HttpResponse:
    """Ask to be told of what is new somewhere."""
    scope = request.GET.get("scope", "")
    what = title(scope)
    if what is None:
        raise Http404
    form = SubscribeForm(request.POST or None)
    context = {"form": form, "what": what, "mail": settings.MAIL, "scope": scope,
               "feed": feed_of(scope)}  # fmt: skip
    if request.method == "POST" and settings.MAIL and form.is_valid():
        if too_often(request, what="subscribe", most=5, seconds=600, at=time.time()):
            form.add_error(None, gettext("次数过多，请十分钟后再试。"))
            return render(request, "publishing/portal/subscribe.html", context, status=429)
        site = request.build_absolute_uri("/")
        email = form.cleaned_data["email"]
        services.ask(email=email, scope=scope, site=site, at=timezone.now())
        context["asked"] = True
    return render(request, "publishing/portal/subscribe.html", context)


@_reading_and_sending
@csrf_exempt
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the first letter; pressing the button confirms, opening the page does not."""
    found = get_object_or_404(Subscription, token=token)
    if request.method == "POST":
        services.confirm(found, at=timezone.now())
    return _answered(request, "confirm", title(found.scope))


@_reading_and_sending
@csrf_exempt
@never_cache
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """The link at the end of every letter, and what a mail program presses by itself."""
    found = Subscription.objects.filter(token=token).first()
    if request.method == "POST" and found:
        services.stop(found)
    return _answered(request, "stop", title(found.scope) if found else None)


def _answered(request: HttpRequest, act: str, what: str | None) -> HttpResponse:
    context = {"act": act, "what": what, "done": request.method == "POST" or what is None}
    return render(request, "publishing/portal/subscription.html", context)
