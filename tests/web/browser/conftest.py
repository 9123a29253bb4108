"""A click is done here when the page that it opens is whole.

Playwright returns as soon as the new page begins to arrive; what is asked of it at once (is it
visible, how many are there) is then answered from half a page on a slow machine.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator


@pytest.fixture(scope="session", autouse=True)
def whole_pages() -> Iterator[None]:
    """Every click of these tests waits for the load of what it opened."""
    plain = Locator.click

    def click(self: Locator, **options: Any) -> None:
        plain(self, **options)
        self.page.wait_for_load_state()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Locator, "click", click)
        yield
