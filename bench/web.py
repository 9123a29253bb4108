"""The portal with a million items: list, item and search pages under load, and the search index.

python -m bench.web [--items N] [--rate R] [--seconds S] [--data FOLDER --step fill|load|again]

--step may be said more than once; without it all three are done, one after another.
Asks the database that GONGKAI_DATABASE names (SQLite in a temporary folder without it). Items are
put in past the acts; everything after that is the server as `manage.py serve` starts it, asked
over the loopback at a steady rate. The generator of the load shares the cores. Before anything is
measured every process has answered pages of every kind: its first ones, which read templates and
build tables, are no part of the figures. The last twentieth of the items reaches the index through
the outbox; in the end the index is built anew and compared.
"""

import argparse
import http.client
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from bench import items
from bench.load import Load
from gongkai.web.queue.management.commands.serve import PROCESSES, server_command

ROOT = Path(__file__).parents[1]
PORT = 8765
STEPS = ("fill", "load", "again")


def last_mark(organ: int) -> str:
    """The mark of the last page of an organ's list."""
    from gongkai.web.publishing.models import Item

    oldest = list(Item.objects.filter(organ_id=organ).order_by("published_at", "pk")[:21])[-1]
    at = oldest.published_at or items.BEGIN
    micros = (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    return f"{micros}-{oldest.pk}"


def kinds(count: int) -> Iterator[tuple[str, Callable[[], str]]]:
    """Each kind of page with how its next address is drawn."""
    rng, known = random.Random(7), items.words()  # noqa: S311 the same questions every time
    from gongkai.web.publishing.models import Column, Item

    full = Item.objects.order_by("pk").values_list("column__key", "organ__code", "organ_id")[0]
    column, code, organ = full
    late = last_mark(organ)
    columns = list(Column.objects.filter(items__isnull=False).distinct()
                   .values_list("organ__code", "key")[:500])  # fmt: skip
    yield "item", lambda: f"/items/{rng.randrange(1, count + 1)}/"
    yield "column, first page", lambda: "/organs/{}/columns/{}/".format(*rng.choice(columns))
    yield "column, last page", lambda: f"/organs/{code}/columns/{column}/?after={late}"
    yield "all columns of an organ", lambda: f"/organs/{code}/columns/{_top(organ)}/"
    yield "home", lambda: "/"
    yield "organ", lambda: f"/organs/ju-{rng.randrange(items.ORGANS - 1)}/"
    yield "search, one word", lambda: f"/search/?q={quote(rng.choice(known))}"
    yield (
        "search, two words",
        lambda: f"/search/?q={quote(rng.choice(known) + ' ' + rng.choice(known))}",
    )


def _top(organ: int) -> str:
    from gongkai.web.publishing.models import Column

    return Column.objects.filter(organ_id=organ, kind="statutory", parent=None)[0].key


def serve() -> "subprocess.Popen[bytes]":
    """The real server."""
    command = server_command("127.0.0.1", PORT)
    server = subprocess.Popen(command, env=dict(os.environ), cwd=ROOT, stderr=subprocess.DEVNULL,  # noqa: S603
                              stdout=subprocess.DEVNULL)  # fmt: skip
    for _ in range(300):
        try:
            http.client.HTTPConnection("127.0.0.1", PORT, timeout=5).request("GET", "/robots.txt")
            return server
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server does not answer")


def main() -> None:
    """Fill, index, serve, ask, compare; print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--rate", type=float, default=100)
    parser.add_argument("--search", type=float, default=40, help="the rate of search pages")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--data", type=Path, help="a folder that is kept; with --step")
    parser.add_argument("--step", choices=STEPS, action="append")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder:
        os.environ |= {
            "GONGKAI_DATA": str(given.data or folder),
            "DJANGO_SETTINGS_MODULE": "gongkai.web.settings",
        }
        import django
        from django.db import connection

        begun = time.perf_counter()
        django.setup()
        say(
            f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, "
            f"{connection.vendor}"
        )
        if "fill" in (given.step or STEPS):
            fill(given.items)
        if "load" in (given.step or STEPS):
            load(given)
        if "again" in (given.step or STEPS):
            again()
        say(f"{time.perf_counter() - begun:.0f} s in all")


def say(line: str) -> None:
    """Tell how far it has come."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def fill(count: int) -> None:
    """Items into the database and the index."""
    from django.utils import timezone

    from gongkai.web.publishing.search import feeding

    items.found_organs()
    first = count - count // 20
    took = items.put(1, first)
    begun = time.perf_counter()
    indexed = feeding.rebuild(at=timezone.now())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"search index of {indexed} items: {time.perf_counter() - begun:.0f} s, "
        f"peak memory {peak:.0f} MB")  # fmt: skip
    took += items.put(first + 1, count)
    items.tell(first + 1, count)
    begun = time.perf_counter()
    fed = feeding.feed(at=timezone.now())
    say(f"{fed} more read from the outbox: {time.perf_counter() - begun:.0f} s")
    say(f"{count} items put into the database: {took:.0f} s")


def load(given: argparse.Namespace) -> None:
    """Each kind of page at a steady rate, then as fast as four hands can ask."""
    from django.db import connection

    asked = list(kinds(given.items))
    connection.close()
    server = serve()
    say(
        f"\nat {given.rate:.0f} requests a second (search {given.search:.0f}), "
        f"{given.seconds:.0f} s each after {PROCESSES} processes have warmed up, ms\n"
        f"{'page':24}{'p50':>8}{'p95':>8}{'p99':>8}{'failed':>8}{'most/s':>8}"
    )
    try:
        for _, ask in asked:  # each of the sixteen hands stays with one process
            Load(PORT, 60, 1.5, ask).run()
        for name, ask in asked:
            rate = given.search if name.startswith("search") else given.rate
            steady = Load(PORT, rate, given.seconds, ask).run()
            flat = Load(PORT, 100_000, 0.006, ask).run(hands=4)
            say(f"{name:24}{steady.line()}{len(flat.times) / flat.seconds:8.0f}")
    finally:
        server.terminate()
        server.wait(timeout=20)


def again() -> None:
    """The index built anew is the one that was fed."""
    from django.utils import timezone

    from gongkai.web.publishing.search import feeding, index, places

    def contents() -> list[str]:
        folder = places.current()
        return list(index.contents(index.opened(folder))) if folder else []

    fed = contents()
    begun = time.perf_counter()
    count = feeding.rebuild(at=timezone.now())
    same = contents() == fed
    say(f"built anew with {count} items in {time.perf_counter() - begun:.0f} s: "
        f"{'equal' if same else 'NOT EQUAL'} to the fed one")  # fmt: skip


if __name__ == "__main__":
    main()
