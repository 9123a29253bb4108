"""Every system of the design has a picture of its own page and a test that is there."""

import re

from tests.web.places import ROOT

ROW = re.compile(r"^\| (S\d+) \|(?:[^|]*\|){2} \[[^\]]+\]\((pictures/[\w-]+\.png)\) \| (.+) \|$")


def test_every_system_has_a_picture_of_its_own_and_tests_that_exist() -> None:
    lines = (ROOT / "docs" / "systems.md").read_text("utf-8").splitlines()
    rows = [found for line in lines if (found := ROW.match(line))]
    assert [row[1] for row in rows] == [f"S{number}" for number in range(1, 16)]
    pictures = [row[2] for row in rows]
    assert len(set(pictures)) == len(rows)
    for picture in pictures:
        assert (ROOT / "docs" / picture).is_file(), picture
    for row in rows:
        named = re.findall(r"`([^`]+)`", row[3])
        assert named, row[1]
        for test in named:
            assert (ROOT / test).exists(), test
