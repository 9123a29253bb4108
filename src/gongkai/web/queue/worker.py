"""A worker: one thread does tasks, another says every few seconds that it is alive."""

import logging
import os
import secrets
import signal
import threading
from datetime import timedelta
from time import monotonic

from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone

from gongkai.web.queue import leases, running, turns

logger = logging.getLogger(__name__)

STRUCK_OFF = 70  # the exit status of a worker whose lease ran out under it
_BEATS = 12  # in one lease


def work(*, node: str, beat: float, until_idle: bool = False) -> None:
    """Do tasks until told to stop, or until none waits."""
    name = f"{os.getpid()}-{secrets.token_hex(8)}"
    stop = threading.Event()
    lease = timedelta(seconds=beat * _BEATS)
    leases.enter(name, node=node, lease=lease, now=timezone.now())
    turns.take_turns(node=node, now=timezone.now())
    if threading.current_thread() is threading.main_thread():
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: stop.set())
    pulse = threading.Thread(target=_pulse, args=(name, node, beat, lease, stop), daemon=True)
    pulse.start()
    try:
        _work(name, node=node, pause=min(1.0, beat), stop=stop, until_idle=until_idle)
    finally:
        stop.set()
        pulse.join()
        leases.leave(name)


def _work(name: str, *, node: str, pause: float, stop: threading.Event, until_idle: bool) -> None:
    while not stop.is_set():
        close_old_connections()
        try:
            job = running.claim(name, node=node)
        except OperationalError:  # the database is away or busy: it comes back
            logger.exception("no task could be taken")
            job = None
        if job is not None:
            running.run(job)
        elif until_idle:
            return
        else:
            stop.wait(pause)


def _pulse(name: str, node: str, beat: float, lease: timedelta, stop: threading.Event) -> None:
    """Renew the lease, take up what others left, put into the queue what is due."""
    last = monotonic()
    while not stop.wait(beat):
        late = monotonic() - last > 3 * beat
        last = monotonic()
        try:
            if not leases.renew(name, lease=lease):
                logger.critical("worker %s was struck off: it did not beat in time", name)
                os._exit(STRUCK_OFF)  # its task may already be in other hands
            if not late:  # who was kept waiting cannot say that others are dead
                leases.reap()
            turns.take_turns(node=node, now=timezone.now())
        except OperationalError:
            logger.exception("the database did not answer the beat")
        close_old_connections()
    connection.close()
