"""Writes docs/openapi.json, the description of the open interface."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from gongkai.web.publishing.api import api


class Command(BaseCommand):
    """For developers: run it in the checkout when the interface has changed."""

    help = "写出开放接口的说明文件。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", nargs="?", default="docs/openapi.json", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        """Write it."""
        text = json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=1)
        file.write_text(text + "\n", "utf-8")
