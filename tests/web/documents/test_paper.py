"""A document on paper: the sheet that goes round with it, and the text as printed."""

import io
from collections.abc import Callable

import pytest
from django.test import Client
from docx import Document as Word

from gongkai.files.paper import Paper
from gongkai.files.writers import docx
from gongkai.web.documents.models import Document, JointOrgan
from gongkai.web.documents.paper import draft_sheet, text_of
from gongkai.web.documents.services import attaching
from gongkai.web.organs.models import Organ, Person
from tests.web.conftest import Hire
from tests.web.documents import things
from tests.web.uploads import things as uploads

BODY = """各科室：
一、总体要求
（一）原则
1.统一管理
一、二两项工作按期完成，其余各项由各科室分别抓好落实。"""


def sheet(document: Document) -> dict[str, str]:
    (grid,) = draft_sheet(document).grids()
    texts = [cell.text for cell in sorted(grid.cells)]
    return dict(zip(texts[::2], texts[1::2], strict=True))


def words(paper: Paper) -> list[tuple[int | None, str]]:
    return [(each.level, each.text) for each in paper.paragraphs()]


def test_the_sheet_tells_who_said_what_of_the_attribute(bureau: Organ) -> None:
    told = sheet(things.issued(bureau, attribute="withheld"))
    assert told["发文字号"] == "示发〔2024〕1号"
    assert (told["拟定属性"], told["审核意见"], told["公开属性"]) == ("不予公开",) * 3
    assert told["审查结果"] == "保密审查通过"
    assert told["理由依据"].startswith("内部事务")
    assert (told["成文日期"], told["印发日期"]) == ("2024年3月4日", "2024年3月4日")


def test_the_sheet_of_a_draft_leaves_room_for_what_is_to_come(bureau: Organ) -> None:
    told = sheet(things.draft(bureau))
    assert {told[each] for each in ("发文字号", "签发", "公开属性", "审查结果", "成文日期")} == {
        ""
    }
    assert "联合发文" not in told


def test_headings_of_the_text_get_their_levels_and_sentences_none(bureau: Organ) -> None:
    document = things.issued(bureau)
    document.body = BODY
    levels = [level for level, _ in words(text_of(document))]
    assert levels[:8] == [None, None, 0, None, 1, 2, None, None]


def test_the_text_names_every_joint_organ_the_lead_first(bureau: Organ, neighbour: Organ) -> None:
    document = things.issued(bureau)
    JointOrgan.objects.create(document=document, organ=neighbour)
    told = [text for _, text in words(text_of(document))]
    lead = told.index(str(bureau))
    assert told[lead : lead + 3] == [str(bureau), str(neighbour), "2024年3月4日"]
    assert told[-1] == "公开属性：主动公开"


def test_the_text_names_its_attachments(bureau: Organ) -> None:
    document = things.draft(bureau)
    for name in ("甲表", "乙表"):
        attaching.attach(document, upload=uploads.quarantined(bureau), title=name, by=None)
    told = [text for _, text in words(text_of(document))]
    assert [each for each in told if "表" in each] == ["附件：1. 甲表", "　　　2. 乙表"]


@pytest.mark.parametrize("state", ["draft", "issued"])
def test_both_papers_open_as_documents_and_are_the_same_bytes_twice(
    bureau: Organ, state: str
) -> None:
    document = getattr(things, state)(bureau)
    for make in (draft_sheet, text_of):
        data = docx.render(make(document))
        assert data == docx.render(make(document))
        opened = Word(io.BytesIO(data))
        assert document.title in "".join(
            [each.text for each in opened.paragraphs]
            + [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
        )


def test_a_draft_says_on_its_head_that_it_is_one(bureau: Organ) -> None:
    (_, mark), (_, number), *_ = words(text_of(things.draft(bureau)))
    assert (mark, number) == (f"{bureau}文件（起草）", "（未编号）")


def test_both_papers_are_handed_out_to_who_may_see_the_document(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    document = things.issued(bureau)
    client = enter(hire(bureau, "clerk"))
    for name, title in (("sheet", "发文稿纸"), ("text", document.title)):
        answer = client.get(f"/workspace/documents/{document.pk}/{name}/")
        assert answer["Content-Disposition"].startswith("attachment")
        assert title in Word(io.BytesIO(answer.content)).core_properties.title
