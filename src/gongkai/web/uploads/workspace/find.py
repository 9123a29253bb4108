"""From an address to the thing it is about."""

from django.shortcuts import get_object_or_404

from gongkai.web.uploads.models import Upload, WordEntry


def upload(pk: int) -> Upload:
    """The file of a number."""
    return get_object_or_404(Upload.objects.select_related("organ", "by", "masked_from"), pk=pk)


def word(pk: int) -> WordEntry:
    """The entry of a number."""
    return get_object_or_404(WordEntry.objects.select_related("organ"), pk=pk)
