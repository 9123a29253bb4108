"""What the views of this room share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from gongkai.web.organs.doors import StaffRequest
from gongkai.web.organs.errors import Refused
from gongkai.web.publishing.models import Item


def form_page(
    request: StaffRequest, template: str, form: Form, do: Callable[[], tuple[Item, str]],
    context: dict[str, Any],
) -> HttpResponse:  # fmt: skip
    """Show a form of one's own layout; when it is sent and right, do the act and open the item."""
    if request.method == "POST" and form.is_valid():
        try:
            item, said = do()
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, said)
            return redirect("item", item.pk)
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, **context}, status=status)


def sent(request: StaffRequest) -> QueryDict | None:
    """What was typed into a form; an empty form that was sent is still a form that was sent."""
    return request.POST if request.method == "POST" else None
