"""Server and worker in the foreground: a killed worker comes back, and all end together."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.web.places import ROOT, manage, own_county, python

PIDS = """
import django
django.setup()
from gongkai.web.queue.models import Worker
print(*(name.split("-")[0] for name in Worker.objects.values_list("name", flat=True)))
"""


def until(true: Callable[[], bool]) -> None:
    for _ in range(100):
        if true():
            return
        time.sleep(0.2)
    raise AssertionError("waited in vain")


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/") as page:
            return "示例县" in page.read().decode()
    except URLError:
        return False


def test_server_and_worker_run_until_told_to_stop(tmp_path: Path) -> None:
    env = own_county(tmp_path)
    said = manage(env, "demo").stdout
    assert len(re.findall("^  [a-z]+ ", said, flags=re.MULTILINE)) == 9
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "manage.py"), "serve", "--port", str(port)]
    serve = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)  # noqa: S603 ours

    def workers() -> list[str]:
        return python(env, PIDS).communicate(timeout=30)[0].split()

    try:
        until(lambda: answers(port))
        until(lambda: len(workers()) == 1)
        (first,) = workers()
        os.kill(int(first), signal.SIGKILL)
        until(lambda: set(workers()) - {first} != set())
        (second,) = set(workers()) - {first}
    finally:
        serve.send_signal(signal.SIGINT)
        out = serve.communicate(timeout=60)[0]
    assert serve.returncode == 0
    assert f"http://127.0.0.1:{port}/workspace/" in out
    assert not answers(port)
    assert not Path(f"/proc/{second}").exists()
