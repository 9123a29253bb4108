"""`manage.py import-ledger FILE --organ CODE`: what a workbook would bring; --take takes it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from gongkai.files.writers.placing import place
from gongkai.law.errors import GongkaiError
from gongkai.web.annual.exchange.reading import Reading, read
from gongkai.web.annual.exchange.taking import take
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ


class Command(BaseCommand):
    """A dry run unless told otherwise; with errors nothing is taken."""

    help = "检查填好的台账；加 --take 时导入，同一份台账导入两次不会重复登记"

    def add_arguments(self, parser: CommandParser) -> None:
        """Which file, whose, and whether for good."""
        parser.add_argument("file", type=Path, metavar="FILE", help="台账（.xlsx）")
        parser.add_argument("--organ", required=True, metavar="CODE", help="机关代码")
        parser.add_argument("--take", action="store_true", help="没有问题时导入")
        parser.add_argument("--marked", type=Path, metavar="FILE", help="另存标出问题的台账")

    def handle(
        self, *, file: Path, organ: str, take: bool, marked: Path | None, **options: Any
    ) -> None:
        """Tell everything found; a problem ends with a status that is not 0."""
        whose = Organ.objects.filter(code=organ).first()
        if whose is None:
            raise CommandError(f"没有代码为 {organ} 的机关")
        try:
            data = file.read_bytes()
            found = read(data, organ=whose)
            if marked and found.marked:
                place({marked: found.marked})
        except (Refused, GongkaiError, OSError) as wrong:
            raise CommandError(str(wrong)) from wrong
        self._tell(found)
        if found.errors:
            raise CommandError(f"{len(found.errors)} 处须改正，没有导入")
        if take:
            self._take(whose, data, file.name)

    def _tell(self, found: Reading) -> None:
        for each in found.problems:
            self.stdout.write(f"  {each}")
        told = "，".join(f"{title} {number}" for title, number in found.parts)
        self.stdout.write(f"{found.year}年台账，新的记录：{told or '没有'}")

    def _take(self, organ: Organ, data: bytes, name: str) -> None:
        try:
            made = take(organ, data=data, name=name, by=None, at=timezone.now())
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"已导入，文件的 SM3 值 {made.digest}" if made else "没有新的记录")
