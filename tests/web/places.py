"""Databases and servers of their own, for tests that need more than one process."""

import atexit
import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]


def own_database(folder: Path) -> dict[str, str]:
    """The environment of a database of the kind these tests run on, with all tables, empty."""
    return _environment(_copied(migrated(), folder))


def own_county(folder: Path) -> dict[str, str]:
    """The same with the sample county in it."""
    tables = migrated()
    return _environment(_copied(_once("county", lambda inner: _county(tables, inner)), folder))


def migrated() -> dict[str, str]:
    """Where all tables are, to be copied: making them takes a quarter of a minute."""
    return _once("migrated", _migrated)


def _once(name: str, make: Callable[[Path], dict[str, str]]) -> dict[str, str]:
    """Where `make` made something in a folder, once for all workers of a run."""
    folder = _shared() / name
    with Path(__file__).open() as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        kept = folder / "made.json"
        if not kept.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what failed half-way
            folder.mkdir()
            made = make(folder / "data")
            kept.write_text(json.dumps(made))
        found: dict[str, str] = json.loads(kept.read_text())
        return found


@cache
def _shared() -> Path:
    """A folder of this run; the last worker that leaves takes it away."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"alone-{os.getpid()}")
    folder = Path(tempfile.gettempdir()) / f"gongkai-run-{run}"
    mine = folder / f"worker-{os.getpid()}"
    mine.mkdir(parents=True)

    def leave() -> None:
        mine.rmdir()
        if not any(folder.glob("worker-*")):
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(leave)
    return folder


def _migrated(folder: Path) -> dict[str, str]:
    folder.mkdir()
    made = {"GONGKAI_DATA": str(folder), **_created()}
    done = manage(_environment(made), "migrate", "-v0")
    assert done.returncode == 0, done.stderr
    return made


def _county(tables: dict[str, str], folder: Path) -> dict[str, str]:
    made = _copied(tables, folder)
    done = manage(_environment(made), "demo")
    assert done.returncode == 0, done.stderr
    return made


def _environment(made: dict[str, str]) -> dict[str, str]:
    return {
        **os.environ, **made, "DJANGO_SETTINGS_MODULE": "gongkai.web.settings",
        "PYTHONWARNINGS": "error",
    }  # fmt: skip


def _copied(made: dict[str, str], folder: Path) -> dict[str, str]:
    shutil.copytree(made["GONGKAI_DATA"], folder, dirs_exist_ok=True)
    return {"GONGKAI_DATA": str(folder), **_created(like=made.get("GONGKAI_DATABASE", ""))}


def _created(*, like: str = "") -> dict[str, str]:
    """A new database on the server these tests run on; none with SQLite, where it is a file."""
    address = os.environ.get("GONGKAI_DATABASE", "")
    if not address:
        return {}
    import psycopg

    name = f"own_{uuid.uuid4().hex}"
    template = f' TEMPLATE "{urlsplit(like).path[1:]}"' if like else ""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"{template}')
    return {"GONGKAI_DATABASE": urlsplit(address)._replace(path=f"/{name}").geturl()}


def manage(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of manage.py."""
    command = [sys.executable, str(ROOT / "manage.py"), *words]
    return subprocess.run(command, env=env, capture_output=True, text=True)  # noqa: S603 ours


def python(env: dict[str, str], code: str, *words: str) -> "subprocess.Popen[str]":
    """Start a piece of Python."""
    return subprocess.Popen(  # noqa: S603 ours
        [sys.executable, "-c", code, *words],
        env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


@contextmanager
def served(env: dict[str, str]) -> Iterator[str]:
    """The address of a running server: the real one, two workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--workers", "2",
        "--port", str(port), "gongkai.web.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(  # noqa: S603 ours
        command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        _wait(server, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate(timeout=20)


def _wait(server: "subprocess.Popen[bytes]", port: int) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError(server.communicate()[1].decode())
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server does not answer")
