"""Assessment, social review and accountability of an organ on one page; the acts of the latter."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Organ
from gongkai.web.organs.permissions import organ_of, organs_for
from gongkai.web.organs.workspace.acting import Page, links
from gongkai.web.organs.workspace.find import organ as find_organ
from gongkai.web.supervision.forms import oversight as forms
from gongkai.web.supervision.forms.registers import DayForm
from gongkai.web.supervision.models import Accountability, Assessment, SocialReview
from gongkai.web.supervision.results import GOVERNMENTS, results_of, told_by
from gongkai.web.supervision.services import results
from gongkai.web.supervision.workspace.acting import do_act, page_of

_ORGAN_ACTS = (
    ("assessment.begin", "assessment-begin"),
    ("social_review.open", "social-review-open"),
    ("accountability.enter", "accountability-enter"),
)
_REVIEW_ACTS = (
    ("social_review.count", "social-review-count"),
    ("social_review.publish", "social-review-publish"),
)
MOST = 100


def find_review(pk: int) -> SocialReview:
    """The round of a number."""
    return get_object_or_404(SocialReview.objects.select_related("organ"), pk=pk)


@door("oversight.see", find_organ)
def oversight(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The results of a year that Art. 50 asks of governments, and all records behind them."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else timezone.localdate().year
    told = told_by(organ, year=year)
    assessments = Assessment.objects.filter(organ__in=told)
    reviews = SocialReview.objects.filter(organ__in=told).select_related("organ")
    measures = Accountability.objects.filter(organ__in=told).select_related("organ")
    context = {
        "organ": organ,
        "year": year,
        "years": range(timezone.localdate().year, timezone.localdate().year - 5, -1),
        "results": results_of(organ, year=year),
        "government": organ.kind in GOVERNMENTS,
        "readable": organs_for(request.user, "assessment.see", day=timezone.localdate()),
        "assessments": assessments.select_related("organ", "section", "standard").order_by(
            "-year", "-pk"
        )[:MOST],
        "reviews": [
            (each, links(request.user, each, _REVIEW_ACTS))
            for each in reviews.order_by("-begins", "-pk")[:MOST]
        ],
        "measures": measures.order_by("-on", "-pk")[:MOST],
        "acts": links(request.user, organ, _ORGAN_ACTS),
    }
    return render(request, "supervision/oversight.html", context)


def _page(act: str, thing: Organ | SocialReview, done: str, note: str = "") -> Page:
    back = reverse("oversight", args=[organ_of(thing).code])
    return page_of(act, thing, done, note=note, back=back)


@door("social_review.open", find_organ)
def open_review(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A round."""
    page = _page("social_review.open", organ, "已登记")
    return do_act(request, page, forms.ReviewForm, partial(results.open_review, organ))


@door("social_review.count", find_review)
def count_review(request: StaffRequest, review: SocialReview) -> HttpResponse:
    """Its figures."""
    note = "只登记汇总数，不登记问卷和参加评议的人。"
    page = _page("social_review.count", review, "已汇总", note)
    return do_act(request, page, forms.CountForm, partial(results.count_review, review))


@door("social_review.publish", find_review)
def publish_review(request: StaffRequest, review: SocialReview) -> HttpResponse:
    """The day it was made public."""
    note = "登记结果公布的日期；在网站发布的，另按信息发布的三审三校办理。"
    page = _page("social_review.publish", review, "已登记公布", note)
    return do_act(request, page, DayForm, partial(results.publish_review, review))


@door("accountability.enter", find_organ)
def enter(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A measure."""
    page = _page("accountability.enter", organ, "已登记")
    do = partial(results.hold_to_account, organ)
    return do_act(request, page, forms.AccountabilityForm, do)
