"""From an address to the thing it is about."""

from django.shortcuts import get_object_or_404

from gongkai.web.documents.models import Change, CleanUp, Document, Normative


def document(pk: int) -> Document:
    """The document of a number."""
    found = Document.objects.select_related("organ", "drafter", "checker", "signer", "forwards")
    return get_object_or_404(found, pk=pk)


def change(pk: int) -> Change:
    """The change of a number."""
    return get_object_or_404(Change.objects.select_related("organ", "document"), pk=pk)


def normative(pk: int) -> Normative:
    """The normative document of a number."""
    return get_object_or_404(Normative.objects.select_related("organ", "replaced_by"), pk=pk)


def clean_up(pk: int) -> CleanUp:
    """The clean-up of a number."""
    return get_object_or_404(CleanUp.objects.select_related("organ"), pk=pk)
