"""Tasks that were given up, for the administrators."""

from datetime import date

from django.urls import reverse

from gongkai.web.organs.matters import Matter
from gongkai.web.organs.models import Person
from gongkai.web.organs.permissions import entitled
from gongkai.web.queue import queries


def matters(person: Person, *, day: date) -> tuple[Matter, ...]:
    """One line for all of them."""
    if not entitled(person, "tasks.see", person):
        return ()
    found = queries.failed()
    if not found:
        return ()
    matter = Matter(
        what=f"{len(found)} 项后台任务未能完成",
        why="已自动重试，仍未成功；原因见运行日志",
        act="处理",
        url=reverse("tasks"),
    )
    return (matter,)
