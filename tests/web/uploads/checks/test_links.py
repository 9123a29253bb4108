"""Links in a text: where they stand, and which lead into this site."""

import pytest

from gongkai.web.uploads.checks import links

HOSTS = ("gongkai.example.gov.cn",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("见 https://www.gov.cn/a?b=1。", [("https://www.gov.cn/a?b=1", "")]),
        ("见（http://x.cn/y）", [("http://x.cn/y", "")]),
        ("www.x.cn, 和", [("www.x.cn", "")]),
        ("https://gongkai.example.gov.cn/items/3/", [
            ("https://gongkai.example.gov.cn/items/3/", "/items/3/")]),
        ("https://GONGKAI.example.gov.cn", [("https://GONGKAI.example.gov.cn", "/")]),
        ("[指南](/organs/ju/columns/guide/)", [("/organs/ju/columns/guide/",) * 2]),
        ("http://[bad", [("http://[bad", "")]),
        ("没有链接 a/b", []),
    ],
)  # fmt: skip
def test_links_are_found_and_told_apart(text: str, found: list[tuple[str, str]]) -> None:
    told = links(text, hosts=HOSTS)
    assert [(each.address, each.path) for each in told] == found
    assert all(text[each.start : each.end] == each.address for each in told)
    assert all(each.outside == (not each.path) for each in told)
