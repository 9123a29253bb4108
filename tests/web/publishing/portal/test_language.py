"""English by address: complete, said in `lang`, and compiled as committed."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import html

from gongkai import web
from gongkai.web.publishing.models import Column, Item
from tests.web.publishing.shown import withdraw

WEB = Path(web.__file__).parent
CATALOGUE = WEB / "locale" / "en" / "LC_MESSAGES"
HAN = re.compile(r"[\u3400-\u9fff]")
# A room stands here once its public pages do.
TEMPLATES = [
    *(WEB / "publishing" / "templates" / "publishing" / "portal").iterdir(),
    *(WEB / "publishing" / "boards" / "templates" / "boards" / "portal").iterdir(),
    *(WEB / "shell" / "templates" / "shell" / name
      for name in ("base.html", "portal.html", "_field.html", "_form_fields.html")),
    *(WEB / "shell" / "templates" / name for name in ("400.html", "404.html")),
]  # fmt: skip
CODE = [
    *(WEB / "publishing" / "portal").glob("*.py"),
    WEB / "shell" / "templatetags" / "portal.py",
]
TAG = re.compile(r"{%\s*translate\s+(?:\"(.*?)\"|'(.*?)')\s*(?:as \w+\s*)?%}")
BLOCK = re.compile(r"{%\s*blocktranslate.*?%}.*?{%\s*endblocktranslate\s*%}", re.DOTALL)
CALL = re.compile(r"\b(?:_|gettext|gettext_noop)\(\s*\"(.*?)\"\s*\)", re.DOTALL)


def english() -> gettext.GNUTranslations:
    with (CATALOGUE / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def strings() -> Iterator[str]:
    for file in TEMPLATES:
        text = file.read_text("utf-8")
        yield from (one or two for one, two in TAG.findall(text))
        for block in BLOCK.findall(text):
            body = re.sub(r"{%.*?%}", "\n", block)
            yield from (re.sub(r"{{ (\w+) }}", r"%(\1)s", part.strip())
                        for part in body.split("\n") if part.strip())  # fmt: skip
    for file in CODE:
        yield from CALL.findall(file.read_text("utf-8"))


def test_every_public_string_has_an_english_one() -> None:
    known = english()
    found = set(strings())
    assert len(found) > 100
    assert [each for each in found if HAN.search(known.gettext(each))] == []
    assert HAN.search(known.ngettext("共 %(total)s 条", "共 %(total)s 条", 2)) is None


def test_no_chinese_stands_in_a_public_template_outside_a_translation() -> None:
    for file in TEMPLATES:
        text = BLOCK.sub("", TAG.sub("", file.read_text("utf-8")))
        bare = [line for line in text.splitlines() if HAN.search(line)]
        allowed = [each for each in bare if 'lang="zh-Hans">《中华人民共和国' in each]
        assert bare == allowed, file


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    text = (CATALOGUE / "django.po").read_text("utf-8")
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', text, re.MULTILINE)
    known = english()
    assert len(pairs) > 150
    for chinese, told in pairs:
        plain = chinese.replace('\\"', '"'), told.replace('\\"', '"')
        assert known.gettext(plain[0]) == plain[1]
    assert "#, fuzzy" not in text


def said(element: Any) -> Iterator[tuple[str, str]]:
    """Each text of a page with the language it is said to be in."""
    for each in element.iter():
        if not isinstance(each.tag, str) or each.tag in ("script", "style"):
            continue
        language = next(iter(each.xpath("ancestor-or-self::*[@lang][1]/@lang")), "")
        above = next(iter(each.xpath("ancestor::*[@lang][1]/@lang")), "")
        yield language, each.text or ""
        yield above, each.tail or ""
        for name in ("aria-label", "title", "placeholder", "alt"):
            yield language, each.get(name, "")


@pytest.mark.parametrize(
    "path",
    ["/en/", "/en/organs/ju/", "/en/organs/ju/columns/plans/", "/en/organs/ju/columns/apply/",
     "/en/organs/ju/columns/reports/", "/en/organs/ju/columns/budget/", "/en/items/{item}/",
     "/en/search/", "/en/search/?q=节能", "/en/search/?q=？", "/en/search/?q=none",
     "/en/site-map/", "/en/data/", "/en/subscribe/", "/en/boards/", "/en/organs/ju/boards/"],
)  # fmt: skip
def test_what_is_chinese_on_an_english_page_is_said_to_be(item: Item, path: str) -> None:
    answer = Client().get(path.format(item=item.pk))
    assert answer.headers["Content-Language"] == "en"
    page = html.fromstring(answer.content)
    assert page.get("lang") == "en"
    told = [text for language, text in said(page.body) if language == "en" and HAN.search(text)]
    assert told == []


def test_a_withdrawn_item_is_told_in_english(item: Item) -> None:
    withdraw(item)
    assert "This item has been withdrawn" in Client().get(f"/en/items/{item.pk}/").text


def test_pages_lead_to_the_same_page_in_the_other_language(columns: dict[str, Column]) -> None:
    page = Client().get("/organs/ju/?a=1").text
    assert 'href="/en/organs/ju/?a=1"' in page
    assert '<html lang="zh-hans">' in page
    page = Client().get("/en/organs/ju/?a=1").text
    assert 'href="/organs/ju/?a=1"' in page
    assert 'href="/en/organs/ju/columns/plans/"' in page
    assert 'href="/workspace/"' in page


def test_neither_browser_nor_cookie_changes_the_language(columns: dict[str, Column]) -> None:
    browser = Client(headers={"Accept-Language": "en"})
    browser.cookies["django_language"] = "en"
    assert "最新公开" in browser.get("/organs/ju/").text
    assert Client().get("/en/workspace/").status_code == 404
