"""Requests over the loopback at a steady rate, asked as cheaply as Python can."""

import re
import socket
import threading
import time
from collections.abc import Callable, Sequence
from statistics import quantiles

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class Load:
    """Requests at a steady rate over a few kept connections; the times they took.

    A time runs from the moment a request was due, so a server that falls behind shows it.
    """

    def __init__(
        self, port: int, rate: float, seconds: float, ask: Callable[[], str], *,
        cookies: Sequence[str] = ("",),
    ) -> None:  # fmt: skip
        """`ask` gives the next address; the hands are signed in by the `cookies`, in turn."""
        self._port, self._gap, self._total, self._ask = port, 1 / rate, int(rate * seconds), ask
        self._cookies = cookies
        self._lock, self._next = threading.Lock(), 0
        self.times: list[float] = []
        self.failed = 0
        self.seconds = 0.0

    def run(self, hands: int = 16) -> "Load":
        """Until all are answered."""
        self._begun = time.perf_counter() + 0.1
        threads = [
            threading.Thread(target=self._work, args=(self._cookies[each % len(self._cookies)],))
            for each in range(hands)
        ]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        self.seconds = time.perf_counter() - self._begun
        return self

    def _work(self, cookie: str) -> None:
        wire = socket.create_connection(("127.0.0.1", self._port), timeout=60)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with wire:
            while True:
                with self._lock:
                    number, self._next = self._next, self._next + 1
                    address = self._ask() if number < self._total else ""
                if not address:
                    return
                due = self._begun + number * self._gap
                time.sleep(max(0.0, due - time.perf_counter()))
                status = _asked(wire, address, cookie)
                took = time.perf_counter() - due
                with self._lock:
                    self.times.append(took)
                    self.failed += status != b"200"

    def line(self) -> str:
        """p50, p95, p99 in ms, and how many failed."""
        cuts = quantiles(self.times, n=100)
        return f"{cuts[49] * 1000:8.1f}{cuts[94] * 1000:8.1f}{cuts[98] * 1000:8.1f}{self.failed:8}"


def _asked(wire: socket.socket, address: str, cookie: str) -> bytes:
    """The status of the answer, read to its end."""
    more = f"Cookie: {cookie}\r\n" if cookie else ""
    wire.sendall(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n{more}\r\n".encode())
    got = b""
    while (end := got.find(b"\r\n\r\n")) < 0:
        got += _some(wire)
    length = _LENGTH.search(got, 0, end)
    if length is None:
        raise RuntimeError(f"{address}: an answer without a length")
    left = int(length[1]) - (len(got) - end - 4)
    while left > 0:
        left -= len(_some(wire))
    return got[9:12]


def _some(wire: socket.socket) -> bytes:
    if data := wire.recv(1 << 16):
        return data
    raise RuntimeError("the server hung up")
