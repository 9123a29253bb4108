"""Files that come in: taken, looked into, refused; what they hide; what is given out."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.files import LARGEST
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.uploads import tasks
from gongkai.web.uploads.checks.masking import personal
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.services import files, masking
from gongkai.web.uploads.services.words import add_word, end_word
from gongkai.web.uploads.words import edition
from tests.web.conftest import Hire
from tests.web.uploads import papers, things
from tests.web.uploads.things import AT

HOSTILE = list(papers.hostile())


def take(organ: Organ, data: bytes, name: str) -> Upload:
    return files.take(organ, data=data, name=name, by=None, at=AT)


def answer(organ: Organ, data: bytes, name: str) -> Upload | str:
    """The file as it was taken, or why it was not."""
    try:
        return take(organ, data, name)
    except Refused as refused:
        return str(refused)


def stored() -> int:
    root = Path(default_storage.path(""))
    return sum(each.is_file() for each in root.rglob("*")) if root.exists() else 0


def test_there_are_more_than_a_hundred_hostile_files() -> None:
    assert len(HOSTILE) > 100


@pytest.mark.parametrize(("what", "data", "name"), HOSTILE, ids=[each[0] for each in HOSTILE])
def test_a_hostile_file_gets_an_answer_and_never_a_crash(
    bureau: Organ, what: str, data: bytes, name: str
) -> None:
    before = stored()
    made = answer(bureau, data, name)
    if isinstance(made, str):
        assert made
        assert (stored(), Upload.objects.count()) == (before, 0)
        return
    assert made.state in (State.CHECKED, State.REFUSED)
    assert made.findings or made.state == State.CHECKED
    assert made.name.isprintable()
    assert not {"/", "\\", "\u202e"} & set(made.name)
    assert Path(default_storage.path(made.stored)).is_relative_to(default_storage.path(""))
    given = files.serve(made)
    assert given.status_code == (200 if made.state == State.CHECKED else 404)
    assert "\n" not in given.get("Content-Disposition", "")
    default_storage.delete(made.stored)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (papers.revised(), "a.docx", "修订"),
        (papers.vanished(), "a.docx", "隐藏的文字"),
        (papers.word(author="张三"), "a.docx", "张三"),
        (papers.sheet(papers.hidden_sheet), "a.xlsx", "隐藏的工作表"),
        (papers.sheet(papers.hidden_row), "a.xlsx", "隐藏的1行"),
        (papers.sheet(papers.commented), "a.xlsx", "批注"),
        (papers.pdf(covered=True), "a.pdf", "色块下面"),
        (papers.word("联系人手机13812345678"), "a.docx", "手机号码"),
    ],
)  # fmt: skip
def test_what_a_file_hides_is_told(bureau: Organ, data: bytes, name: str, said: str) -> None:
    made = take(bureau, data, name)
    assert made.state == State.CHECKED
    assert said in str(made.findings)


@pytest.mark.parametrize(
    ("data", "name"),
    [(papers.word(), "a.docx"), (papers.sheet(), "a.xlsx"), (papers.pdf(), "a.pdf"),
     ("文字".encode(), "a.txt"), (papers.png(4, 4), "a.png")],
)  # fmt: skip
def test_a_clean_file_is_called_clean(bureau: Organ, data: bytes, name: str) -> None:
    made = take(bureau, data, name)
    assert (made.state, [each for each in made.findings if each["severity"] == "grave"]) == (
        State.CHECKED, [],
    )  # fmt: skip


def test_the_words_of_a_file_are_kept_for_reviewers_and_the_search(bureau: Organ) -> None:
    assert "关于开展工作的通知" in take(bureau, papers.word(), "a.docx").text
    assert "SECRET 12345" in take(bureau, papers.pdf(), "a.pdf").text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("手机13812345678，证号11010519491231002X".encode(), "a.txt"),
        (papers.word("手机13812345678，证号11010519491231002X", author="张三"), "a.docx"),
        (papers.sheet(lambda made: made.active.append(["手机13812345678"])), "a.xlsx"),
    ],
)  # fmt: skip
def test_a_masked_copy_holds_no_personal_data_any_more(
    bureau: Organ, data: bytes, name: str
) -> None:
    original = take(bureau, data, name)
    assert personal(original.text)
    made = masking.mask_file(original, by=None, at=AT)
    assert personal(made.text) == ()
    assert b"13812345678" not in files.read(made)
    assert "****" in made.text
    assert "张三" not in str(made.findings)
    original.refresh_from_db()
    assert (original.state, made.masked_from) == (State.CHECKED, original)


def test_a_kind_that_cannot_be_masked_is_refused_with_advice(bureau: Organ) -> None:
    with pytest.raises(Refused, match="源文件"):
        masking.mask_file(take(bureau, papers.slides(), "a.pptx"), by=None, at=AT)
    with pytest.raises(Refused, match="尚未检查"):
        masking.mask_file(things.quarantined(bureau), by=None, at=AT)


def test_nobody_is_given_a_file_before_it_is_checked(bureau: Organ) -> None:
    assert files.serve(things.quarantined(bureau)).status_code == 404
    answer = files.serve(take(bureau, papers.pdf(), "年报.pdf"), inline=True)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Disposition"].startswith("inline")


def test_a_file_that_is_too_large_is_refused_before_it_is_kept(
    bureau: Organ, settings: object
) -> None:
    settings.UPLOAD_LARGEST = 10
    with pytest.raises(Refused):
        files.receive(bureau, data=b"x" * 11, name="a.txt", by=None, at=AT)
    assert not Upload.objects.exists()
    assert LARGEST > 10


def test_a_scanner_that_does_not_answer_leaves_the_file_in_quarantine(
    bureau: Organ, settings: object
) -> None:
    settings.CLAMD = "127.0.0.1:9"
    made = take(bureau, "文字".encode(), "a.txt")
    assert made.state == State.QUARANTINED
    settings.CLAMD = ""
    assert tasks.check_waiting(AT + timedelta(minutes=5)) == 1
    made.refresh_from_db()
    assert made.state == State.CHECKED


def test_bytes_without_a_row_are_swept_away_after_a_day(bureau: Organ) -> None:
    kept = things.checked(bureau)
    orphan = default_storage.save("2025/03/orphan", ContentFile(b"x"))
    made = default_storage.get_modified_time(orphan)
    assert tasks.sweep(made + timedelta(hours=1)) == 0
    assert tasks.sweep(made + timedelta(hours=25)) >= 1
    assert not default_storage.exists(orphan)
    assert default_storage.exists(kept.stored)


def test_a_word_of_the_house_is_looked_for_until_it_is_ended(bureau: Organ) -> None:
    before = edition()
    entry = add_word(
        bureau, find="某某办", say="已撤销", use="某某局", grave=True, on=things.DAY, by=None
    )
    assert "已撤销" in str(things.checked(bureau, text="由某某办负责").findings)
    with pytest.raises(Refused):
        add_word(bureau, find="某某办", say="再", use="", grave=False, on=things.DAY, by=None)
    between = edition()
    end_word(entry, on=things.DAY, by=None)
    assert len({before, between, edition()}) == 3
    assert "已撤销" not in str(things.checked(bureau, text="由某某办负责").findings)


def test_a_clerk_sends_a_file_on_a_page_and_sees_what_was_found(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client = enter(hire(bureau, "clerk"))
    address = f"/workspace/organs/{bureau.code}/uploads/add/"
    bad = client.post(address, {"file": SimpleUploadedFile("a.exe", b"MZ")})
    assert (bad.status_code, "程序文件" in bad.text) == (422, True)
    sent = client.post(
        address, {"file": SimpleUploadedFile("a.docx", papers.revised())}, follow=True
    )
    assert "未接受的修订" in sent.text
    made = Upload.objects.get()
    assert client.get(f"/workspace/uploads/{made.pk}/file/").status_code == 200
