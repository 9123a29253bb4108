"""The pages of documents before each of those who work on them: fit for everybody, offline."""

import pytest
from playwright.sync_api import Browser

from tests.web.browser.test_pages import CENTRE, Visit, browser, site  # noqa: F401 fixtures

AT = "/workspace/documents/"
# By the order of the sample county: eleven issued, then a draft, and one in each state after it.
CLERK = [
    AT, f"{AT}?attribute=active&year=2024", f"{AT}?text=没有", f"{AT}1/", f"{AT}3/", f"{AT}12/",
    f"{AT}12/edit/", f"{AT}12/propose/", f"{AT}12/attach/", f"{AT}16/issue/", f"{AT}1/change/",
    f"{CENTRE}documents/draft/", f"{CENTRE}documents/import/", f"{CENTRE}normative/",
    f"{CENTRE}normative/register/", f"{CENTRE}documents/catalogue/?year=2024",
]  # fmt: skip
OFFICE = [
    f"{AT}13/check/", f"{AT}1/reassess/", f"{AT}14/return/", f"{CENTRE}normative/clean-up/",
    f"{CENTRE}documents/catalogue/?year=2024&attribute=withheld",
]  # fmt: skip
SECRECY = [f"{AT}14/", f"{AT}14/clear/"]
HEAD = [f"{AT}15/sign/", f"{AT}3/void/"]


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize(
    ("who", "addresses"),
    [("jingban", CLERK), ("gongkai", OFFICE), ("baomi", SECRECY), ("zhuyao", HEAD)],
)
def test_the_pages_of_documents_are_fit_for_everybody(
    browser: Browser,  # noqa: F811
    site: str,  # noqa: F811
    width: int,
    who: str,
    addresses: list[str],
) -> None:
    visit = Visit(browser, site, width=width)
    visit.sign_in(who)
    for each in addresses:
        answer = visit.page.goto(each)
        assert answer is not None
        assert answer.status == 200, each
    assert [fault for each in addresses for fault in visit.faults(each)] == []
