"""What our own writers make, the general readers read back: every cell, tags ignored."""

import pytest

from gongkai.files.writers import PAPER_KINDS
from tests.proof.round_trip import problems

SEEDS = range(15)


@pytest.mark.parametrize("edition", ["2021-30", "2019-60"])
@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_our_own_files_are_read_back_without_their_tags(kind: str, edition: str) -> None:
    # 15 seeds, busy and quiet, in two forms: sixty reports a format
    for seed in SEEDS:
        for busy in (True, False):
            assert problems(seed, edition=edition, busy=busy, kind=kind) == []
