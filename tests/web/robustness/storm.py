"""`python -m tests.web.robustness.storm SEED KILLS`: kills processes in the middle of acts.

Fills the database, keeps two processes busy, kills each inside an act until enough were killed,
lets a last worker finish what is left, and prints how often it struck where.
"""

import logging
import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass
from mmap import mmap

import django
from django.conf import settings
from django.db import connections

AT_ONCE = 2
_PATIENCE = 20.0  # seconds a process may be outside its act


@dataclass(slots=True)
class Victim:
    """A running process, the byte that says where it is, and when it is struck (0: unsettled)."""

    kind: str
    pid: int
    flag: mmap
    strike: float
    begun: float


def main(seed: int, kills: int) -> None:
    """All of it."""
    django.setup()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    logging.disable(logging.ERROR)
    from tests.web.robustness import hands, stock

    stock.fill()
    connections.close_all()
    dice = random.Random(seed)  # noqa: S311 a storm, not a secret
    plan = [kind for kind in hands.KINDS for _ in range(kills // len(hands.KINDS))]
    dice.shuffle(plan)
    struck = _storm(plan, dice)
    _calm()
    sys.stdout.write(" ".join(f"{kind}={struck[kind]}" for kind in hands.KINDS))


def _storm(plan: list[str], dice: random.Random) -> Counter[str]:
    """Work through the plan, always with so many processes at once."""
    struck: Counter[str] = Counter()
    victims: list[Victim] = []
    while plan or victims:
        while plan and len(victims) < AT_ONCE:
            victims.append(_start(plan.pop(), dice))
        time.sleep(0.0005)
        for each in list(victims):
            if _gone(each):
                raise RuntimeError(f"{each.kind} ended by itself")
            if not _is_time(each, dice):
                continue
            os.kill(each.pid, signal.SIGKILL)
            os.waitpid(each.pid, 0)
            victims.remove(each)
            if each.flag[0]:
                struck[each.kind] += 1
            else:
                plan.append(each.kind)  # it left the act in that very moment: once more
    return struck


def _is_time(victim: Victim, dice: random.Random) -> bool:
    """Inside an act, a little while after its first one began."""
    now = time.monotonic()
    if now - victim.begun > _PATIENCE:
        raise RuntimeError(f"{victim.kind} does nothing")
    if victim.flag[0] and not victim.strike:
        victim.strike = now + dice.uniform(0, 0.02)
    return bool(victim.flag[0]) and now >= victim.strike


def _start(kind: str, dice: random.Random) -> Victim:
    from tests.web.robustness.hands import KINDS

    flag, seed = mmap(-1, 1), dice.random()
    pid = os.fork()
    if pid == 0:
        try:
            KINDS[kind](flag, random.Random(seed))  # noqa: S311 a storm, not a secret
        finally:
            os._exit(1)
    return Victim(kind, pid, flag, 0, time.monotonic())


def _gone(victim: Victim) -> bool:
    return os.waitpid(victim.pid, os.WNOHANG) != (0, 0)


def _calm() -> None:
    """What the dead left is taken up; what was given up for them is begun again."""
    from gongkai.web.queue import leases, queries, services
    from tests.web.robustness.hands import BEAT, toil

    time.sleep(BEAT * 15)  # every lease has run out
    leases.reap()
    for job in queries.failed():
        services.again(job, by=None)
    toil(until_idle=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
