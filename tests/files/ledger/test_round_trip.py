"""Whatever facts are written into a ledger are read back from it, ids included."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from gongkai.files.ledger import read_ledger, write_ledger
from gongkai.files.samples import model_organ
from gongkai.law.errors import BadFacts
from gongkai.report.facts import YearFacts
from tests.facts import year_facts


def _written(facts: YearFacts, folder: str | Path, name: str = "ledger.xlsx") -> Path:
    path = Path(folder) / name
    write_ledger(path, year=facts.year, facts=facts)
    return path


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts=year_facts())
def test_any_facts_are_read_back_as_they_were_written(facts: YearFacts) -> None:
    with TemporaryDirectory() as folder:
        reading = read_ledger(_written(facts, folder))
    assert [str(each) for each in reading.problems] == []
    assert reading.facts == facts


def test_the_model_organ_is_read_back_whole(tmp_path: Path) -> None:
    reading = read_ledger(_written(model_organ(), tmp_path))
    assert reading.problems == ()
    assert reading.facts == model_organ()


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (_written(model_organ(), tmp_path, name) for name in ("a.xlsx", "b.xlsx"))
    assert first.read_bytes() == second.read_bytes()


def test_facts_of_another_year_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFacts, match="2023"):
        write_ledger(tmp_path / "ledger.xlsx", year=2023, facts=model_organ())
    assert list(tmp_path.iterdir()) == []
