"""The portal with a million items: list, item and search pages under load, and the search index.

python -m bench.web [--items N] [--rate R] [--seconds S]

Asks the database that GONGKAI_DATABASE names (SQLite in a temporary folder without it). Items are
put in past the acts, with the triggers down; everything after that is the real server, two
processes, asked over the loopback at a steady rate. Times run from the moment a request was due,
so a server that falls behind shows it. The generator of the load shares the cores.
"""

import argparse
import hashlib
import http.client
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
ORGANS, PORT, WORKERS = 60, 8765, 2
BEGIN = datetime(2019, 1, 1, tzinfo=UTC)
SPAN = 6 * 365 * 24 * 3600
_SYLLABLES = (
    "公开信息政府工作通知办法规定服务管理建设发展教育卫生交通水利农业环境安全生产项目计划"
    "总结预算决算采购招标行政许可处罚收费标准社会保障住房就业养老医疗改革创新乡村振兴城市"
    "更新河湖森林草原能源"
)
CHUNK = 10_000


def words(rng: random.Random) -> list[str]:
    """Two thousand two-character words that texts are made of."""
    return sorted({"".join(rng.sample(_SYLLABLES, 2)) for _ in range(2500)})[:2000]


def fill(count: int) -> tuple[float, list[str]]:
    """Sixty organs with their columns and so many published items; seconds, and the words."""
    from django.core.management import call_command
    from django.db import connection

    from gongkai.web.organs.services import organs
    from gongkai.web.publishing import triggers
    from gongkai.web.publishing.models import Column
    from gongkai.web.publishing.services.columns import plant_columns

    call_command("migrate", interactive=False, verbosity=0)
    since = date(2018, 1, 1)
    county = organs.found(code="xian", kind="government", name="某县人民政府", parent=None,
                          on=since, by=None)  # fmt: skip
    plant_columns(county, on=since, by=None)
    for number in range(ORGANS - 1):
        made = organs.found(code=f"ju-{number}", kind="department", name=f"某县第{number}局",
                            parent=county, on=since, by=None)  # fmt: skip
        plant_columns(made, on=since, by=None)
    leaves = list(Column.objects.filter(kind="statutory", children=None).order_by("pk")
                  .values_list("organ_id", "pk"))  # fmt: skip
    begun = time.perf_counter()
    with connection.schema_editor() as editor:
        triggers.down(None, editor)  # type: ignore[arg-type]
    rng = random.Random(20250101)  # noqa: S311 the same texts every time
    known = words(rng)
    for first in range(1, count + 1, CHUNK):
        _put(first, min(first + CHUNK, count + 1), rng, known, leaves)
    with connection.schema_editor() as editor:
        triggers.up(None, editor)  # type: ignore[arg-type]
    with connection.cursor() as cursor:
        for table in ("publishing_item", "publishing_version"):
            if connection.vendor == "postgresql":
                cursor.execute(f"SELECT setval('{table}_id_seq', {count})")
                cursor.execute(f"VACUUM ANALYZE {table}")
        if connection.vendor == "sqlite":
            cursor.execute("ANALYZE")
    return time.perf_counter() - begun, known


def _put(
    first: int, end: int, rng: random.Random, known: list[str], leaves: list[tuple[int, int]]
) -> None:
    from django.db import transaction

    from gongkai.web.publishing.models import Item, Version

    items, versions = [], []
    for pk in range(first, end):
        organ, column = leaves[rng.randrange(len(leaves))]
        at = BEGIN + timedelta(seconds=rng.randrange(SPAN))
        items.append(Item(
            pk=pk, organ_id=organ, column_id=column, state="working", created_at=at,
            published_at=at, index_number=f"B{pk}",
        ))  # fmt: skip
        text = "".join(rng.choices(known, k=250))
        versions.append(Version(
            pk=pk, item_id=pk, number=1, state="published", title=f"关于{text[:16]}的通知",
            body=text, digest=hashlib.sha256(text.encode()).hexdigest(), created_at=at,
            submitted_at=at, published_at=at, formed_on=at.date(),
        ))  # fmt: skip
    with transaction.atomic():
        Item.objects.bulk_create(items, batch_size=500)
        Version.objects.bulk_create(versions, batch_size=500)
        Item.objects.filter(pk__gte=first, pk__lt=end).update(state="published", shown_id=_pk())


def _pk() -> Any:
    from django.db.models import F

    return F("pk")


class Load:
    """Requests at a steady rate over a few kept connections; the times they took."""

    def __init__(self, rate: float, seconds: float, ask: Callable[[], str]) -> None:
        """`ask` gives the next address."""
        self._gap, self._total, self._ask = 1 / rate, int(rate * seconds), ask
        self._lock, self._next = threading.Lock(), 0
        self.times: list[float] = []
        self.failed = 0

    def run(self, hands: int = 16) -> "Load":
        """Until all are answered."""
        self._begun = time.perf_counter() + 0.2
        threads = [threading.Thread(target=self._work) for _ in range(hands)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        return self

    def _work(self) -> None:
        wire = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        while True:
            with self._lock:
                number, self._next = self._next, self._next + 1
                address = self._ask() if number < self._total else ""
            if not address:
                wire.close()
                return
            due = self._begun + number * self._gap
            time.sleep(max(0.0, due - time.perf_counter()))
            wire.request("GET", address)
            answer = wire.getresponse()
            answer.read()
            took = time.perf_counter() - due
            with self._lock:
                self.times.append(took)
                self.failed += answer.status != 200

    def line(self) -> str:
        """p50, p95, p99 in ms, and how many failed."""
        cuts = quantiles(self.times, n=100)
        return f"{cuts[49] * 1000:8.1f}{cuts[94] * 1000:8.1f}{cuts[98] * 1000:8.1f}{self.failed:8}"


def last_mark(organ: int) -> str:
    """The mark of the last page of an organ's list."""
    from gongkai.web.publishing.models import Item

    oldest = list(Item.objects.filter(organ_id=organ).order_by("published_at", "pk")[:21])[-1]
    at = oldest.published_at or BEGIN
    micros = (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    return f"{micros}-{oldest.pk}"


def kinds(count: int, known: list[str]) -> Iterator[tuple[str, Callable[[], str]]]:
    """Each kind of page with how its next address is drawn."""
    rng = random.Random(7)  # noqa: S311 the same questions every time
    from gongkai.web.publishing.models import Column, Item

    full = Item.objects.order_by("pk").values_list("column__key", "organ__code", "organ_id")[0]
    column, code, organ = full
    late = last_mark(organ)
    columns = list(Column.objects.filter(items__isnull=False).distinct()
                   .values_list("organ__code", "key")[:500])  # fmt: skip
    yield "item", lambda: f"/items/{rng.randrange(1, count + 1)}/"
    yield "column, first page", lambda: "/organs/{}/columns/{}/".format(*rng.choice(columns))
    yield "column, last page", lambda: f"/organs/{code}/columns/{column}/?after={late}"
    yield "all laws of an organ", lambda: f"/organs/{code}/columns/{_top(organ)}/"
    yield "home", lambda: "/"
    yield "organ", lambda: f"/organs/ju-{rng.randrange(ORGANS - 1)}/"
    yield "search, one word", lambda: f"/search/?q={quote(rng.choice(known))}"
    yield (
        "search, two words",
        lambda: f"/search/?q={quote(rng.choice(known) + ' ' + rng.choice(known))}",
    )


def _top(organ: int) -> str:
    from gongkai.web.publishing.models import Column

    return Column.objects.filter(organ_id=organ, kind="statutory", parent=None)[0].key


def serve(env: dict[str, str]) -> "subprocess.Popen[bytes]":
    """The real server."""
    command = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi",
               "--workers", str(WORKERS), "--port", str(PORT),
               "gongkai.web.wsgi:application"]  # fmt: skip
    server = subprocess.Popen(command, env=env, cwd=ROOT, stderr=subprocess.DEVNULL,  # noqa: S603
                              stdout=subprocess.DEVNULL)  # fmt: skip
    for _ in range(300):
        try:
            http.client.HTTPConnection("127.0.0.1", PORT, timeout=5).request("GET", "/robots.txt")
            return server
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server does not answer")


def main() -> None:
    """Fill, index, serve, ask; print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--rate", type=float, default=100)
    parser.add_argument("--seconds", type=float, default=15)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder:
        os.environ |= {"GONGKAI_DATA": folder, "DJANGO_SETTINGS_MODULE": "gongkai.web.settings"}
        import django

        django.setup()
        _measure(given)


def _measure(given: argparse.Namespace) -> None:
    from django.db import connection
    from django.utils import timezone

    from gongkai.web.publishing.search import feeding

    sys.stdout.write(
        f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"{connection.vendor}\n"
    )
    filled, known = fill(given.items)
    sys.stdout.write(f"{given.items} items put in: {filled:.0f} s\n")
    begun = time.perf_counter()
    indexed = feeding.rebuild(at=timezone.now())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"search index of {indexed} items: {time.perf_counter() - begun:.0f} s, "
        f"peak memory {peak:.0f} MB\n"
    )
    asked = list(kinds(given.items, known))
    connection.close()
    server = serve(dict(os.environ))
    try:
        sys.stdout.write(
            f"\nat {given.rate:.0f} requests a second, {given.seconds:.0f} s each, ms\n"
            f"{'page':24}{'p50':>8}{'p95':>8}{'p99':>8}{'failed':>8}{'most/s':>8}\n"
        )
        for name, ask in asked:
            Load(50, 1, ask).run()
            steady = Load(given.rate, given.seconds, ask).run()
            flat = Load(100_000, 0.005, ask)  # 500 requests, each as soon as a hand is free
            started = time.perf_counter()
            flat.run(hands=4)
            most = len(flat.times) / (time.perf_counter() - started - 0.2)
            sys.stdout.write(f"{name:24}{steady.line()}{most:8.0f}\n")
            sys.stdout.flush()
    finally:
        server.terminate()
        server.wait(timeout=20)


if __name__ == "__main__":
    main()
