"""Builds the search index of this machine anew and puts it in the place of the old one."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gongkai.web.publishing.search import feeding


class Command(BaseCommand):
    """Questions are answered from the old index until the new one is whole."""

    help = "重新建立本机检索索引。"

    def handle(self, **options: Any) -> None:
        """Build and say how much."""
        count = feeding.rebuild(at=timezone.now())
        self.stdout.write(f"检索索引已重建：{count} 条信息")
