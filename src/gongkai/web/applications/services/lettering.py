"""Letters: issued once, numbered without gaps, read with an entry in the journal."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from gongkai.files.paper import Paper
from gongkai.files.writers import render_paper
from gongkai.files.writers.errors import NoChineseFont, NotSet
from gongkai.web.applications import seal
from gongkai.web.applications.guards import Attempt
from gongkai.web.applications.letters.occasions import Occasion, open_occasions
from gongkai.web.applications.letters.writing import Written, number_of, write
from gongkai.web.applications.models import Case, Letter, LetterFile, LetterHead, PersonalData
from gongkai.web.applications.services.moving import begin, hold_serial, take
from gongkai.web.journal.digest import sm3
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person


@transaction.atomic
def issue_letter(
    case: Case, *, letter: str, at: datetime, on: date, seen: int | None = None,
    by: Person | None,
) -> Letter:  # fmt: skip
    """Write the letter that `letter` names (`Occasion.key`), number it, keep it for good.

    All words come of the record; what is missing is listed, and nothing is issued. `on` is the
    day of issuing, not before the day that the letter bears.
    """
    attempt = begin(case, "case.issue_letter", on=on, by=by, seen=seen)
    occasion = _occasion(attempt, letter)
    to_applicant, shown, addressee = _addressee(attempt.case, occasion)
    trial = write(attempt.case, occasion, addressee=addressee)
    mark = _mark(attempt.case.organ_id, trial)
    assert trial.wording is not None and trial.paper is not None  # noqa: S101, PT018 _mark saw to it
    code, year = trial.wording.code, occasion.day.year
    serial = take(hold_serial(attempt.case.organ_id, f"letter-{code}", year))
    final = write(attempt.case, occasion, addressee=addressee, serial=serial)
    assert final.paper is not None  # noqa: S101 as the trial
    docx, pdf = _files(final.paper)
    made = Letter.objects.create(
        organ=attempt.case.organ, case=attempt.case, about=occasion.event, kind=occasion.kind,
        title=final.paper.meta["title"].split(" ")[0], code=code, year=year, serial=serial,
        number=number_of(mark, code, year=year, serial=serial), day=occasion.day, at=at, by=by,
        shown=shown, to_applicant=to_applicant, wording=trial.wording.since,
        docx_sm3=sm3(docx), pdf_sm3=sm3(pdf),
    )  # fmt: skip
    about = f"letter-{made.pk}"
    LetterFile.objects.create(
        letter=made, docx=seal.seal_bytes(docx, about=about), pdf=seal.seal_bytes(pdf, about=about)
    )
    words = f"发出{made}，主送{shown}，PDF摘要{made.pdf_sm3[:16]}"
    record("case.issue_letter", attempt.case, by=by, organ=made.organ_id, words=words,
           details={"letter": made.pk, "docx": made.docx_sm3, "pdf": made.pdf_sm3})  # fmt: skip
    return made


def _occasion(attempt: Attempt, letter: str) -> Occasion:
    for each in open_occasions(attempt.case, attempt.events):
        if each.key == letter:
            if not each.ready:
                raise Refused("答复尚未签发，签发后才能发出", field="letter")
            if attempt.on < each.day:
                raise Refused(f"文书成文日期为{each.day}，不能更早发出", field="on")
            return each
    raise Refused("该文书已经发出，或者案件记录中没有对应的事项", field="letter")


def _addressee(case: Case, occasion: Occasion) -> tuple[bool, str, str]:
    """Whether it goes to the applicant, to whom (masked), and the applicant's name in full."""
    data = PersonalData.objects.get(case=case)
    name = "" if data.erased else seal.unseal(data.sealed, about=f"case-{case.pk}")["name"]
    named = str(occasion.event.data.get("name") or occasion.event.data.get("to") or "")
    if occasion.to_applicant:
        return True, data.shown, name
    return False, named[:200], name


def _mark(organ: int, trial: Written) -> str:
    """The organ's mark, when nothing is missing."""
    head = LetterHead.objects.filter(organ=organ).first()
    if head is None or trial.lacks or trial.paper is None:
        raise Refused("文书内容不全，不能发出：" + "；".join(trial.lacks), field="letter")
    return head.mark


def _files(paper: Paper) -> tuple[bytes, bytes]:
    try:
        pdf = render_paper(paper, kind="pdf", fonts=tuple(settings.FONTS))
    except (NoChineseFont, NotSet) as wrong:
        raise Refused(f"不能生成PDF：{wrong}", field="letter") from wrong
    return render_paper(paper, kind="docx"), pdf


@transaction.atomic
def read(letter: Letter, *, kind: str, by: Person | None) -> bytes:
    """The bytes as issued, proved by their digest; who reads them is in the journal."""
    who = "" if by else "（申请人凭查询码）"
    record("letter.read", letter, by=by, organ=letter.organ_id,
           words=f"下载{letter}（{kind.upper()}）{who}")  # fmt: skip
    sealed = getattr(letter.file, kind)
    data = seal.unseal_bytes(bytes(sealed), about=f"letter-{letter.pk}")
    if sm3(data) != getattr(letter, f"{kind}_sm3"):
        raise Refused("文书文件与发出时的摘要不符，请立即报告管理员")
    return data


@transaction.atomic
def set_head(
    organ: Organ, *, mark: str, authority: str, court: str, online: str = "", by: Person | None
) -> LetterHead:
    """What every letter of the organ says from now on; issued letters stay as they are."""
    given = {"mark": mark.strip(), "authority": authority.strip(), "court": court.strip()}
    for name, value in given.items():
        if not value:
            raise Refused("请填写", field=name)
    head, _ = LetterHead.objects.update_or_create(
        organ=organ, defaults={**given, "online": online.strip()}
    )
    words = f"文书设置：代字“{head.mark}”，复议机关{head.authority}，法院{head.court}"
    record("letters.head", head, by=by, organ=organ.pk, words=words)
    return head
