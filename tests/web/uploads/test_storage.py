"""Uploaded files in a bucket that speaks S3: a real server of that protocol answers."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.web import settings
from tests.web.places import own_database, python

KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1"}  # fmt: skip
STORY = """
import django; django.setup()
from datetime import UTC, date, datetime
from gongkai.web.organs.services import organs
from gongkai.web.uploads.services import files
organ = organs.found(code="ju", kind="department", name="某局", parent=None,
                     on=date(2020, 1, 1), by=None)
made = files.take(organ, data="文字".encode(), name="说明.txt", by=None,
                  at=datetime(2025, 3, 3, tzinfo=UTC))
print(made.state, files.read(made).decode(), files.serve(made).status_code)
"""
BUCKET = """
import boto3, sys
boto3.client("s3", endpoint_url=sys.argv[1]).create_bucket(Bucket="files")
"""


@pytest.fixture
def bucket() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603 ours
        [str(Path(sys.executable).with_name("moto_server")), "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def test_files_lie_in_the_bucket_and_not_on_the_disk(bucket: str, tmp_path: Path) -> None:
    env = own_database(tmp_path) | KEYS | {
        "GONGKAI_STORAGE": f"s3://files?endpoint={bucket}", "PYTHONWARNINGS": "default",
    }  # fmt: skip
    made = python({**os.environ, **KEYS}, BUCKET, bucket)
    said = made.communicate(timeout=60)[0]
    assert made.returncode == 0, said
    story = python(env, STORY)
    said = story.communicate(timeout=120)[0]
    assert said.splitlines()[-1] == "checked 文字 200", said
    assert not (tmp_path / "files").exists()


@pytest.mark.parametrize("odd", ["s3:/files", "http://host/x", "s3://files", "s3://b?endpoint=x"])
def test_a_storage_that_makes_no_sense_stops_the_start(odd: str) -> None:
    with pytest.raises(settings.ImproperlyConfigured):
        settings.storage(odd)
