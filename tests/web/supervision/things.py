"""The things of this room: problems, key points, chat groups in each of their states."""

from collections.abc import Callable
from datetime import date

from gongkai.web.organs.models import Organ, Person
from gongkai.web.supervision import services
from gongkai.web.supervision.models import ChatGroup, KeyPoint, Problem
from tests.web.things import Kind

Hire = Callable[..., Person]
DAY = date(2024, 3, 4)


def problem(organ: Organ, hire: Hire | None = None) -> Problem:
    return services.find_problem(
        organ, year=2024, problem="个别信息发布不够及时", source="自查", found=DAY, by=None
    )


def measured(organ: Organ, hire: Hire | None = None) -> Problem:
    made = problem(organ)
    return services.measure(made, measure="列出清单", due=date(2024, 6, 30), by=None)


def mended(organ: Organ, hire: Hire | None = None) -> Problem:
    return services.close_problem(measured(organ), proof="清单已印发", on=DAY, by=None)


def point(organ: Organ, hire: Hire | None = None) -> KeyPoint:
    return services.set_key_point(organ, year=2024, task="规范工作群管理", by=None)


def done(organ: Organ, hire: Hire | None = None) -> KeyPoint:
    return services.finish_key_point(point(organ), done="全部备案", on=DAY, by=None)


def group(organ: Organ, hire: Hire | None = None) -> ChatGroup:
    return services.open_group(organ, name="工作群", owner="王某", members=30, opened=DAY, by=None)


def dissolved(organ: Organ, hire: Hire | None = None) -> ChatGroup:
    return services.dissolve_group(group(organ), on=DAY, by=None)


THINGS = (
    Kind(
        model=Problem, prefix="problems/<int:pk>/",
        states={"open": problem, "measured": measured, "closed": mended},
    ),
    Kind(model=KeyPoint, prefix="key-points/<int:pk>/", states={"open": point, "done": done}),
    Kind(
        model=ChatGroup, prefix="groups/<int:pk>/",
        states={"open": group, "dissolved": dissolved},
    ),
)  # fmt: skip
PUBLIC: frozenset[str] = frozenset()
