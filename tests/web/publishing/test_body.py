"""Text becomes safe HTML, whatever somebody typed."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.web.publishing.body import html_of

SAFE = {"p", "h2", "h3", "a", "table", "thead", "tbody", "tr", "th", "td"}


class Reader(HTMLParser):
    """What a browser would make of it."""

    def __init__(self, text: str) -> None:
        """Read at once."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note it."""
        self.words += data


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("第一段。\n\n第二段。", "<p>第一段。</p>\n<p>第二段。</p>"),
        ("一、总体要求\n（一）目标", "<h2>一、总体要求</h2>\n<h3>（一）目标</h3>"),
        ("（一）没有上级标题的", "<h2>（一）没有上级标题的</h2>"),
        ("一、这是以标题开头的整句。", "<p>一、这是以标题开头的整句。</p>"),
        ("　　缩进的段落", "<p>缩进的段落</p>"),
        ("见https://example.gov.cn/a?b=1。", '<p>见<a href="https://example.gov.cn/a?b=1">'
         "https://example.gov.cn/a?b=1</a>。</p>"),
        ("[附件](/files/3/)", '<p><a href="/files/3/">附件</a></p>'),
        ("[点我](javascript:alert(1))", "<p>[点我](javascript:alert(1))</p>"),
        ("[点我](//evil.example/)", "<p>[点我](//evil.example/)</p>"),
        ("<b>&", "<p>&lt;b&gt;&amp;</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_text_becomes(text: str, html: str) -> None:
    assert html_of(text) == html


def test_lines_with_tabs_become_a_table_with_heads() -> None:
    found = html_of("前\n项目\t金额\n\t1\n合计\t2\t多\n后")
    assert '<th scope="col">项目</th><th scope="col">金额</th><td></td>' in found
    assert "<tr><td></td><td>1</td><td></td></tr>" in found
    assert found.startswith("<p>前</p>")
    assert found.endswith("<p>后</p>")


TYPED = st.text(
    st.one_of(
        st.sampled_from(list("<>&\"'/[]()=:\t\n 一二、（）。，a#?%javascript")),
        st.characters(exclude_categories=["Cs", "Cc"]),
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(TYPED, st.sampled_from(
    ["<script>", "http://", "https://a.cn", "[x](", "](/a)", "javascript:", 'onclick="', "-->"]
))).map("".join))  # fmt: skip
def test_nothing_typed_becomes_more_than_the_few_safe_tags(text: str) -> None:
    read = Reader(html_of(text))
    assert {tag for tag, _ in read.tags} <= SAFE
    for tag, attributes in read.tags:
        assert set(attributes) <= ({"href"} if tag == "a" else {"scope", "class"})
        to = attributes.get("href", "/") or ""
        assert to.startswith(("http://", "https://")) or (to[0] == "/" and to[:2] != "//")


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="[]")))
def test_no_word_is_lost(text: str) -> None:
    assert "".join(Reader(html_of(text)).words.split()) == "".join(text.split())
