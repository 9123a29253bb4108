"""From an address to the report it is about."""

from django.shortcuts import get_object_or_404

from gongkai.web.annual.models import YearReport


def report(pk: int) -> YearReport:
    """The report of a number."""
    found = YearReport.objects.select_related("organ", "signed", "shown", "checked_by")
    return get_object_or_404(found, pk=pk)
