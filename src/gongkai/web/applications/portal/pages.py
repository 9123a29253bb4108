"""What holds for these pages: kept by nobody, told to nobody, safe without a cookie."""

from collections.abc import Callable
from functools import wraps

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

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
    """Whether the visitor asked more than `most` times in this stretch of time."""
    key = f"applications:{what}:{client_address(request)}:{int(at // seconds)}"
    count = cache.get(key, 0) + 1
    cache.set(key, count, timeout=seconds * 2)
    return bool(count > most)
