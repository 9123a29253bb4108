"""Scanned pages and pictures: their words are read after the check, and looked through too."""

import pytest

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Paper, Paragraph
from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.uploads import recognition
from gongkai.web.uploads.models import Upload
from gongkai.web.uploads.reports import unread
from gongkai.web.uploads.services import files, masking
from tests.web.uploads import making
from tests.web.uploads.things import AT


class Reads:
    """A guard whose reader recognises these words, or none."""

    def __init__(self, *lines: str) -> None:
        """The lines."""
        self.lines = lines

    def __call__(self, _: float) -> "Reads":
        """The guard with a limit of time."""
        return self

    def call(self, function: str, data: bytes, *, name: str) -> Paper:
        """The words, or the error of a reader."""
        if not self.lines:
            raise Unreadable(name, "读取超过时间限度")
        return Paper(tuple(Paragraph(each) for each in self.lines), name, "scan")


def scanned(organ: Organ) -> Upload:
    return files.take(organ, data=making.scan("HELLO"), name="a.pdf", by=None, at=AT)


def read_later(upload: Upload) -> Upload:
    recognition.recognise.call(upload.pk)
    return Upload.objects.get(pk=upload.pk)


def test_a_real_scan_is_read_by_this_machine(bureau: Organ) -> None:
    made = read_later(
        files.take(bureau, data=making.scan("Tel 13812345678"), name="a.pdf", by=None, at=AT)
    )
    assert "13812345678" in made.text.replace(" ", "")
    found = [each for each in made.findings if each["rule"] == "mobile"]
    assert found[0]["place"].startswith("识别出的")
    with pytest.raises(Refused, match="图片中有手机号码"):
        masking.mask_file(made, by=None, at=AT)


def test_what_is_read_is_checked_once(bureau: Organ, monkeypatch: pytest.MonkeyPatch) -> None:
    made = scanned(bureau)
    assert len(unread(made.findings)) == 1
    monkeypatch.setattr(recognition, "shared", Reads("证号11010519491231002X", "截止目前"))
    told = read_later(made)
    assert [each["rule"] for each in told.findings] == ["recognised", "identity_number", "wording"]
    assert "请对照原件" in told.findings[0]["advice"]
    assert Entry.objects.latest("id").act == "upload.recognise"
    assert read_later(made).findings == told.findings


def test_what_cannot_be_read_is_left_to_people(
    bureau: Organ, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = scanned(bureau)
    monkeypatch.setattr(recognition, "shared", Reads())
    told = read_later(made)
    assert [each["advice"] for each in told.findings] == ["机器没有读出文字，请逐页人工核对"]
    assert read_later(told).findings == told.findings


def test_a_file_refused_meanwhile_is_not_read(bureau: Organ) -> None:
    made = scanned(bureau)
    files.refuse(made, reason="x", by=None)
    assert read_later(made).text == made.text
    recognition.recognise.call(10**9)


def test_without_the_component_nothing_waits_for_it(
    bureau: Organ, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "find_spec", lambda name: None)
    assert not recognition.is_possible()
    assert unread(scanned(bureau).findings)[0]["advice"] == "等待识别，或者逐页人工核对"
