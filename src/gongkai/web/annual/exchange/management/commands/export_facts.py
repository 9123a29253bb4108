"""`manage.py export-facts`: the year of one organ, or of all, as files for the kernel commands."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from gongkai.files.writers.placing import place
from gongkai.law.errors import GongkaiError
from gongkai.web.annual.exchange.exporting import KINDS, export
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ


class Command(BaseCommand):
    """One file an organ and kind: CODE-YEAR.xlsx is a ledger, CODE-YEAR.json a report."""

    help = "导出机关一年的台账（gongkai build 可用）和年报数据（gongkai check 可用）"

    def add_arguments(self, parser: CommandParser) -> None:
        """Which year, of whom, where to."""
        last = timezone.localdate().year - 1
        parser.add_argument("folder", type=Path, metavar="DIR", help="写入的文件夹")
        parser.add_argument("--year", type=int, default=last, help="年度（默认为上一年）")
        parser.add_argument("--organ", metavar="CODE", help="机关代码（默认为全部机关）")
        parser.add_argument("--to", default=",".join(KINDS), help="格式：xlsx 台账，json 年报数据")

    def handle(
        self, *, folder: Path, year: int, organ: str | None, to: str, **options: Any
    ) -> None:
        """Write the files; those that cannot be written are told, and the others stand."""
        kinds = to.split(",")
        if not set(kinds) <= set(KINDS):
            raise CommandError(f"格式应为 {'、'.join(KINDS)}")
        organs = Organ.objects.order_by("pk")
        organs = organs.filter(code=organ) if organ else organs
        if not organs:
            raise CommandError(f"没有代码为 {organ} 的机关" if organ else "系统中没有机关")
        failed = 0
        for each in organs:
            for kind in kinds:
                failed += not self._write(each, year, kind, folder)
        if failed:
            raise CommandError(f"{failed} 个文件没有写出")

    def _write(self, organ: Organ, year: int, kind: str, folder: Path) -> bool:
        path = folder / f"{organ.code}-{year}.{kind}"
        try:
            data = export(organ, year=year, kind=kind)
            folder.mkdir(parents=True, exist_ok=True)
            place({path: data})
        except (Refused, GongkaiError, OSError) as wrong:
            self.stderr.write(f"{organ}：{wrong}")
            return False
        self.stdout.write(f"已写入 {path}")
        return True
