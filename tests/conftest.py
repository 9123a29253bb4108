"""What holds for every test: the same examples on every machine, and who goes first.

A worker takes whole files, so a long one that begins last leaves the other workers idle.
"""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "gongkai",
    deadline=None,  # two busy cores are no reason to fail
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("gongkai")

LONG = (
    "web/organs/test_permission_walk.py",
    "web/browser/test_pages.py",
    "web/publishing/test_crowd.py",
    "web/browser/test_case_stories.py",
    "web/robustness/test_storm.py",
    "web/browser/test_county_year.py",
    "web/applications/stateful/test_stateful.py",
    "web/publishing/search/test_nodes.py",
    "web/robustness/test_two_of_each.py",
    "web/documents/test_crowd.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first; all others in their order."""
    ranks = {name: rank for rank, name in enumerate(LONG)}

    def rank(item: pytest.Item) -> int:
        return ranks.get(item.path.as_posix().partition("/tests/")[2], len(LONG))

    items.sort(key=rank)
