"""Imports that run or wait, for those who may go on with them."""

from datetime import date

from django.urls import reverse

from gongkai.web.organs.matters import Matter, Whose
from gongkai.web.organs.models import Intake, IntakeState, Person
from gongkai.web.organs.permissions import organs_for

_NEXT = {
    IntakeState.CHECKING: ("查看进度", Whose.OTHERS, "系统正在逐行检查"),
    IntakeState.RUNNING: ("查看进度", Whose.OTHERS, "系统正在导入"),
    IntakeState.FAULTY: ("查看问题", Whose.MINE, "检查发现问题，一行也没有写入"),
    IntakeState.READY: ("确认导入", Whose.MINE, "检查没有问题，等待确认"),
}


def matters(person: Person, *, day: date) -> tuple[Matter, ...]:
    """One line each."""
    within = organs_for(person, "intake.see", day=day)
    found = Intake.objects.filter(state__in=list(_NEXT), organ__in=within)
    return tuple(_matter(each) for each in found.select_related("organ").order_by("id"))


def _matter(intake: Intake) -> Matter:
    act, whose, why = _NEXT[IntakeState(intake.state)]
    return Matter(
        what=f"导入{intake.organ}之下的机关和人员：{intake}", why=why, act=act, whose=whose,
        url=reverse("intake", args=[intake.pk]),
    )  # fmt: skip
