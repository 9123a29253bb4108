"""How often one address may ask, counted in the cache that all processes share."""

from django.core.cache import cache
from django.http import HttpRequest

from gongkai.web.organs.account import client_address


def too_often(request: HttpRequest, *, what: str, most: int, seconds: int, at: float) -> bool:
    """Whether the visitor asked more than `most` times in this stretch of time."""
    key = f"calm:{what}:{client_address(request)}:{int(at // seconds)}"
    count = cache.get(key, 0) + 1  # two at once may count as one; this is manners, not a lock
    cache.set(key, count, timeout=seconds * 2)
    return bool(count > most)
