"""Erase the personal data of applicants whose retention term has ended; a dry run by default."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gongkai.web.applications.retention import due_for_erasure, erase, term


class Command(BaseCommand):
    """List what is due; erase it only when told `--really`."""

    help = "清除保存期限届满的申请人信息（默认只列出）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One switch."""
        parser.add_argument("--really", action="store_true", help="真正清除")

    def handle(self, *args: Any, really: bool, **options: Any) -> None:
        """List, and erase."""
        day, found = timezone.localdate(), 0
        for data in due_for_erasure(on=day):
            found += 1
            self.stdout.write(f"{data.case.organ} {data.case} 归档于{data.case.archived}")
            if really:
                erase(data, on=day)
        did = "已清除" if really else "应清除（未清除，加 --really 执行）"
        self.stdout.write(f"保存期限：归档后{term().years}年。{did} {found} 件")
