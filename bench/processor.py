"""Processor time of a public page in one process: it means something on a busy machine too.

python -m bench.processor [--items N] [--times N]

Asks the database that GONGKAI_DATABASE names (SQLite in a temporary folder without it). Each kind
of page is asked as the server asks it; pages that a process keeps are measured twice, kept and
made anew.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from statistics import quantiles
from urllib.parse import unquote

from bench.web import fill, kinds, say


def main() -> None:
    """Fill, ask, print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=3000)
    parser.add_argument("--times", type=int, default=300)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder:
        os.environ |= {"GONGKAI_DATA": folder, "DJANGO_SETTINGS_MODULE": "gongkai.web.settings"}
        import django

        django.setup()
        fill(given.items)
        from gongkai.web.publishing.portal import shelf

        say(f"\nprocessor time, ms\n{'page':26}{'p50':>8}{'p95':>8}{'p50 anew':>10}{'bytes':>8}")
        for name, ask in kinds(given.items):
            times, size = _times(ask, given.times, lambda: None)
            anew, _ = _times(ask, given.times, lambda: _forget_pages(shelf))
            cuts, made = quantiles(times, n=100), quantiles(anew, n=100)
            say(f"{name:26}{cuts[49]:8.2f}{cuts[94]:8.2f}{made[49]:10.2f}{size:8}")


def _forget_pages(shelf: object) -> None:
    """As after a minute; organs and their columns, of which an item needs one, stay."""
    things = shelf._shelf.things  # type: ignore[attr-defined]
    for key in [each for each in things if isinstance(each, str)]:
        del things[key]


def _times(
    ask: Callable[[], str], times: int, before: Callable[[], None]
) -> tuple[list[float], int]:
    for _ in range(20):
        asked(ask())
    found, size = [], 0
    for _ in range(times):
        address = ask()
        before()
        begun = time.thread_time()
        size = asked(address)
        found.append((time.thread_time() - begun) * 1000)
    return found, size


def asked(address: str) -> int:
    """One page through the door that the server uses; how long it is."""
    from gongkai.web.wsgi import application

    path, _, query = address.partition("?")
    said: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": unquote(path), "QUERY_STRING": query,
        "SCRIPT_NAME": "", "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": BytesIO(), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http",
        "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip
    answer = application(environ, lambda status, _headers, _fault=None: said.append(status))
    size = len(b"".join(answer))
    answer.close()
    if not said[0].startswith("200"):
        raise RuntimeError(f"{address}: {said[0]}")
    return size


if __name__ == "__main__":
    main()
