"""A reader with cookies, enough to sign in and to press a button on whatever server answers."""

import re
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:  # type: ignore[override]
        """Tell of a redirect, do not follow it."""


@dataclass
class Reader:
    """Cookies know no ports: what one server gave, the other gets."""

    jar: CookieJar = field(default_factory=CookieJar)

    def get(self, url: str) -> tuple[int, str]:
        """Status and text of a page."""
        return self._ask(Request(url))  # noqa: S310 our own server

    def post(self, url: str, **fields: str) -> tuple[int, str]:
        """Fetch the form, fill it in, send it."""
        _, page = self.get(url)
        token = _TOKEN.search(page)
        data = {"csrfmiddlewaretoken": token[1] if token else ""} | fields
        return self._ask(Request(url, urlencode(data).encode()))  # noqa: S310 our own server

    def sign_in(self, site: str, name: str, password: str) -> int:
        """The status: 302 is in."""
        return self.post(f"{site}/workspace/sign-in/", login=name, password=password)[0]

    def _ask(self, request: Request) -> tuple[int, str]:
        opener = build_opener(HTTPCookieProcessor(self.jar), _Stay)
        try:
            with opener.open(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as answer:
            return answer.code, answer.read().decode()
