"""The public door: the county's home page and the page of each organ."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.web.organs import queries
from gongkai.web.organs.models import Kind, Organ


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The county: its organs by kind."""
    today = timezone.localdate()
    county = queries.county(day=today)
    below = queries.children(county, day=today) if county else ()
    groups = [
        (kind.label, [each for each in below if each.organ.kind == kind.value]) for kind in Kind
    ]
    context = {"county": county, "groups": [(label, all_) for label, all_ in groups if all_]}
    return render(request, "organs/portal/home.html", context)


@require_safe
def organ(request: HttpRequest, code: str) -> HttpResponse:
    """One organ: where it is, what is below it, what it was called before."""
    found = get_object_or_404(Organ.objects.select_related("successor"), code=code)
    today = timezone.localdate()
    context = {
        "organ": found,
        "above": queries.ancestors(found, day=today),
        "children": queries.children(found, day=today),
        "standings": queries.standings(found),
    }
    return render(request, "organs/portal/organ.html", context)
