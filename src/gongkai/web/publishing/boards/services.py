"""Acts upon boards and what hangs on them."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.boards.models import Board, Posting, PostingState
from gongkai.web.publishing.models import Item
from gongkai.web.publishing.visibility import sees
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.services import files

_CITES = "《条例》第二十五条"
_UP = (PostingState.PROPOSED, PostingState.APPROVED, PostingState.POSTED)


@transaction.atomic
def set_up(
    organ: Organ, *, name: str, kind: str, place: str, keeper: str, on: date, by: Person | None
) -> Board:
    """Set up a board."""
    try:
        with transaction.atomic():
            board = Board.objects.create(
                organ=organ, name=name, kind=kind, place=place, keeper=keeper, since=on
            )
    except IntegrityError as taken:
        raise Refused(f"已有公开栏“{name}”", field="name") from taken
    words = f"设置公开栏“{name}”（{kind}{'，' + place if place else ''}），自{on}起"
    record("boards.set_up", board, by=by, organ=organ.pk, words=words, cites=_CITES)
    return board


@transaction.atomic
def change(board: Board, *, place: str, keeper: str, by: Person | None) -> None:
    """Say where a board stands now and who keeps it."""
    held = _standing(board)
    held.place, held.keeper = place, keeper
    held.save(update_fields=["place", "keeper"])
    words = f"公开栏“{held}”位置：{place or '（未填写）'}，管理人：{keeper or '（未填写）'}"
    record("boards.change", held, by=by, organ=held.organ_id, words=words)


@transaction.atomic
def remove(board: Board, *, on: date, by: Person | None) -> None:
    """Take a board away on which nothing hangs any more."""
    held = _standing(board)
    if held.postings.filter(state__in=_UP).exists():
        raise Refused("公开栏上还有张贴或者待张贴的内容，请先撤下")
    if on < held.since:
        raise Refused(f"日期不应早于设置的{held.since}", field="on")
    held.until = on
    held.save(update_fields=["until"])
    record(
        "boards.remove", held, by=by, organ=held.organ_id, words=f"撤除公开栏“{held}”，自{on}起"
    )


@transaction.atomic
def propose(
    board: Board, *, title: str, category: str = "", source: str = "", text: str = "",
    item: Item | None = None, by: Person | None,
) -> Posting:  # fmt: skip
    """Propose something; what the public can already read on the portal may hang at once."""
    held = _standing(board)
    if item is not None and (item.organ_id != held.organ_id or not sees(None, item)):
        raise Refused("只能选择本机关已经公开的信息", field="item")
    posting = Posting.objects.create(
        board=held, title=title, category=category, source=source, text=text, item=item, by=by,
        state=PostingState.APPROVED if item else PostingState.PROPOSED,
    )  # fmt: skip
    told = "（网上已经公开，三审三校已通过）" if item else ""
    _tell("posting.propose", posting, f"拟在公开栏“{held}”张贴《{title}》{told}", by)
    return posting


@transaction.atomic
def approve(posting: Posting, *, by: Person) -> None:
    """Somebody other than the proposer has looked at it."""
    held = _held(posting, PostingState.PROPOSED)
    if held.by_id == by.pk:
        raise Refused("本人提出的内容，应由他人审核")
    held.state, held.reviewer = PostingState.APPROVED, by
    held.save(update_fields=["state", "reviewer"])
    _tell("posting.approve", held, f"同意张贴《{held}》", by)


@transaction.atomic
def post(posting: Posting, *, on: date, due_down: date | None, by: Person | None) -> None:
    """It hangs."""
    held = _held(posting, PostingState.APPROVED)
    if held.item is not None and not sees(None, held.item):
        raise Refused("该信息网上已经撤回，不能张贴")
    _hang(held, on=on, due_down=due_down)
    held.save(update_fields=["state", "posted", "due_down"])
    _tell("posting.post", held, f"在公开栏“{held.board}”张贴《{held}》，自{on}起", by)


@transaction.atomic
def enter(
    board: Board, *, title: str, category: str, source: str, reviewer: Person, on: date,
    due_down: date | None, by: Person | None,
) -> Posting:  # fmt: skip
    """Enter what was hung up with a review on paper."""
    held = _standing(board)
    if by is not None and reviewer.pk == by.pk:
        raise Refused("审核人不应是登记人本人", field="reviewer")
    posting = Posting(
        board=held, title=title, category=category, source=source, by=by, reviewer=reviewer
    )
    _hang(posting, on=on, due_down=due_down)
    posting.save(force_insert=True)
    words = f"补登公开栏“{held}”张贴的《{title}》，{on}张贴，审核人{reviewer}"
    _tell("posting.enter", posting, words, by)
    return posting


@transaction.atomic
def take_down(posting: Posting, *, on: date, by: Person | None) -> None:
    """It hangs no more."""
    held = _held(posting, PostingState.POSTED)
    if held.posted is not None and on < held.posted:
        raise Refused(f"日期不应早于张贴的{held.posted}", field="on")
    held.state, held.taken_down = PostingState.DOWN, on
    held.save(update_fields=["state", "taken_down"])
    _tell("posting.take_down", held, f"从公开栏“{held.board}”撤下《{held}》，{on}", by)


@transaction.atomic
def drop(posting: Posting, *, reason: str, by: Person | None) -> None:
    """It will not be hung up."""
    held = _held(posting, PostingState.PROPOSED, PostingState.APPROVED)
    held.state = PostingState.DROPPED
    held.save(update_fields=["state"])
    _tell("posting.drop", held, f"放弃张贴《{held}》：{reason}", by)


def photograph(
    posting: Posting, *, data: bytes, name: str, at: datetime, by: Person | None
) -> Upload:
    """Keep a photo of the board with this on it; the file is checked before anybody sees it."""
    upload = files.take(posting.organ, data=data, name=name, by=by, at=at)
    if upload.state == State.REFUSED or upload.kind not in ("png", "jpg"):
        raise Refused("应为 PNG 或者 JPG 图片", field="file")
    with transaction.atomic():
        held = _held(posting, PostingState.POSTED, PostingState.DOWN)
        held.photo = upload
        held.save(update_fields=["photo"])
        _tell("posting.photograph", held, f"留存《{held}》的张贴照片“{upload}”", by)
    return upload


def _hang(posting: Posting, *, on: date, due_down: date | None) -> None:
    if due_down is not None and due_down < on:
        raise Refused("应撤下日期不应早于张贴日期", field="due_down")
    if on < posting.board.since:
        raise Refused(f"日期不应早于公开栏设置的{posting.board.since}", field="on")
    posting.state, posting.posted, posting.due_down = PostingState.POSTED, on, due_down


def _standing(board: Board) -> Board:
    held = Board.objects.select_for_update(of=("self",)).select_related("organ").get(pk=board.pk)
    if held.until:
        raise Refused(f"公开栏“{held}”已撤除")
    return held


def _held(posting: Posting, *states: str) -> Posting:
    found = Posting.objects.select_for_update(of=("self",))
    held = found.select_related("board__organ", "item").get(pk=posting.pk)
    if held.state not in states:
        raise Refused(f"《{held}》现在是“{held.get_state_display()}”，可能他人已经先行办理")
    return held


def _tell(act: str, posting: Posting, words: str, by: Person | None) -> None:
    record(act, posting, by=by, organ=posting.board.organ_id, words=words, cites=_CITES)
