"""A thousand generated reports through every writer of ours and back, tags ignored."""

import pytest

from gongkai.files.writers import PAPER_KINDS
from tests.proof.round_trip import problems

SEEDS = range(250)


@pytest.mark.parametrize("busy", [True, False], ids=["busy", "quiet"])
@pytest.mark.parametrize("edition", ["2021-30", "2019-60"])
@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_a_thousand_reports_come_back_from_every_format(
    kind: str, edition: str, busy: bool
) -> None:
    for seed in SEEDS:
        assert problems(1000 + seed, edition=edition, busy=busy, kind=kind) == []
