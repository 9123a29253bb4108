"""From an address to the thing it is about."""

from django.shortcuts import get_object_or_404

from gongkai.web.applications.models import Case, CaseTask, Enclosure, Letter, Rectification


def case(pk: int) -> Case:
    """The case of a number."""
    found = Case.objects.select_related(
        "organ", "applicant", "section", "handler", "deputy", "drafter", "signer"
    )
    return get_object_or_404(found, pk=pk)


def task(pk: int) -> CaseTask:
    """The task of a number."""
    found = CaseTask.objects.select_related("organ", "case", "section", "assignee", "deputy")
    return get_object_or_404(found, pk=pk)


def rectification(pk: int) -> Rectification:
    """The request of a number."""
    return get_object_or_404(Rectification.objects.select_related("organ"), pk=pk)


def letter(pk: int) -> Letter:
    """The letter of a number."""
    return get_object_or_404(Letter.objects.select_related("organ", "case", "file"), pk=pk)


def enclosure(pk: int) -> Enclosure:
    """The file of a number."""
    found = Enclosure.objects.select_related("case__organ", "upload")
    return get_object_or_404(found, pk=pk)
