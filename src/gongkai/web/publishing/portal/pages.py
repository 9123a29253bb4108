"""What holds for every public page: it is only read, needs no cookie, and may be kept a minute."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

KEPT = 60  # seconds; what is withdrawn is gone from every proxy after that
View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """A page for everybody."""

    @require_safe
    @conditional_page
    @wraps(view)
    def page(request: HttpRequest, *args: object, **words: object) -> HttpResponseBase:
        answer = view(request, *args, **words)
        patch_cache_control(answer, public=True, max_age=KEPT)
        return answer

    return page
