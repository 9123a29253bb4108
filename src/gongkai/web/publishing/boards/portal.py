"""The public pages: which boards there are, and what hangs and hung on those of an organ."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from gongkai.web.organs.models import Organ
from gongkai.web.organs.queries import ancestors
from gongkai.web.publishing.boards import queries
from gongkai.web.publishing.boards.models import Board, Posting
from gongkai.web.publishing.portal.pages import public
from gongkai.web.uploads.services.files import serve


@public
def everywhere(request: HttpRequest) -> HttpResponse:
    """Every board that stands, by organ."""
    boards = Board.objects.filter(until=None).select_related("organ")
    context = {"boards": boards.order_by("organ_id", "id")}
    return render(request, "boards/portal/everywhere.html", context)


@public
def of_organ(request: HttpRequest, code: str) -> HttpResponse:
    """The boards of an organ; what was hung up, by year."""
    organ = get_object_or_404(Organ, code=code)
    years = queries.years(organ)
    asked = request.GET.get("year", "")
    year = int(asked) if asked in {str(each) for each in years} else max(years, default=None)
    postings = Posting.objects.filter(board__organ=organ)
    postings = postings.filter(posted__year=year) if year else postings.none()
    context = {
        "organ": organ, "above": ancestors(organ, day=timezone.localdate()),
        "boards": queries.boards_of(organ), "years": years, "year": year,
        "count": postings.filter(state__in=queries.HUNG).count(),
        "page": queries.hung(postings, after=request.GET.get("after", "")),
    }  # fmt: skip
    return render(request, "boards/portal/boards.html", context)


@public
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture of a posting that hangs or hung."""
    found = get_object_or_404(Posting.objects.filter(state__in=queries.HUNG), pk=pk)
    if found.photo is None:
        raise Http404
    return serve(found.photo, inline=True)
