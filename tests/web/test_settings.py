"""Nonsense in the environment stops the start, and production mode is clean."""

import os
from pathlib import Path

import pytest

from tests.web.places import manage

KEY = "k3y-" * 15
PRODUCTION = {
    "GONGKAI_MODE": "production", "GONGKAI_SECRET_KEY": KEY + "0123456789abcdefXYZ",
    "GONGKAI_HOSTS": "gongkai.example.gov.cn",
}  # fmt: skip


def environment(folder: Path, **changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GONGKAI_")}
    return {**kept, "GONGKAI_DATA": str(folder), "PYTHONWARNINGS": "error", **changes}


def test_production_mode_passes_the_deployment_check(tmp_path: Path) -> None:
    env = environment(tmp_path, **PRODUCTION)
    answer = manage(env, "check", "--deploy", "--fail-level", "INFO")
    assert "no issues (0 silenced)" in answer.stdout + answer.stderr
    assert manage(env, "collectstatic", "--no-input").returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GONGKAI_MODE", "producton"),
        ("GONGKAI_DATABASE", "mysql://localhost/gongkai"),
        ("GONGKAI_DATABASE", "gongkai.sqlite3"),
        ("GONGKAI_TWO_FACTOR", "sometimes"),
        ("GONGKAI_SESSIONS", "0"),
        ("GONGKAI_PROXIES", "-1"),
        ("GONGKAI_DEBUG", "true"),
        ("GONGKAI_INDEX_NUMBER", "{organ}-{year}"),
        ("GONGKAI_INDEX_NUMBER", "{organ}/{period}"),
        ("GONGKAI_SECRET_KEY", "short"),
        ("GONGKAI_NODE", "../elsewhere"),
        ("GONGKAI_MAIL", "mail.example.org"),
        ("GONGKAI_MAIL", "smtp://mail.example.org:25"),
    ],
)
def test_a_value_without_sense_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    answer = manage(environment(tmp_path, **{name: value}), "check")
    assert answer.returncode != 0
    assert name in answer.stderr.splitlines()[-1]


@pytest.mark.parametrize("name", ["GONGKAI_SECRET_KEY", "GONGKAI_HOSTS"])
def test_production_mode_demands_what_it_needs(tmp_path: Path, name: str) -> None:
    left = {key: value for key, value in PRODUCTION.items() if key != name}
    answer = manage(environment(tmp_path, **left), "check")
    assert f"{name} must be set" in answer.stderr
    debug = manage(environment(tmp_path, **PRODUCTION, GONGKAI_DEBUG="yes"), "check")
    assert "must not be in production mode" in debug.stderr


def test_the_local_key_is_drawn_once_and_for_the_owner_only(tmp_path: Path) -> None:
    manage(environment(tmp_path), "check")
    first = (tmp_path / "secret-key").read_text()
    manage(environment(tmp_path), "check")
    assert (tmp_path / "secret-key").read_text() == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_production_mode_has_no_sample_county(tmp_path: Path) -> None:
    answer = manage(environment(tmp_path, **PRODUCTION), "demo")
    assert "生产环境不建立示例县" in answer.stderr
