"""The letters of a case: what may be issued, exactly as it would go out; what was issued."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongkai.web.applications.clock import events_of
from gongkai.web.applications.forms.lettering import HeadForm, IssueForm
from gongkai.web.applications.letters.download import as_file
from gongkai.web.applications.letters.occasions import Occasion, open_occasions
from gongkai.web.applications.letters.writing import Written, write
from gongkai.web.applications.models import Case, Letter, LetterHead
from gongkai.web.applications.services import lettering
from gongkai.web.applications.workspace import find
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.organs.permissions import may
from gongkai.web.organs.workspace.acting import Page, act_page
from gongkai.web.organs.workspace.find import organ as find_organ


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that may be issued, as it would read; the applicant's name masked."""

    occasion: Occasion
    written: Written


def drafts_of(case: Case) -> list[Draft]:
    """All that the record calls for and that has not gone out."""
    return [draft_of(case, each) for each in open_occasions(case, events_of(case))]


def draft_of(case: Case, occasion: Occasion) -> Draft:
    """One of them."""
    named = occasion.to_applicant and not case.applicant.erased
    to = case.applicant.shown if named else ""
    return Draft(occasion, write(case, occasion, addressee=to, masked=True))


def issued_of(case: Case) -> QuerySet[Letter]:
    """What went out, the newest first."""
    return Letter.objects.filter(case=case).select_related("by").order_by("-pk")


@door("case.letters", find.case)
def letters(request: StaffRequest, case: Case) -> HttpResponse:
    """To look at."""
    return _page(request, case)


@door("case.issue_letter", find.case)
def issue(request: StaffRequest, case: Case) -> HttpResponse:
    """To look at, then to issue: nothing is typed."""
    form, fault = IssueForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            made = lettering.issue_letter(
                case, **form.cleaned_data, at=timezone.now(), on=timezone.localdate(),
                by=request.user,
            )  # fmt: skip
        except Refused as refused:
            fault = refused.reason
        else:
            messages.success(request, f"{case}：已发出{made}")
            return redirect("case", case.pk)
    elif request.method == "POST":
        fault = "请选择要发出的文书"
    return _page(request, case, fault=fault)


def _page(request: StaffRequest, case: Case, *, fault: str = "") -> HttpResponse:
    drafts = drafts_of(case)
    key = request.POST.get("letter") or request.GET.get("letter", "")
    context = {
        "case": case, "drafts": drafts, "fault": fault, "issued": issued_of(case),
        "chosen": _chosen(drafts, key),
        "may_issue": may(request.user, "case.issue_letter", case),
        "may_set": may(request.user, "letters.head", case.organ),
        "may_read": any(may(request.user, "letter.read", it) for it in issued_of(case)[:1]),
    }  # fmt: skip
    status = 422 if fault else 200
    return render(request, "applications/workspace/letters.html", context, status=status)


def _chosen(drafts: list[Draft], key: str) -> Draft | None:
    """The one asked for, else the newest; slips within the house come last."""
    usual = sorted(drafts, key=lambda it: (it.occasion.key == key, it.occasion.kind != "transfer"))
    return usual[-1] if usual else None


@door("letter.read", find.letter)
def file(request: StaffRequest, letter: Letter) -> HttpResponse:
    """The file as issued; PDF unless DOCX is asked for."""
    kind = "docx" if request.GET.get("as") == "docx" else "pdf"
    return as_file(letter, kind, lettering.read(letter, kind=kind, by=request.user))


@door("letters.head", find_organ)
def head(request: StaffRequest, organ: Organ) -> HttpResponse:
    """What every letter of the organ says."""
    kept = LetterHead.objects.filter(organ=organ).first()
    form = HeadForm(request.POST or None, organ=organ, kept=kept, day=timezone.localdate())
    shown = Page(
        act="letters.head", about=str(organ), back="/workspace/applications/",
        done="已保存，此后发出的文书照此成文",
        note="已发出的文书不变。复议机关和法院写在每一份答复的救济告知里，请与法制机构核对。",
    )  # fmt: skip

    def do(**given: object) -> object:
        return lettering.set_head(organ, **given)  # type: ignore[arg-type]

    return act_page(request, shown, form, do)
