"""The staff door: the page of the tasks, and the act upon one."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from gongkai.web.organs.doors import StaffRequest, door, own_account
from gongkai.web.organs.forms import ConfirmForm
from gongkai.web.organs.models import Person
from gongkai.web.organs.workspace.acting import Page, act_page
from gongkai.web.queue import queries, services
from gongkai.web.queue.models import Job


def find(pk: UUID) -> Job:
    """The task of a number."""
    return get_object_or_404(Job, pk=pk)


@door("tasks.see", own_account)
def tasks(request: StaffRequest, person: Person) -> HttpResponse:
    """What failed, who works, what runs by itself."""
    context = {
        "failed": queries.failed(),
        "waiting": queries.waiting(),
        "workers": queries.workers(),
        "planned": queries.planned(),
    }
    return render(request, "queue/tasks.html", context)


@door("task.again", find)
def again(request: StaffRequest, job: Job) -> HttpResponse:
    """Try it once more."""
    page = Page(act="task.again", about=str(job), back=reverse("tasks"), done="已重新排队")
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    return act_page(request, page, form, partial(services.again, job))
