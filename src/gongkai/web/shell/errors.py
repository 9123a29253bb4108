"""Pages for what went wrong; Django finds 400, 403, 404 and 500 by their names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open for too long, or does not come from a page of ours."""
    return render(request, "shell/stale_form.html", status=403)
