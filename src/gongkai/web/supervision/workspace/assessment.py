"""Standards and assessments: their pages and the acts upon them."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.journal.queries import history_of
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Organ
from gongkai.web.organs.workspace.acting import Page, links
from gongkai.web.organs.workspace.find import organ as find_organ
from gongkai.web.supervision.forms import oversight as forms
from gongkai.web.supervision.forms.registers import DayForm
from gongkai.web.supervision.models import Assessment, Standard
from gongkai.web.supervision.services import assessment as acts
from gongkai.web.supervision.services import standard as standards
from gongkai.web.supervision.terms import appeal_until, terms
from gongkai.web.supervision.workspace.acting import do_act, page_of

_STANDARD_ACTS = (
    ("standard.item", "standard-item"),
    ("standard.enforce", "standard-enforce"),
    ("standard.renew", "standard-renew"),
)
_ASSESSMENT_ACTS = (
    ("assessment.score", "assessment-score"),
    ("assessment.announce", "assessment-announce"),
    ("assessment.appeal", "assessment-appeal"),
    ("assessment.hear", "assessment-hear"),
    ("assessment.decide", "assessment-decide"),
)


def find_standard(pk: int) -> Standard:
    """The version of a number."""
    return get_object_or_404(Standard.objects.select_related("organ"), pk=pk)


def find_assessment(pk: int) -> Assessment:
    """The assessment of a number."""
    wanted = Assessment.objects.select_related("organ", "section", "standard", "appeal")
    return get_object_or_404(wanted, pk=pk)


@door("standards.see", find_organ)
def listed(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The standards of an organ with all their versions."""
    context = {
        "organ": organ,
        "standards": Standard.objects.filter(organ=organ).order_by("name", "-version")[:100],
        "acts": links(request.user, organ, [("standard.draft", "standard-draft")]),
    }
    return render(request, "supervision/standards.html", context)


@door("standard.see", find_standard)
def standard(request: StaffRequest, standard: Standard) -> HttpResponse:
    """One version with its items."""
    items = standard.items.order_by("pk")
    context = {
        "standard": standard,
        "items": items,
        "full": sum(each.points for each in items),
        "acts": links(request.user, standard, _STANDARD_ACTS),
        "history": history_of(standard),
    }
    return render(request, "supervision/standard.html", context)


@door("standard.draft", find_organ)
def draft(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A first version."""
    back = reverse("standards", args=[organ.code])
    page = page_of("standard.draft", organ, "已拟订", back=back)
    return do_act(request, page, forms.StandardForm, partial(standards.draft_standard, organ))


def _back(standard: Standard) -> str:
    return reverse("standard", args=[standard.pk])


@door("standard.item", find_standard)
def add_item(request: StaffRequest, standard: Standard) -> HttpResponse:
    """One more item."""
    page = page_of("standard.item", standard, "已增加", back=_back(standard))
    return do_act(request, page, forms.ItemForm, partial(standards.add_item, standard))


@door("standard.enforce", find_standard)
def enforce(request: StaffRequest, standard: Standard) -> HttpResponse:
    """Into force."""
    note = "施行后不能再改，上一版同时被替代；要修改的另拟新版本。"
    page = page_of("standard.enforce", standard, "已施行",
                   back=_back(standard), note=note)  # fmt: skip
    return do_act(request, page, DayForm, partial(standards.enforce_standard, standard))


@door("standard.renew", find_standard)
def renew(request: StaffRequest, standard: Standard) -> HttpResponse:
    """The next version."""
    note = "新版本先照抄现有项目，施行以前现行版本继续有效。"
    page = page_of("standard.renew", standard, "已拟订新版本",
                   back=reverse("standards", args=[standard.organ.code]), note=note)  # fmt: skip
    return do_act(request, page, forms.NothingForm, partial(standards.renew_standard, standard))


@door("assessment.begin", find_organ)
def begin(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A new one."""
    day = timezone.localdate()
    back = reverse("oversight", args=[organ.code])
    page = page_of("assessment.begin", organ, "已开始", back=back)
    do = partial(acts.begin, organ)
    return do_act(
        request, page, forms.BeginForm, do, organ=organ, day=day, initial={"year": day.year}
    )


@door("assessment.see", find_assessment)
def assessment(request: StaffRequest, assessment: Assessment) -> HttpResponse:
    """One with its points, the appeal and the term."""
    scores = assessment.scores.select_related("item", "by").order_by("pk")
    context = {
        "assessment": assessment,
        "appeal": getattr(assessment, "appeal", None),
        "scores": scores,
        "points": sum(each.points for each in scores),
        "full": sum(each.item.points for each in scores),
        "until": appeal_until(assessment, calendar=calendar()),
        "note": terms().appeal_note,
        "acts": links(request.user, assessment, _ASSESSMENT_ACTS),
        "history": history_of(assessment),
    }
    return render(request, "supervision/assessment.html", context)


def _page(act: str, assessment: Assessment, done: str, note: str = "") -> Page:
    back = reverse("assessment", args=[assessment.pk])
    return page_of(act, assessment, done, back=back, note=note)


@door("assessment.score", find_assessment)
def score(request: StaffRequest, assessment: Assessment) -> HttpResponse:
    """Points off an item."""
    page = _page("assessment.score", assessment, "已评分", "各项目先按满分，扣分的逐项登记。")
    do = partial(acts.score, assessment)
    return do_act(request, page, forms.ScoreForm, do, standard=assessment.standard)


@door("assessment.announce", find_assessment)
def announce(request: StaffRequest, assessment: Assessment) -> HttpResponse:
    """Tell the points."""
    page = _page("assessment.announce", assessment, "已告知", "告知后得分不再改动，申诉期开始。")
    return do_act(request, page, DayForm, partial(acts.announce, assessment))


@door("assessment.appeal", find_assessment)
def appeal(request: StaffRequest, assessment: Assessment) -> HttpResponse:
    """Object."""
    page = _page("assessment.appeal", assessment, "已提出申诉")
    do = partial(acts.appeal, assessment, calendar=calendar())
    return do_act(request, page, forms.AppealForm, do)


@door("assessment.hear", find_assessment)
def hear(request: StaffRequest, assessment: Assessment) -> HttpResponse:
    """Answer the objection."""
    page = _page("assessment.hear", assessment, "已复核", f"申诉理由：{assessment.appeal}")
    do = partial(acts.hear, assessment)
    return do_act(request, page, forms.HearForm, do, standard=assessment.standard)


@door("assessment.decide", find_assessment)
def decide(request: StaffRequest, assessment: Assessment) -> HttpResponse:
    """The result."""
    page = _page("assessment.decide", assessment, "已确定", "等次按得分占满分的比例确定。")
    do = partial(acts.decide, assessment, calendar=calendar())
    return do_act(request, page, DayForm, do)
