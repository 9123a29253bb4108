"""How often one address may ask, counted in the cache that all processes share."""

from django.core.cache import cache
from django.http import HttpRequest

from gongkai.web.organs.account import client_address


def too_often(request: HttpRequest, *, what: str, most: int, seconds: int, at: float) -> bool:
    """Whether the visitor asked more than `most` times in this stretch of time."""
    key = f"calm:{what}:{client_address(request)}:{int(at // seconds)}"
    if cache.add(key, 1, timeout=seconds * 2):
        return False
    try:
        return cache.incr(key) > most
    except ValueError:  # gone between the two
        return False
