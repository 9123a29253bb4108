"""The page on which a picture is sent."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils import timezone

from gongkai.web.conservation.forms.works import PhotoForm
from gongkai.web.organs.doors import StaffRequest
from gongkai.web.organs.models import Person
from gongkai.web.organs.workspace.acting import Page, act_page


def photo_page(request: StaffRequest, page: Page, keep: Callable[..., object]) -> HttpResponse:
    """A form of one file; `keep` takes its bytes and its name."""
    form = PhotoForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
    )

    def do(*, file: object, by: Person) -> None:
        sent = form.cleaned_data["file"]
        keep(data=sent.read(), name=sent.name, by=by, at=timezone.now())

    return act_page(request, page, form, do)
