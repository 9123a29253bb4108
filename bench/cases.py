"""Two hundred thousand applications: queue, case and figures pages under load.

python -m bench.cases [--cases N] [--rate R] [--seconds S] [--data FOLDER --step fill|load]

Asks the database that GONGKAI_DATABASE names (SQLite in a temporary folder without it). Cases are
put in past the acts, in sixty organs, a tenth of them in one; then the real server, two processes,
is asked over the loopback by signed-in staff at a steady rate. The generator shares the cores.

The first pages of each process (templates, law, drafts) are asked before and not measured; drafts
are remembered while the journal stands, so the busiest organ's are also asked after an act each.
"""

import argparse
import os
import platform
import random
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench import items
from bench.lives import BEGIN, put
from bench.load import Load
from bench.web import PORT, say, serve

STEPS = ("fill", "load")
STAFF = (("jingban", "clerk"), ("gongkai", "ogi_head"), ("kezhang", "section_head"))
HANDS = 8
WARM = 24  # hands of the first round: enough connections that each process has some


def fill(count: int) -> None:
    """Organs, their staff and their cases; the report of this year is begun."""
    from django.db import connection
    from django.utils import timezone

    from gongkai.web.annual.services.drafting import open_report
    from gongkai.web.organs.models import Organ
    from gongkai.web.organs.services import people

    items.found_organs()
    county, big, usual = (Organ.objects.get(code=code) for code in ("xian", "ju-0", "ju-1"))
    wanted = [(big, name, role) for name, role in STAFF]
    wanted += [(usual, "putong", "ogi_head"), (county, "zhuguan", "authority")]
    for organ, name, role in wanted:
        for hand in range(HANDS):
            person = people.add(
                organ=organ, username=f"{name}-{hand}", mobile="13800000000", name=name,
                password=secrets.token_urlsafe(), by=None, given=False,
            )  # fmt: skip
            people.appoint(person, organ=organ, section=None, role=role, on=BEGIN, by=None)
    today = timezone.localdate()
    for organ in (big, usual):
        open_report(organ, year=today.year, by=None)
    say(f"{count} cases put into the database: {put(count, today=today):.0f} s")
    connection.close()


def cookies(name: str) -> list[str]:
    """Sessions of the people of one kind."""
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from gongkai.web.organs.models import Person
    from gongkai.web.organs.services import entry

    found = []
    for person in Person.objects.filter(username__startswith=f"{name}-").order_by("pk"):
        client = Client()
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        session = client.session
        session["stay"] = entry.sign_in(person, at=timezone.now(), most=9).pk
        session.save()
        found.append(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
    return found


def kinds(count: int) -> Iterator[tuple[str, str, Callable[[], str]]]:
    """Each kind of page, who asks for it, and how its next address is drawn."""
    from gongkai.web.annual.models import YearReport
    from gongkai.web.applications.models import Case

    rng = random.Random(11)  # noqa: S311 the same questions every time
    queue, known = "/workspace/applications/", items.words()
    mine = list(Case.objects.filter(organ__code="ju-0").values_list("pk", flat=True))
    busy, usual = YearReport.objects.order_by("organ__pk")
    years = range(BEGIN.year, busy.year + 1)
    yield "queue of an organ", "jingban", lambda: queue
    yield "queue, overdue", "jingban", lambda: f"{queue}?due=overdue"
    yield "queue, an older page", "jingban", lambda: f"{queue}?after={rng.choice(mine)}"
    yield "queue, by words", "jingban", lambda: f"{queue}?text={rng.choice(known)}"
    yield "queue of the county", "zhuguan", lambda: queue
    yield "county, overdue", "zhuguan", lambda: f"{queue}?due=overdue"
    yield (
        "county, closed of a year",
        "zhuguan",
        lambda: f"{queue}?state=closed&year={rng.choice(years)}&after={rng.randrange(count)}",
    )
    yield "county, by words", "zhuguan", lambda: f"{queue}?text={rng.choice(known)}"
    yield "workload", "gongkai", lambda: f"{queue}workload/"
    yield "case", "jingban", lambda: f"/workspace/cases/{rng.choice(mine)}/"
    for name, who, report in (("", "putong", usual), (", busiest", "gongkai", busy)):
        page = f"/workspace/reports/{report.pk}/"
        cell = f"{page}cell/?key=table3.granted.natural"
        yield f"figures so far{name}", who, partial(str, page)
        yield f"one figure{name}", who, partial(str, cell)
    anew = partial(_moved, f"/workspace/reports/{busy.pk}/", busy.organ_id)
    yield "figures after an act", "gongkai", anew


def _moved(address: str, organ: int) -> str:
    """The address, with the organ's journal one entry on: what was counted is counted anew."""
    from django.db.models import F

    from gongkai.web.journal.models import Chain

    Chain.objects.filter(organ=organ).update(length=F("length") + 1)
    return address


def load(given: argparse.Namespace) -> None:
    """Each kind of page at a steady rate."""
    from django.db import connection

    asked = [(name, cookies(who), ask) for name, who, ask in kinds(given.cases)]
    connection.close()
    server = serve()
    say("the first pages of each process are asked before and not counted")
    say(f"\nat {given.rate:.0f} requests a second, {given.seconds:.0f} s each, ms\n"
        f"{'page':24}{'p50':>8}{'p95':>8}{'p99':>8}{'failed':>8}")  # fmt: skip
    try:
        for _, who, ask in asked:
            Load(PORT, 2 * WARM, 2, ask, cookies=who).run(WARM)
        for name, who, ask in asked:
            Load(PORT, given.rate, 1.5, ask, cookies=who).run(HANDS)
            steady = Load(PORT, given.rate, given.seconds, ask, cookies=who).run(HANDS)
            say(f"{name:24}{steady.line()}")
    finally:
        server.terminate()
        server.wait(timeout=20)


def main() -> None:
    """Fill, serve, ask; print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=200_000)
    parser.add_argument("--rate", type=float, default=10)
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
        say(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, "
            f"{connection.vendor}")  # fmt: skip
        if "fill" in (given.step or STEPS):
            fill(given.cases)
        if "load" in (given.step or STEPS):
            load(given)
        say(f"{time.perf_counter() - begun:.0f} s in all")


if __name__ == "__main__":
    main()
