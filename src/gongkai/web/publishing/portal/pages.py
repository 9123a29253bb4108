"""What holds for every public page: it is only read, needs no cookie, and may be kept a minute."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from gongkai.web.publishing.portal import shelf

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


def shelved(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that stands on nothing but what the mark of the shelf counts: made once for all.

    Only as it is asked without any further words, so that nobody fills the shelf with variants.
    """

    @wraps(view)
    def page(request: HttpRequest, *args: object, **words: object) -> HttpResponse:
        if request.META.get("QUERY_STRING"):
            return view(request, *args, **words)
        address = request.build_absolute_uri(request.path)
        content = shelf.kept(shelf.mark(), address, lambda: view(request, *args, **words).content)
        return HttpResponse(content)

    return page
