"""The language of a page is part of its address, so that a proxy may keep every page."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class Language(LocaleMiddleware):
    """`/en/` is English, everything else Chinese; neither a cookie nor the browser is asked."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Say the language; do not say that the browser's wish changed anything."""
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
