"""The word lists in use: the shipped edition and the entries of this house."""

from gongkai.web.uploads.checks.finding import GRAVE, ORDINARY
from gongkai.web.uploads.checks.wording import Wording, shipped
from gongkai.web.uploads.models import WordEntry


def words_in_use() -> tuple[Wording, ...]:
    """Every wording that is looked for."""
    own = WordEntry.objects.filter(until=None).order_by("pk")
    return (
        *shipped()[1],
        *(Wording(each.find, each.say, each.use, GRAVE if each.grave else ORDINARY)
          for each in own),
    )  # fmt: skip


def edition() -> str:
    """Names the lists as they are; another edition: published texts are looked at anew."""
    changes = WordEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    ended = WordEntry.objects.exclude(until=None).count()
    return f"{shipped()[0]}.{changes}.{ended}"
