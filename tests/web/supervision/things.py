"""The things of this room: problems, key points, chat groups in each of their states."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import count

from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.models import Organ, Person
from gongkai.web.supervision import services
from gongkai.web.supervision.models import (
    Assessment,
    ChatGroup,
    Complaint,
    KeyPoint,
    Problem,
    SocialReview,
    Standard,
)
from gongkai.web.supervision.services import assessment, complaint, results, standard
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


NAMES = count(1)


def drafted(organ: Organ, hire: Hire | None = None) -> Standard:
    made = standard.draft_standard(organ, name=f"标准{next(NAMES)}", appeal_days=5, by=None)
    for name, points in (("主动公开", 60), ("依申请公开", 40)):
        standard.add_item(made, name=name, points=Decimal(points), evidence="台账", by=None)
    return made


def in_force(organ: Organ, hire: Hire | None = None) -> Standard:
    return standard.enforce_standard(drafted(organ), on=DAY, by=None)


def replaced(organ: Organ, hire: Hire | None = None) -> Standard:
    old = in_force(organ)
    standard.enforce_standard(standard.renew_standard(old, by=None), on=DAY, by=None)
    old.refresh_from_db()
    return old


def scoring(organ: Organ, hire: Hire | None = None) -> Assessment:
    return assessment.begin(organ, standard=in_force(organ), year=2024, by=None)


def announced(organ: Organ, hire: Hire | None = None) -> Assessment:
    return assessment.announce(scoring(organ), on=DAY, by=None)


def appealed(organ: Organ, hire: Hire | None = None) -> Assessment:
    made = announced(organ)
    assessment.appeal(made, words="已经公开", on=DAY, calendar=calendar(), by=None)
    made.refresh_from_db()
    return made


def heard(organ: Organ, hire: Hire | None = None) -> Assessment:
    return assessment.hear(appealed(organ), answer="维持", on=DAY, by=None)


def decided(organ: Organ, hire: Hire | None = None) -> Assessment:
    return assessment.decide(heard(organ), on=DAY, calendar=calendar(), by=None)


def review(organ: Organ, hire: Hire | None = None) -> SocialReview:
    begins, ends = date(2024, 2, 1), date(2024, 3, 1)
    return results.open_review(
        organ, title="年度社会评议", way="paper", begins=begins, ends=ends, by=None
    )


def counted(organ: Organ, hire: Hire | None = None) -> SocialReview:
    figures = {"asked": 100, "answered": 90, "content": 80, "summary": "总体满意"}
    return results.count_review(review(organ), **figures, on=DAY, by=None)


def published(organ: Organ, hire: Hire | None = None) -> SocialReview:
    return results.publish_review(counted(organ), on=DAY, by=None)


def registered(organ: Organ, hire: Hire | None = None) -> Complaint:
    other = Organ.objects.exclude(pk=organ.pk).order_by("pk")[0]
    return complaint.register(
        organ, about=other, basis="47", received=DAY, what="应当公开的没有公开", name="王某",
        contact="13800000000", by=None,
    )  # fmt: skip


def accepted(organ: Organ, hire: Hire | None = None) -> Complaint:
    return complaint.accept(registered(organ), on=DAY, by=None)


def found(organ: Organ, hire: Hire | None = None) -> Complaint:
    return complaint.establish(
        accepted(organ), finding="目录没有更新", measure="correct", on=DAY, by=None
    )


def answered(organ: Organ, hire: Hire | None = None) -> Complaint:
    return complaint.answer(found(organ), answer="已督促整改", on=DAY, by=None)


def rejected(organ: Organ, hire: Hire | None = None) -> Complaint:
    return complaint.reject(registered(organ), answer="属于信访事项", on=DAY, by=None)


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
    Kind(
        model=Standard, prefix="standards/<int:pk>/",
        states={"draft": drafted, "in_force": in_force, "replaced": replaced},
    ),
    Kind(
        model=Assessment, prefix="assessments/<int:pk>/",
        states={"scoring": scoring, "announced": announced, "appealed": appealed,
                "heard": heard, "decided": decided},
    ),
    Kind(
        model=SocialReview, prefix="social-reviews/<int:pk>/",
        states={"open": review, "counted": counted, "published": published},
    ),
    Kind(
        model=Complaint, prefix="complaints/<int:pk>/",
        states={"registered": registered, "accepted": accepted, "found": found,
                "answered": answered, "rejected": rejected},
    ),
)  # fmt: skip
PUBLIC: frozenset[str] = frozenset()
