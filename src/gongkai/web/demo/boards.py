"""The model organ's two boards and the year's 72 postings, as its ledger of 2024 has them."""

from datetime import date, timedelta

from gongkai.files.samples.model import model_organ
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.boards import services
from gongkai.web.publishing.models import Item

_HANGING = 8  # the last of the year hang on


def build(organs: dict[str, Organ], staff: dict[str, Person]) -> None:
    """What hung up to the year's end, what hangs too long, and two that are on their way."""
    centre, clerk = organs["jiguanshiwu"], staff["jingban"]
    told = model_organ()
    boards = {
        each.id: services.set_up(
            centre, name=each.name, kind=each.kind, place=each.place, keeper="办公室",
            on=date(2019, 5, 15), by=staff["gongkai"],
        )
        for each in told.boards
    }  # fmt: skip
    for at, each in enumerate(told.postings, start=1):
        late = at == len(told.postings)
        posting = services.enter(
            boards[each.board], title=each.title, category=each.category, source="各股室",
            reviewer=staff["kezhang"], on=each.posted, by=clerk,
            due_down=each.posted + timedelta(days=60) if late else None,
        )  # fmt: skip
        if at <= len(told.postings) - _HANGING:
            down = each.posted + timedelta(days=30)
            services.take_down(posting, on=down, by=clerk)
    board = boards[told.boards[0].id]
    item = Item.objects.filter(organ=centre, subject="budget", state="published").first()
    if item is not None:
        services.propose(board, title=str(item), category="业务信息", item=item, by=clerk)
    services.propose(
        board, title="2025年领导分工（示例）", category="领导分工", source="办公室", by=clerk,
        text="一、主任\n\n主持全面工作。\n\n二、副主任\n\n分管节能、后勤保障工作。",
    )  # fmt: skip
