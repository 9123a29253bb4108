"""From an address to the thing it is about."""

from django.shortcuts import get_object_or_404

from gongkai.web.documents.models import Document
from gongkai.web.publishing.models import Column, Item, Version


def column(pk: int) -> Column:
    """The column of a number."""
    return get_object_or_404(Column.objects.select_related("organ"), pk=pk)


def document(pk: int) -> Document:
    """The document of a number."""
    return get_object_or_404(Document.objects.select_related("organ"), pk=pk)


def item(pk: int) -> Item:
    """The item of a number."""
    found = Item.objects.select_related("organ", "column", "shown", "author", "document")
    return get_object_or_404(found, pk=pk)


def version(pk: int) -> Version:
    """The version of a number."""
    found = Version.objects.select_related(
        "item__organ", "item__column", "item__shown", "item__document", "by"
    )
    return get_object_or_404(found, pk=pk)
