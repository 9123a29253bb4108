"""A letter is issued once, numbered without gaps, kept as it went out, read with a trace."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from gongkai.web.applications import seal
from gongkai.web.applications.clock import events_of
from gongkai.web.applications.letters.occasions import occasions, open_occasions
from gongkai.web.applications.models import Case, Letter, LetterFile
from gongkai.web.applications.services import lettering
from gongkai.web.journal.digest import sm3
from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from tests.web.applications import making
from tests.web.applications.letters.reading import bare, docx_text, pdf_text
from tests.web.applications.making import DAY

NOW = timezone.now()


@pytest.fixture
def office(bureau: Organ) -> Organ:
    """A bureau whose letters have their mark, authority and court."""
    making.letterhead(bureau)
    return bureau


def issue(case: Case, kind: str, *, on: date = date(2026, 1, 5)) -> Letter:
    case.refresh_from_db()
    (key,) = {
        each.key for each in open_occasions(case, events_of(case)) if each.kind == kind
    }  # fmt: skip
    return lettering.issue_letter(case, letter=key, at=NOW, on=on, by=None)


def words_of(letter: Letter) -> str:
    return docx_text(lettering.read(letter, kind="docx", by=None))


def test_a_reply_is_issued_as_docx_and_pdf_that_say_the_same(office: Organ) -> None:
    letter = issue(making.signed(office), "reply")
    assert (letter.number, letter.day) == ("示测公复〔2025〕1号", DAY)
    page = bare(pdf_text(lettering.read(letter, kind="pdf", by=None)))
    word = words_of(letter)
    for said in (
        "政府信息公开申请答复书", letter.number, "张小山：", "某路改造的批准文件", "2025年3月3日",
        "《中华人民共和国政府信息公开条例》第三十六条第二项", "批准文件1份，电子件，6页",
        "60日内向某县人民政府申请行政复议", "6个月内向某县人民法院提起行政诉讼",
    ):  # fmt: skip
        assert said in word
        assert bare(said) in page
    assert "〈" not in word + page


def test_a_receipt_tells_how_its_due_day_comes_about_and_the_code(office: Organ) -> None:
    text = words_of(issue(making.handling(office), "receipt"))
    for said in ("示测公收〔2025〕1号", "2025年3月31日前", "期限的计算", "查询码为", "第三十三条"):
        assert said in text


def test_numbers_run_by_organ_code_and_year(office: Organ, neighbour: Organ) -> None:
    making.letterhead(neighbour)
    replies = [issue(making.signed(office), "reply").serial for _ in range(3)]
    assert replies == [1, 2, 3]
    assert issue(making.handling(office), "receipt").serial == 1
    assert issue(making.signed(neighbour), "reply").serial == 1
    assert issue(making.signed(office, on=date(2025, 12, 31)), "reply").serial == 4
    assert issue(making.signed(office, on=date(2026, 1, 5)), "reply").serial == 1


def test_a_letter_goes_out_once_and_takes_no_number_when_refused(office: Organ) -> None:
    case = making.signed(office)
    key = f"reply-{events_of(case)[-1].pk}"
    issue(case, "reply")
    with pytest.raises(Refused, match="已经发出"):
        lettering.issue_letter(case, letter=key, at=NOW, on=DAY, by=None)
    assert issue(making.signed(office), "reply").serial == 2


def test_what_is_missing_is_listed_and_nothing_goes_out(bureau: Organ) -> None:
    with pytest.raises(Refused, match="机关代字；行政复议机关；有管辖权的人民法院"):
        issue(making.signed(bureau), "reply")
    assert not Letter.objects.exists()
    making.letterhead(bureau)
    assert issue(making.signed(bureau), "reply").serial == 1


def test_a_draft_is_not_issued_before_it_is_signed(office: Organ) -> None:
    case = making.drafted(office)
    (reply,) = (each for each in occasions(case, events_of(case)) if each.kind == "reply")
    assert not reply.ready
    with pytest.raises(Refused, match="尚未签发"):
        lettering.issue_letter(case, letter=reply.key, at=NOW, on=DAY, by=None)


def test_no_letter_goes_out_before_its_day_or_over_another_act(office: Organ) -> None:
    case = making.signed(office)
    key = f"reply-{events_of(case)[-1].pk}"
    with pytest.raises(Refused, match="不能更早"):
        lettering.issue_letter(case, letter=key, at=NOW, on=date(2025, 1, 1), by=None)
    with pytest.raises(Refused, match="已有新的办理记录"):
        lettering.issue_letter(case, letter=key, at=NOW, on=DAY, seen=1, by=None)


def test_a_sign_that_no_font_has_stops_the_letter(office: Organ) -> None:
    case = making.handling(office, wanted="关于\U0001f9ff的文件")
    with pytest.raises(Refused, match="字体里没有"):
        issue(case, "receipt")
    assert issue(making.handling(office), "receipt").serial == 1


def test_what_went_out_is_not_changed_by_any_door(office: Organ) -> None:
    letter = issue(making.signed(office), "reply")
    with pytest.raises(DatabaseError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(number="x")
    for kept in (LetterFile.objects.filter(letter=letter), Letter.objects.filter(pk=letter.pk)):
        with pytest.raises(DatabaseError), transaction.atomic():
            kept._raw_delete("default")
    assert str(Letter.objects.get(pk=letter.pk)) == str(letter)


def test_the_files_are_sealed_proved_and_their_reading_is_told(office: Organ) -> None:
    letter = issue(making.signed(office), "reply")
    kept = bytes(letter.file.pdf)
    assert b"%PDF" not in kept
    data = lettering.read(letter, kind="pdf", by=None)
    assert (data[:4], sm3(data)) == (b"%PDF", letter.pdf_sm3)
    assert Entry.objects.filter(act="letter.read", subject=str(letter.pk)).count() == 1
    other = seal.seal_bytes(b"%PDF other", about=f"letter-{letter.pk}")
    LetterFile.objects.filter(letter=letter).update(pdf=other)
    letter.refresh_from_db()
    with pytest.raises(Refused, match="摘要不符"):
        lettering.read(letter, kind="pdf", by=None)


def test_the_journal_tells_the_issue_and_never_the_name(office: Organ) -> None:
    letter = issue(making.signed(office), "reply")
    entry = Entry.objects.get(act="case.issue_letter", details__letter=letter.pk)
    assert letter.number in entry.words
    assert entry.details["pdf"] == letter.pdf_sm3
    assert "张小山" not in entry.words + letter.shown


def test_letters_are_sealed_anew_under_a_new_key(office: Organ, settings: Any) -> None:
    letter = issue(making.signed(office), "reply")
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key of the site, long enough"
    settings.SECRET_KEY_FALLBACKS = [old]
    call_command("reseal_applicants", stdout=io.StringIO())
    settings.SECRET_KEY_FALLBACKS = []
    letter = Letter.objects.get(pk=letter.pk)
    assert lettering.read(letter, kind="docx", by=None)[:2] == b"PK"
    assert lettering.read(letter, kind="pdf", by=None)[:4] == b"%PDF"
