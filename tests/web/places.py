"""Databases and servers of their own, for tests that need more than one process."""

import atexit
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]


def own_database(folder: Path) -> dict[str, str]:
    """The environment of a fresh database of the kind these tests run on."""
    env = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "gongkai.web.settings",
        "GONGKAI_DATA": str(folder), "PYTHONWARNINGS": "error",
    }  # fmt: skip
    address = os.environ.get("GONGKAI_DATABASE", "")
    if not address:
        return env
    import psycopg

    name = f"own_{uuid.uuid4().hex}"
    server = urlsplit(address)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return env | {"GONGKAI_DATABASE": server._replace(path=f"/{name}").geturl()}


def own_county(folder: Path) -> dict[str, str]:
    """The same with the sample county in it: built once, then copied."""
    made = _county()
    shutil.copytree(made["GONGKAI_DATA"], folder, dirs_exist_ok=True)
    env = {**made, "GONGKAI_DATA": str(folder)}
    return env if "GONGKAI_DATABASE" not in made else env | _copied(made["GONGKAI_DATABASE"])


@cache
def _county() -> dict[str, str]:
    folder = Path(tempfile.mkdtemp(prefix="gongkai-county-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    env = own_database(folder)
    made = manage(env, "demo")
    assert made.returncode == 0, made.stderr
    return env


def _copied(address: str) -> dict[str, str]:
    import psycopg

    name, template = f"own_{uuid.uuid4().hex}", urlsplit(address).path[1:]
    with psycopg.connect(os.environ["GONGKAI_DATABASE"], autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
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
