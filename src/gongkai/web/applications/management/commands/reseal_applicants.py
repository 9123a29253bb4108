"""Seal all personal data under the newest key, after GONGKAI_SECRET_KEY has been changed."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai.web.applications.models import LetterFile, PersonalData, Rectification, SealedWords
from gongkai.web.applications.retention import (
    reseal,
    reseal_letter,
    reseal_rectification,
    reseal_words,
)


class Command(BaseCommand):
    """May be stopped and started again; afterwards the old key can go."""

    help = "以新密钥重新加密申请人信息"

    def handle(self, *args: Any, **options: Any) -> None:
        """One row after the other."""
        keys = PersonalData.objects.exclude(sealed="").order_by("pk").values_list("pk", flat=True)
        done = sum(reseal(key) for key in list(keys))
        others = Rectification.objects.order_by("pk").values_list("pk", flat=True)
        done += sum(reseal_rectification(key) for key in list(others))
        said = SealedWords.objects.order_by("pk").values_list("pk", flat=True)
        done += sum(reseal_words(key) for key in list(said))
        letters = LetterFile.objects.order_by("pk").values_list("pk", flat=True)
        done += sum(reseal_letter(key) for key in list(letters))
        self.stdout.write(f"重新加密 {done} 件")
