"""`manage.py work`: does what waits in the queue, and what the schedule says."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from gongkai.web.queue.worker import work


class Command(BaseCommand):
    """One process, one task at a time; start as many as there is work for, one on each machine."""

    help = "办理后台任务和定时事项；可以在多台机器上各运行一个或几个"

    def add_arguments(self, parser: CommandParser) -> None:
        """How often it says that it is alive; whether it stays."""
        parser.add_argument("--beat", type=float, default=5.0, help="每隔几秒续一次租约")
        parser.add_argument("--until-idle", action="store_true", help="没有任务时即退出")

    def handle(self, *, beat: float, until_idle: bool, **options: Any) -> None:
        """Work until told to stop."""
        work(node=settings.NODE, beat=beat, until_idle=until_idle)
