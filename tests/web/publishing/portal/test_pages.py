"""What a citizen reads: every page says something, also when there is nothing."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from gongkai.web.organs.models import Organ
from gongkai.web.publishing.models import (
    Clearance,
    Column,
    Item,
    Outbox,
    Result,
    Review,
    Step,
    Version,
)
from gongkai.web.publishing.portal import listing
from gongkai.web.publishing.portal.square import square
from gongkai.web.publishing.visibility import visible
from tests.web.publishing.making import drafted
from tests.web.publishing.shown import BEGIN, Told, publish, reviewers, withdraw

LATER = datetime(2024, 6, 1, tzinfo=UTC)


def corrected(item: Item, *, title: str, note: str) -> None:
    """A second version in the place of the first."""
    version = Version.objects.create(
        item=item, number=2, title=title, note=note, digest="0" * 64, created_at=BEGIN
    )
    for level, person in enumerate(reviewers(item.organ), start=1):
        Review.objects.create(version=version, level=level, person=person, at=BEGIN,
                              result=Result.PASSED, proofread=True)  # fmt: skip
    Clearance.objects.create(version=version, result=Result.PASSED, at=BEGIN)
    Version.objects.filter(item=item, number=1).update(state=Step.REPLACED)
    Version.objects.filter(pk=version.pk).update(
        state=Step.PUBLISHED, published_at=LATER, submitted_at=BEGIN
    )
    Item.objects.filter(pk=item.pk).update(shown=version)
    Outbox.objects.create(item=item, at=LATER)


def test_an_empty_site_says_what_to_expect(db: None) -> None:
    client = Client()
    assert "还没有登记机关" in client.get("/").text
    assert "还没有登记机关" in client.get("/site-map/").text
    assert "还没有公开的信息" in client.get("/data/").text
    assert "没有找到" in client.get("/search/").text


def test_home_leads_to_search_doors_news_and_organs(item: Item) -> None:
    page = Client().get("/").text
    assert 'role="search"' in page
    assert "找信息" in page
    assert "查进度" in page or "status" not in page
    assert "关于公共机构节能的通知" in page
    assert "某县甲局" in page
    assert "某县甲局" in Client().get("/site-map/").text


def test_the_page_of_an_organ_has_the_four_parts_and_the_entry(
    columns: dict[str, Column], bureau: Organ
) -> None:
    page = Client().get("/organs/ju/").text
    places = [page.index(f">{title}</a>") for title in (
        "政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报",
        "依申请公开",
    )]  # fmt: skip
    assert places == sorted(places)
    assert "财政信息" in page
    assert "该机关还没有发布信息" in page
    assert Client().get("/organs/nowhere/").status_code == 404


def test_an_organ_without_columns_says_so(bureau: Organ) -> None:
    assert "还没有开设公开栏目" in Client().get("/organs/ju/").text


def test_a_column_lists_its_items_and_those_below(columns: dict[str, Column]) -> None:
    publish(columns["budget"], [Told(title="2024年预算")])
    for key in ("budget", "finance", "statutory"):
        assert "2024年预算" in Client().get(f"/organs/ju/columns/{key}/").text
    assert "2024年预算" not in Client().get("/organs/ju/columns/plans/").text
    assert Client().get("/organs/ju/columns/nothing/").status_code == 404


def test_an_empty_column_says_whether_it_is_applicable(columns: dict[str, Column]) -> None:
    assert "本栏目还没有信息" in Client().get("/organs/ju/columns/plans/").text
    Column.objects.filter(pk=columns["plans"].pk).update(not_applicable="没有此项职责")
    page = Client().get("/organs/ju/columns/plans/").text
    assert "不适用" in page
    assert "没有此项职责" in page
    assert "本栏目还没有信息" not in page


def test_the_entry_to_applications_tells_how(columns: dict[str, Column]) -> None:
    page = Client().get("/organs/ju/columns/apply/").text
    assert "身份证明" in page
    assert "第二十九条" in page


def test_pages_of_a_column_join_without_gap(columns: dict[str, Column]) -> None:
    publish(columns["plans"], [Told(title=f"甲{n}") for n in range(30)], apart=0)
    publish(columns["plans"], [Told(title=f"乙{n}") for n in range(15)])
    seen: list[int] = []
    after = ""
    while True:
        page = listing.page(visible(person=None), after=after)
        seen += [each.pk for each in page.items]
        if not (after := page.following):
            break
    assert len(seen) == len(set(seen)) == 45
    first = Client().get("/organs/ju/columns/plans/")
    assert 'rel="next"' in first.text


def test_pages_of_a_column_with_columns_below_join_too(columns: dict[str, Column]) -> None:
    keys = ("plans", "budget", "final-account", "statutory")
    for number, key in enumerate(keys):
        publish(columns[key], [Told(title=f"甲{n}") for n in range(13)], apart=60 + number)
    seen: list[int] = []
    address = "/organs/ju/columns/statutory/"
    while address:
        page = Client().get(address).context["page"]
        seen += [each.pk for each in page.items]
        address = f"/organs/ju/columns/statutory/?after={page.following}" * bool(page.following)
    wanted = visible(person=None).order_by("-published_at", "-pk").values_list("pk", flat=True)
    assert seen == list(wanted)


@pytest.mark.parametrize("mark", ["x", "-", "1-", "²-²", "9" * 40 + "-1", "1-" + "9" * 40])
def test_a_spoilt_mark_begins_at_the_beginning(columns: dict[str, Column], mark: str) -> None:
    publish(columns["plans"], [Told(title="甲")])
    assert "甲" in Client().get("/organs/ju/columns/plans/", {"after": mark}).text


def test_an_item_tells_its_metadata_and_its_text(item: Item) -> None:
    Item.objects.filter(pk=item.pk).update(index_number="ju/202401-00001", effect="in_force")
    page = Client().get(f"/items/{item.pk}/").text
    for words in (
        "ju/202401-00001", "某县甲局", "某发〔2024〕1号", "规划和政策", "主动公开", "2024-01-01",
        "有效", "部署节能工作", "<h2>一、总体要求</h2>", "降低能耗。",
        '<meta name="ArticleTitle" content="关于公共机构节能的通知">',
        '<meta name="ColumnName" content="规划和政策">',
        '<meta name="PubDate" content="2024-01-01 09:00">',
        "<svg", f"http://testserver/items/{item.pk}/",
    ):  # fmt: skip
        assert words in page, words
    assert "经过更正" not in page


def test_a_repealed_document_says_so(item: Item) -> None:
    Item.objects.filter(pk=item.pk).update(effect="repealed")
    assert "已不再有效" in Client().get(f"/items/{item.pk}/").text


def test_a_correction_shows_the_new_words_and_the_note(item: Item) -> None:
    corrected(item, title="关于公共机构节能工作的通知", note="标题漏字")
    page = Client().get(f"/items/{item.pk}/").text
    assert "经过更正" in page
    assert "标题漏字" in page
    assert "关于公共机构节能工作的通知" in page
    assert "关于公共机构节能的通知" not in page
    assert "更正日期" in page


def test_a_withdrawn_item_is_gone_but_for_its_notice(item: Item) -> None:
    withdraw(item)
    answer = Client().get(f"/items/{item.pk}/")
    assert answer.status_code == 410
    assert "内容有误" in answer.text
    for path in (
        f"/items/{item.pk}/", "/", "/organs/ju/", "/organs/ju/columns/plans/", "/search/?q=节能",
        "/feed.atom", "/organs/ju/feed.atom", "/organs/ju/columns/plans/feed.atom",
        "/organs/ju/items.csv", "/organs/ju/columns/plans/items.json", "/data/items-2024.csv",
        "/api/v1/items", "/api/v1/search?q=节能",
    ):  # fmt: skip
        answer = Client().get(path)
        said = b"".join(answer) if answer.streaming else answer.content  # type: ignore[arg-type]
        assert "节能" not in said.decode().replace("q=节能", "").replace(
            'value="节能"', ""
        ).replace("节能 - ", ""), path
    assert Client().get(f"/items/{item.pk}/item.docx").status_code == 404
    assert f"/items/{item.pk}/" not in Client().get("/sitemap-1.xml").text


def test_what_is_not_published_does_not_exist(bureau: Organ) -> None:
    version = drafted(bureau)
    for path in (f"/items/{version.item_id}/", "/items/999999/", "/items/999999/item.docx"):
        assert Client().get(path).status_code == 404


def test_an_item_can_be_taken_home_as_a_document(item: Item) -> None:
    import io

    import docx

    answer = Client().get(f"/items/{item.pk}/item.docx")
    paper = docx.Document(io.BytesIO(answer.content))
    text = "\n".join(each.text for each in paper.paragraphs)
    assert "关于公共机构节能的通知" in text
    assert "降低能耗。" in text
    assert "发布机构：某县甲局" in text


def test_every_page_may_be_kept_and_sets_no_cookie(item: Item) -> None:
    for path in ("/", "/organs/ju/", "/organs/ju/columns/plans/", f"/items/{item.pk}/",
                 "/search/?q=节能", "/site-map/", "/data/", "/feed.atom", "/sitemap.xml",
                 f"/en/items/{item.pk}/"):  # fmt: skip
        answer = Client().get(path)
        assert "public" in answer.headers["Cache-Control"], path
        assert not answer.cookies, path
        assert "Cookie" not in answer.headers.get("Vary", ""), path
        assert "Accept-Language" not in answer.headers.get("Vary", ""), path
        again = Client().get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304, path


@pytest.mark.parametrize("path", ["/", "/search/", "/organs/ju/", "/feed.atom", "/data/"])
def test_public_pages_take_no_posts(bureau: Organ, path: str) -> None:
    assert Client().post(path).status_code == 405


def test_the_square_is_the_same_for_the_same_address() -> None:
    one = square("https://example.org/items/1/")
    assert one == square("https://example.org/items/1/") != square("https://example.org/items/2/")
    assert (one.side - 8 - 17) % 4 == 0
    assert one.path.startswith("M4 4h7v1h-7z")
