"""The queue: what is being worked on, by state, organ and column, or what waits for the reader."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.web.organs.doors import StaffRequest, door, own_account
from gongkai.web.organs.models import Person
from gongkai.web.organs.permissions import may, organs_for
from gongkai.web.publishing import queries
from gongkai.web.publishing.forms import QueueForm


@door("publishing.see", own_account)
def queue(request: StaffRequest, person: Person) -> HttpResponse:
    """One page of it; the filters lie in the address."""
    day = timezone.localdate()
    organs = organs_for(person, "item.see", day=day)
    form = QueueForm(request.GET, organs=organs)
    page = queries.queue(person, form.asked(), day=day)
    kept = {key: value for key, value in request.GET.items() if key != "before" and value}
    context = {
        "form": form,
        "page": page,
        "unwritten": queries.unwritten(person, day=day) if not kept else (),
        "day": day,
        "older": urlencode({**kept, "before": page.older}),
        "filtered": bool(kept),
        "drafts": may(person, "item.draft", person.organ),
        "columns": may(person, "column.see", person.organ),
    }
    return render(request, "publishing/workspace/queue.html", context)
