"""Reads what changed before the public into the search index of this machine."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.utils import timezone

from gongkai.web.publishing.search import feeding


class Command(BaseCommand):
    """One pass; with --watch one every two seconds, for ever."""

    help = "把公开内容的变动读入本机检索索引。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to stay."""
        parser.add_argument("--watch", action="store_true", help="一直运行，每两秒读一次")

    def handle(self, *, watch: bool, verbosity: int, **options: Any) -> None:
        """Feed, and go on feeding."""
        while True:
            done = feeding.feed(at=timezone.now())
            if verbosity > 1 or (verbosity and done):
                self.stdout.write(f"检索索引：读入 {done} 项")
            if not watch:
                return
            connection.close_if_unusable_or_obsolete()
            time.sleep(2)
