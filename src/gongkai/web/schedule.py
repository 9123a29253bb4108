"""What runs by itself and how often: the one list. A room's function takes the present moment.

A line runs on one machine at a time, or, where each machine has something of its own, once on
each. After an outage it runs once, for everything since: its function asks the database what is
due, never how often it was called.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial

from django.utils import timezone

from gongkai.web.applications import tasks as applications
from gongkai.web.publishing import tasks as publishing
from gongkai.web.publishing.health import tasks as health
from gongkai.web.publishing.search import feeding
from gongkai.web.publishing.subscriptions import tasks as subscriptions
from gongkai.web.shell import housekeeping
from gongkai.web.uploads import tasks as uploads


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: a name for ever, words for the administrator, what is done and when."""

    name: str
    title: str
    do: Callable[[datetime], object]
    when: timedelta | time  # so often, or at this time of every day
    each_node: bool = False


def following(line: Line, now: datetime) -> datetime:
    """The next moment after `now` at which a line is due."""
    if isinstance(line.when, timedelta):
        return now + line.when
    today = timezone.localtime(now).replace(
        hour=line.when.hour, minute=line.when.minute, second=0, microsecond=0
    )
    return today if today > now else today + timedelta(days=1)


def _at(do: Callable[..., object], now: datetime) -> object:
    return do(at=now)


LINES: tuple[Line, ...] = (
    Line(
        name="publish-due", title="发布到了时间的定时稿件",
        do=publishing.publish_due, when=timedelta(seconds=20),
    ),
    Line(
        name="withdraw-barred", title="撤回公文已作废或不再主动公开的信息",
        do=publishing.withdraw_barred, when=timedelta(minutes=5),
    ),
    Line(
        name="rescan-lists", title="词表更新后重新检查已公开和在办的信息",
        do=publishing.rescan, when=timedelta(minutes=10),
    ),
    Line(
        name="follow-normatives", title="按规范性文件台账更新效力状态",
        do=publishing.follow_normatives, when=time(0, 10),
    ),
    Line(
        name="recount-cases", title="按最新的放假通知重新计算在办申请的期限",
        do=applications.recount, when=time(0, 30),
    ),
    Line(
        name="case-digests", title="依申请公开每日摘要",
        do=applications.digest, when=time(6, 30),
    ),
    Line(
        name="feed-search", title="把公开内容的变动读入本机检索索引",
        do=partial(_at, feeding.feed), when=timedelta(seconds=5), each_node=True,
    ),
    Line(
        name="letters", title="给订阅的读者去信",
        do=subscriptions.send_due, when=timedelta(minutes=5),
    ),
    Line(
        name="check-files", title="检查等待检查的文件",
        do=uploads.check_waiting, when=timedelta(minutes=1),
    ),
    Line(
        name="links", title="检查站外链接（默认不检查，见 GONGKAI_LINK_CHECK）",
        do=health.ask_links, when=time(3, 0),
    ),
    Line(
        name="health", title="网站体检",
        do=health.check_all, when=time(4, 0),
    ),
    Line(
        name="sweep-files", title="清除没有登记的文件内容",
        do=uploads.sweep, when=time(2, 30),
    ),
    Line(
        name="sweep", title="清除过期的登录、计数和已办结的后台任务",
        do=housekeeping.sweep, when=time(3, 30),
    ),
)  # fmt: skip

# What the other tasks are called, by the path of the function.
TITLES = {
    "gongkai.web.uploads.recognition.recognise": "识别图片和扫描页中的文字",
    "gongkai.web.organs.tasks.check_intake": "检查导入的机关和人员",
    "gongkai.web.organs.tasks.run_intake": "导入机关和人员",
}
