"""The yearly return: what it says, its acts, the workbook."""

from functools import partial
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.law.energy import return_due
from gongkai.web.conservation.content import Content, content_of, differences, thawed
from gongkai.web.conservation.forms import energy as forms
from gongkai.web.conservation.measuring import years_of
from gongkai.web.conservation.models import EnergyReturn, ReturnVersion
from gongkai.web.conservation.services import closing
from gongkai.web.conservation.sheets import workbook
from gongkai.web.conservation.workspace import find as mine
from gongkai.web.journal.digest import sm3
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.forms import ConfirmForm
from gongkai.web.organs.workspace.acting import Page, act_page, links

_ACTS = (
    ("energy_return.check", "energy-return-check"),
    ("energy_return.confirm", "energy-return-confirm"),
    ("energy_return.send_back", "energy-return-send-back"),
    ("energy_return.reopen", "energy-return-reopen"),
)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _now(found: EnergyReturn) -> Content:
    day = timezone.localdate()
    return content_of(found, years_of(found.organ, years=[found.year], day=day)[found.year])


def _shown(found: EnergyReturn) -> Content:
    """What was confirmed; while it is being drafted, what the records say now."""
    if found.state == EnergyReturn.State.CONFIRMED and found.confirmed:
        return thawed(found.confirmed.content)
    return _now(found)


@door("energy_return.see", mine.energy_return)
def energy_return(request: StaffRequest, found: EnergyReturn) -> HttpResponse:
    """The return; below it what the records say otherwise since it was confirmed."""
    day = timezone.localdate()
    measured = years_of(found.organ, years=[found.year], day=day)[found.year]
    now, version = content_of(found, measured), found.confirmed
    confirmed = found.state == EnergyReturn.State.CONFIRMED and version is not None
    due, cites = return_due(found.year)
    context = {
        "return": found, "organ": found.organ, "version": version, "due": due, "cites": cites,
        "content": thawed(version.content) if confirmed and version else now,
        "lacking": () if confirmed else measured.lacking,
        "late": not version and due < day,
        "intact": version is None or sm3(version.content.encode()) == version.digest,
        "changes": differences(thawed(version.content), now) if version else (),
        "acts": links(request.user, found, _ACTS), "history": history_of(found),
    }  # fmt: skip
    return render(request, "conservation/return.html", context)


def _stamp(found: EnergyReturn, version: ReturnVersion) -> str:
    """Who drafted, who countersigned, when, and the digest."""
    day = timezone.localdate(version.at)
    hands = f"填报：{found.checked_by or '系统'}；会签：{version.by or '系统'}，{day}"
    return f"已会签第{version.number}版；{hands}；摘要 {version.digest}"


@door("energy_return.see", mine.energy_return)
def download(request: StaffRequest, found: EnergyReturn) -> HttpResponse:
    """The same as a workbook with numbers in its cells."""
    version = found.confirmed if found.state == EnergyReturn.State.CONFIRMED else None
    stamp = _stamp(found, version) if version else "未会签的草稿"
    shown = quote(f"{found}.xlsx")
    return HttpResponse(
        workbook(_shown(found), stamp=stamp), content_type=_XLSX,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{shown}"},
    )  # fmt: skip


def _page(act: str, found: EnergyReturn, done: str, note: str = "") -> Page:
    back = reverse("energy-return", args=[found.pk])
    return Page(act=act, about=f"{found.organ} {found}", back=back, done=done, note=note)


@door("energy_return.check", mine.energy_return)
def check(request: StaffRequest, found: EnergyReturn) -> HttpResponse:
    """By the drafter."""
    form = forms.CheckForm(request.POST if request.method == "POST" else None,
                           initial={"note": found.note})  # fmt: skip
    do = partial(closing.check, found, day=timezone.localdate())
    return act_page(request, _page("energy_return.check", found, "已提请会签"), form, do)


@door("energy_return.send_back", mine.energy_return)
def send_back(request: StaffRequest, found: EnergyReturn) -> HttpResponse:
    """To the drafter."""
    form = forms.ReasonForm(request.POST or None)
    page = _page("energy_return.send_back", found, "已退回")
    return act_page(request, page, form, partial(closing.send_back, found))


@door("energy_return.confirm", mine.energy_return)
def confirm(request: StaffRequest, found: EnergyReturn) -> HttpResponse:
    """By another person; from then on it is frozen."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    note = "会签后冻结；以后更正用量的，在年报页面显示为差异，不改变已会签的年报。"
    page = _page("energy_return.confirm", found, "已会签", note)
    do = partial(closing.confirm, found, day=timezone.localdate(), at=timezone.now())
    return act_page(request, page, form, do)


@door("energy_return.reopen", mine.energy_return)
def reopen(request: StaffRequest, found: EnergyReturn) -> HttpResponse:
    """To be corrected as a new version."""
    form = forms.ReasonForm(request.POST or None)
    page = _page("energy_return.reopen", found, "可以更正", "已会签的版本保留，更正后另成一版。")
    return act_page(request, page, form, partial(closing.reopen, found))
