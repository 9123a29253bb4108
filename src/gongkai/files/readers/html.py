"""Web pages: what a reader sees, as paragraphs and grids, whatever the page was pasted from.

Tables that hold other tables or running text are layout and are flattened; what remains are
data tables. Spans are taken as declared, but never beyond the table.
"""

from collections.abc import Callable

from lxml import etree

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Paper
from gongkai.files.readers.encoding import as_utf8
from gongkai.files.readers.markup.attached import attached
from gongkai.files.readers.markup.body import Body
from gongkai.files.readers.markup.pictures import held
from gongkai.files.readers.markup.shown import unfold
from gongkai.files.readers.markup.typed import lined
from gongkai.files.readers.markup.words import SKIPPED

LARGEST = 32 * 2**20
"""Bytes; larger pages are refused."""

_SIGN = "本年新收".encode()
"""What stands in every report: without it the files are noted that a page only points to."""


def read(data: bytes, *, name: str, picture: Callable[[str], bytes] = held) -> Paper:
    """The paper on a web page; `name` is the file as the user knows it. Raises Unreadable.

    `picture` gives the file of a picture by its address, empty where it is not at hand.
    """
    if len(data) > LARGEST:
        raise Unreadable(name, "网页文件过大（超过 32 MB），未读取")
    text, encoding, differs = as_utf8(data)
    root = _parsed(lined(text), name)
    meta = _meta(root)
    if _SIGN not in text and (names := attached(root)):
        meta["attachments"] = "、".join(names)
    unfold(root)
    etree.strip_elements(root, *SKIPPED, with_tail=False)
    blocks = tuple(Body(name, picture).blocks(root))
    remarks = [f"网页声明的编码与实际不符，按 {encoding.upper()} 读取"] if differs else []
    if not blocks:
        files = meta.get("attachments", "")
        hint = f"；报告可能在附件里：{files}，请核对附件" if files else ""
        raise Unreadable(name, f"网页中没有可以阅读的文字，可能由脚本生成或者嵌套过深{hint}")
    return Paper(blocks, file=name, kind="html", remarks=tuple(remarks), meta=meta)


def _parsed(text: bytes, name: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, collect_ids=False
    )
    try:
        root = etree.fromstring(text, parser)
    except (etree.LxmlError, ValueError) as broken:
        raise Unreadable(name, "网页内容已损坏，无法解析") from broken
    if root is None:
        raise Unreadable(name, "网页中没有文字")
    return root


def _meta(root: etree._Element) -> dict[str, str]:
    meta: dict[str, str] = {}
    head = root.find("head")
    if head is None:
        return meta
    title = head.find("title")
    if title is not None and title.text:
        meta["title"] = title.text.strip()
    for element in head.iter("meta"):
        key = element.get("name") or element.get("property") or ""
        if key in ("ArticleTitle", "SiteName", "ContentSource", "PubDate", "og:title"):
            meta[key] = (element.get("content") or "").strip()
    return meta
