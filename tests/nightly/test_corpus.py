"""The whole corpus: every clean report and every seeded error in every shape."""

import pytest

from tests.proof.corpus import FORMATS, shapes_of, whole
from tests.proof.limits import LEAST
from tests.proof.measure import total


@pytest.mark.parametrize(
    ("format_", "shape"), [(each, shape) for each in FORMATS for shape in shapes_of(each)]
)
def test_a_shape_is_read_right_and_judged_right(format_: str, shape: str) -> None:
    score = total(whole(format_, shapes=(shape,), seeds=(3,) if format_ == "pdf" else (3, 8)))
    assert score.precision == 1, score.faults
    assert score.recall >= LEAST[format_], score.faults
    assert score.busy_recall >= LEAST[format_], score.faults
    assert score.found == score.seeded, score.faults
    assert score.alarms == 0, score.faults
