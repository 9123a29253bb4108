"""Words for templates."""

from django.template import Library

from gongkai.web.organs.permissions import table

register = Library()


@register.filter
def role(key: str) -> str:
    """The title of a role; a role that the table no longer has keeps its key."""
    return table().roles.get(key, key)
