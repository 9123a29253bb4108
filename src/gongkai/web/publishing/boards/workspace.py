"""The staff's pages: the boards of an organ, one board, one posting, and the acts upon them."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.journal.queries import history_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.forms import ConfirmForm, EndForm
from gongkai.web.organs.models import Organ
from gongkai.web.organs.permissions import table
from gongkai.web.organs.workspace import find as organs
from gongkai.web.organs.workspace.acting import Page, act_page, links
from gongkai.web.publishing.boards import forms, queries, services
from gongkai.web.publishing.boards.models import Board, Posting
from gongkai.web.publishing.boards.sheet import sheet_of
from gongkai.web.publishing.workspace.pages import sent

_BOARD_ACTS = (
    ("posting.propose", "posting-propose"),
    ("posting.enter", "posting-enter"),
    ("boards.change", "board-change"),
    ("boards.remove", "board-remove"),
)
_ACTS = (
    ("posting.approve", "posting-approve"),
    ("posting.post", "posting-post"),
    ("posting.sheet", "posting-sheet"),
    ("posting.take_down", "posting-take-down"),
    ("posting.photograph", "posting-photograph"),
    ("posting.drop", "posting-drop"),
)


def find_board(pk: int) -> Board:
    """The board of a number."""
    return get_object_or_404(Board.objects.select_related("organ"), pk=pk)


def find(pk: int) -> Posting:
    """The posting of a number."""
    needed = ("board__organ", "item__shown", "by", "reviewer", "photo")
    return get_object_or_404(Posting.objects.select_related(*needed), pk=pk)


@door("boards.see", organs.organ)
def boards(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The boards of an organ, what waits, what hangs too long."""
    today = timezone.localdate()
    context = {
        "organ": organ, "boards": queries.boards_of(organ), "day": today,
        "waiting": queries.open_work([organ.pk]),
        "expired": queries.expired([organ.pk], day=today),
        "acts": links(request.user, organ, [("boards.set_up", "board-set-up")]),
    }  # fmt: skip
    return render(request, "boards/workspace/boards.html", context)


@door("boards.look", find_board)
def board(request: StaffRequest, found: Board) -> HttpResponse:
    """One board with what hangs and hung on it."""
    page = queries.hung(found.postings.all(), after=request.GET.get("after", ""))
    context = {
        "board": found, "page": page, "day": timezone.localdate(),
        "waiting": queries.open_work([found.organ_id]).filter(board=found),
        "acts": links(request.user, found, _BOARD_ACTS), "history": history_of(found),
    }  # fmt: skip
    return render(request, "boards/workspace/board.html", context)


@door("boards.set_up", organs.organ)
def set_up(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A new board."""
    page = Page(act="boards.set_up", about=str(organ), back=_of(organ), done="公开栏已设置")
    return act_page(request, page, forms.BoardForm(sent(request)), partial(services.set_up, organ))


@door("boards.change", find_board)
def change(request: StaffRequest, found: Board) -> HttpResponse:
    """Place and keeper."""
    now = {"place": found.place, "keeper": found.keeper}
    form = forms.PlaceForm(sent(request), initial=now)
    page = _board_page(found, "boards.change", "已更改")
    return act_page(request, page, form, partial(services.change, found))


@door("boards.remove", find_board)
def remove(request: StaffRequest, found: Board) -> HttpResponse:
    """The end of a board."""
    form = EndForm(sent(request))
    page = _board_page(found, "boards.remove", "公开栏已撤除")
    return act_page(request, page, form, partial(services.remove, found))


@door("posting.propose", find_board)
def propose(request: StaffRequest, found: Board) -> HttpResponse:
    """Something to hang up."""
    form = forms.PostingForm(sent(request), organ=found.organ)
    said = "已提出；网上已公开的可以直接张贴，其他的由他人审核后张贴"
    page = _board_page(found, "posting.propose", said)
    return act_page(request, page, form, partial(services.propose, found))


@door("posting.enter", find_board)
def enter(request: StaffRequest, found: Board) -> HttpResponse:
    """What hangs already."""
    form = forms.EnterForm(sent(request), organ=found.organ)
    page = _board_page(found, "posting.enter", "已补登")
    return act_page(request, page, form, partial(services.enter, found))


@door("posting.see", find)
def posting(request: StaffRequest, found: Posting) -> HttpResponse:
    """One posting."""
    today = timezone.localdate()
    context = {
        "posting": found, "expired": found.expired(today), "day": today,
        "acts": links(request.user, found, _ACTS), "history": history_of(found),
    }  # fmt: skip
    return render(request, "boards/workspace/posting.html", context)


@door("posting.sheet", find)
def sheet(request: StaffRequest, found: Posting) -> HttpResponse:
    """The page that is printed and hung up."""
    context = sheet_of(found, absolute=request.build_absolute_uri)
    return render(request, "boards/workspace/sheet.html", context)


@door("posting.approve", find)
def approve(request: StaffRequest, found: Posting) -> HttpResponse:
    """Somebody else looked at it."""
    note = "请核对内容、日期和人名，并确认不含身份证号、手机号、家庭住址等个人信息和国家秘密。"
    form = ConfirmForm(sent(request))
    page = _page(found, "posting.approve", "已同意", note)
    return act_page(request, page, form, partial(services.approve, found))


@door("posting.post", find)
def post(request: StaffRequest, found: Posting) -> HttpResponse:
    """It hangs."""
    form = forms.HangForm(sent(request))
    page = _page(found, "posting.post", "已登记张贴")
    return act_page(request, page, form, partial(services.post, found))


@door("posting.take_down", find)
def take_down(request: StaffRequest, found: Posting) -> HttpResponse:
    """It hangs no more."""
    form = forms.DownForm(sent(request))
    page = _page(found, "posting.take_down", "已登记撤下")
    return act_page(request, page, form, partial(services.take_down, found))


@door("posting.drop", find)
def drop(request: StaffRequest, found: Posting) -> HttpResponse:
    """Not at all."""
    form = forms.DropForm(sent(request))
    page = _page(found, "posting.drop", "已放弃")
    return act_page(request, page, form, partial(services.drop, found))


@door("posting.photograph", find)
def photograph(request: StaffRequest, found: Posting) -> HttpResponse:
    """A picture of it."""
    form = forms.PhotoForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            services.photograph(
                found, data=file.read(), name=file.name, at=timezone.now(), by=request.user
            )
            messages.success(request, "照片已留存")
            return redirect("posting", found.pk)
        except Refused as refused:
            form.add_error("file", str(refused))
    context = {
        "title": table().acts["posting.photograph"].title, "form": form, "posting": found
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "boards/workspace/photograph.html", context, status=status)


def _board_page(board: Board, act: str, done: str) -> Page:
    return Page(
        act=act, about=f"{board.organ} · {board}", back=reverse("board", args=[board.pk]),
        done=done, danger=act == "boards.remove",
    )  # fmt: skip


def _page(posting: Posting, act: str, done: str, note: str = "") -> Page:
    back = reverse("posting", args=[posting.pk])
    return Page(act=act, about=f"{posting.board} · {posting}", back=back, done=done, note=note)


def _of(organ: Organ) -> str:
    return reverse("boards", args=[organ.code])
