"""Asking whether an address of somebody else's site still answers; only where a setting allows it.

Whoever writes an item can write an address, so an address that leads into the own network is never
asked, whatever its name says: the name is looked up once and that very number is called.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

PATIENCE = 8.0  # seconds for each step of an answer
_HOPS = 5
_MOVED = {301, 302, 303, 307, 308}
# Sites that know no HEAD, or want to see a person, are there all the same.
_THERE = {401, 402, 403, 405, 406, 429}
Lookup = Callable[[str, int], str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether it answered, and if not, why."""

    alive: bool
    why: str = ""


class _Closed(Exception):
    """An address that must not be asked."""


def public_number(host: str, port: int) -> str:
    """The number of a name in the public network; `_Closed` for one in the own network."""
    found = {each[4][0] for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    numbers = sorted(str(each) for each in found)
    if any(not ipaddress.ip_address(each).is_global for each in numbers):
        raise _Closed("指向内部网络，未予检查")
    return numbers[0]


def asked(address: str, *, lookup: Lookup = public_number) -> Answer:
    """Ask one address, following where it moved; never raises."""
    try:
        return _followed(address, lookup)
    except _Closed as closed:
        return Answer(alive=True, why=str(closed))
    except (OSError, http.client.HTTPException, ValueError) as error:
        told = (why for kind, why in _WHYS if isinstance(error, kind))
        return Answer(alive=False, why=next(told, "连接失败"))


_WHYS: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, f"{PATIENCE:.0f}秒内没有答复"),
    (socket.gaierror, "找不到该网站"),
    (ssl.SSLError, "证书无效"),
)


def _followed(address: str, lookup: Lookup) -> Answer:
    for _ in range(_HOPS):
        status, moved = _once(address, "HEAD", lookup)
        if status in (405, 501):
            status, moved = _once(address, "GET", lookup)
        if status not in _MOVED or not moved:
            alive = status < 400 or status in _THERE
            return Answer(alive, "" if alive else f"HTTP {status}")
        address = urljoin(address, moved)
    return Answer(alive=False, why="一再转向别处")


def _once(address: str, method: str, lookup: Lookup) -> tuple[int, str]:
    """The status, and where it moved to."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        raise _Closed("不是网页地址，未予检查")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    wire = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    wire.sock = socket.create_connection((lookup(host, port), port), timeout=PATIENCE)
    try:
        if parts.scheme == "https":
            wire.sock = ssl.create_default_context().wrap_socket(wire.sock, server_hostname=host)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        wire.request(method, path, headers={"User-Agent": "gongkai link check"})
        answer = wire.getresponse()
        return answer.status, answer.getheader("Location") or ""
    finally:
        wire.close()
