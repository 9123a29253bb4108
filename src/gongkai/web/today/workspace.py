"""The first page after signing in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.web.organs.doors import StaffRequest, door, own_account
from gongkai.web.organs.models import Person
from gongkai.web.today import queries


@door("today.see", own_account)
def today(request: StaffRequest, person: Person) -> HttpResponse:
    """What waits for the reader."""
    day = timezone.localdate()
    context = {"day": day, "person": person, "matters": queries.matters(person, day=day)}
    return render(request, "today/today.html", context)
