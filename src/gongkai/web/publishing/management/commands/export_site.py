"""`manage.py export_site DIR`: the whole portal as files, readable without a server."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.test import Client

from gongkai.web.publishing.package.export import Answer, export


class Command(BaseCommand):
    """Asks for every page as a visitor would; only what the public sees is written."""

    help = "把整个门户导出为不需要服务器即可阅读的网页文件"

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("folder", type=Path, help="一个空的文件夹")

    def handle(self, *, folder: Path, **options: Any) -> None:
        """Export, and say what could not be had."""
        if folder.exists() and any(folder.iterdir()):
            raise CommandError(f"{folder} 不是空文件夹，请另选")
        folder.mkdir(parents=True, exist_ok=True)
        host = settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost"
        client = Client(headers={"Host": host}, raise_request_exception=False)
        made = export(folder, ask=lambda address: _ask(client, address))
        for each in made.missing:
            self.stderr.write(f"打不开：{each}")
        self.stdout.write(f"已导出 {len(made.files)} 个文件到 {folder}")


def _ask(client: Client, address: str) -> Answer:
    answer = client.get(address, secure=settings.PRODUCTION)
    data = answer.getvalue()
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    shown = answer.headers.get("Content-Disposition", "")
    name = shown.partition('filename="')[2].partition('"')[0]
    suffix = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}.get(kind, "")
    return Answer(answer.status_code, kind, data, name=name or f"file{suffix}")
