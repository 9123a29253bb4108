"""`manage.py serve`: the web server and a worker on this machine, in the foreground."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

PROCESSES = (os.cpu_count() or 1) + 1  # one may wait for the database while the others compute
_WAIT = 20  # seconds a child may take to finish what it has in hand


class Command(BaseCommand):
    """Until Ctrl-C. A worker that ends is started again; if the server ends, all does."""

    help = "启动门户、工作台和后台任务进程，按 Ctrl-C 停止"

    def add_arguments(self, parser: CommandParser) -> None:
        """Where it listens, and with how many processes."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--web", type=int, default=PROCESSES, help="网页进程数")
        parser.add_argument("--tasks", type=int, default=1, help="后台任务进程数")

    def handle(self, *, host: str, port: int, web: int, tasks: int, **options: Any) -> None:
        """Start the children, mind them, stop them."""
        stop = threading.Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: stop.set())
        server = subprocess.Popen(server_command(host, port, web))  # noqa: S603 ours
        workers = [_worker() for _ in range(tasks)]
        self.stdout.write(f"门户 http://{host}:{port}/  工作台 http://{host}:{port}/workspace/")
        self.stdout.write("按 Ctrl-C 停止", ending="\n")
        self.stdout.flush()
        try:
            while server.poll() is None and not stop.wait(0.5):
                workers = [each if each.poll() is None else _worker() for each in workers]
        finally:
            _end([*workers, server])
        if not stop.is_set():
            sys.exit(server.returncode)


def server_command(host: str, port: int, web: int = PROCESSES) -> list[str]:
    """The web server with so many processes."""
    granian = Path(sys.executable).with_name("granian")
    return [
        str(granian), "--interface", "wsgi", "--host", host, "--port", str(port), "--workers",
        str(web), "--blocking-threads", "8", "--respawn-failed-workers", "--log-level", "warning",
        "gongkai.web.wsgi:application",
    ]  # fmt: skip


def _worker() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, sys.argv[0], "work"])  # noqa: S603 ours


def _end(children: "list[subprocess.Popen[bytes]]") -> None:
    for each in children:
        if each.poll() is None:
            each.terminate()
    for each in children:
        try:
            each.wait(_WAIT)
        except subprocess.TimeoutExpired:
            each.kill()
