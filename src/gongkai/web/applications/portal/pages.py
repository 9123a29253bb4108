"""What holds for these pages: kept by nobody, told to nobody, safe without a cookie."""

from collections.abc import Callable
from functools import wraps

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gongkai.web.applications import seal
from gongkai.web.applications.models import Asking
from gongkai.web.organs.account import client_address

View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """A page for the one who fills it in; it acts for no account, so it needs no cookie."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @csrf_exempt
    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def page(request: HttpRequest, *args: object, **words: object) -> HttpResponse:
        answer = view(request, *args, **words)
        answer.headers["Referrer-Policy"] = "no-referrer"
        return answer

    return page


def too_often(request: HttpRequest, *, what: str, most: int, seconds: int, at: float) -> bool:
    """Whether the visitor asked more than `most` times in this stretch of time.

    The database counts: of many who ask at once each is told a number of its own.
    """
    key = seal.digest("visitors", f"{what}/{client_address(request)}")
    slot = int(at // seconds)
    with transaction.atomic():
        Asking.objects.filter(what=what, slot__lt=slot).delete()
        row, _ = Asking.objects.get_or_create(what=what, visitor=key, slot=slot)
        Asking.objects.filter(pk=row.pk).update(count=F("count") + 1)
        row.refresh_from_db()
    return row.count > most
