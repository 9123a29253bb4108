"""A sample of the corpus: every shape once and every seeded error once, in each format."""

import pytest

from gongkai.report.rules import RULES
from tests.proof.corpus import EDITIONS, FORMATS, RIGID, UNNUMBERED, sample, seeded, shapes_of
from tests.proof.limits import LEAST, of_ledger_or_file
from tests.proof.measure import total


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("format_", FORMATS)
def test_a_sample_of_the_corpus_is_read_right_and_judged_right(format_: str, edition: str) -> None:
    score = total(sample(format_, editions=(edition,)))
    assert score.precision == 1, score.faults
    assert score.recall >= LEAST[format_], score.faults
    assert score.busy_recall >= LEAST[format_], score.faults
    assert score.found == score.seeded, score.faults
    assert score.alarms == 0, score.faults


def test_every_rule_that_speaks_of_papers_is_seeded() -> None:
    codes = {
        specimen.expect[0]
        for edition in EDITIONS
        for specimen in seeded(1, edition=edition)
        if specimen.expect
    }
    assert codes == {rule.code for rule in RULES} - of_ledger_or_file()


def test_there_are_forty_shapes_and_more() -> None:
    shapes = {(format_, shape) for format_ in FORMATS for shape in shapes_of(format_)}
    assert len(shapes) >= 140
    assert {shape for _, shape in shapes} >= RIGID | UNNUMBERED.keys()
