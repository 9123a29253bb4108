"""The findings letter names what to mend, explain and note, with quotes, figures and basis."""

from datetime import date

import pytest

from gongkai.files import why_not
from gongkai.files.compose import title_of
from gongkai.files.letter import letter
from gongkai.files.paper import Paper
from gongkai.files.readers import read_paper
from gongkai.files.recognise import recognise
from gongkai.files.writers import render_paper
from gongkai.report.checker import check
from gongkai.report.finding import Finding, Severity
from gongkai.report.report import Place, Remark
from gongkai.report.rule import Dossier
from tests import papers
from tests.report.build import report
from tests.reports import balanced_report

BAD = report(
    {
        "table3.new_received.total": 26,
        "table4.review.upheld": "blank",
        "table4.review.corrected": "blank",
    },
    texts={"1": "（二）依申请公开\n全年共收到政府信息公开申请25件。"},
    remarks=[Remark("REA10", "table3", "表三分成两段，已接续", Place("a.html", table=2))],
)


def texts(paper: Paper) -> list[str]:
    return [each.text for each in paper.paragraphs()]


def written(**options: object) -> list[str]:
    return texts(letter(BAD, check(Dossier(BAD)), **options))  # type: ignore[arg-type]


def test_the_letter_is_addressed_titled_signed_and_dated() -> None:
    lines = written(sender="示例县政务公开办公室", on=date(2025, 2, 3))
    assert lines[0] == "关于《示例县综合服务局\n2024年政府信息公开工作年度报告》\n的整改建议"
    assert lines[1] == "示例县综合服务局："
    assert lines[-3:-1] == ["示例县政务公开办公室", "2025年2月3日"]


def test_without_sender_or_day_room_is_left_for_them() -> None:
    assert written()[-3:] == [
        "（发文机关）",
        "　　　　年　　月　　日",
        "（联系人：　　　　　联系电话：　　　　　　　　）",
    ]


def test_matters_are_set_apart_by_what_must_be_done() -> None:
    lines = written()
    parts = [line for line in lines if line[1:2] == "、"]
    assert parts == ["一、须改正的问题", "二、须说明的情况", "三、提示"]
    assert "须改正的问题 3 处、须说明的情况 1 处、提示 1 处" in lines[2]


def test_a_matter_has_figures_quotation_basis_place_and_advice() -> None:
    lines = written()
    at = next(n for n, line in enumerate(lines) if "正文写 25" in line)
    assert lines[at].endswith("总计为 26。")
    assert lines[at + 1] == "原文：“全年共收到政府信息公开申请25件。”"
    assert lines[at + 2].startswith(
        "依据：国办公开办函〔2021〕30号；条例（2019）第五十条；规则：TXT01"
    )
    assert lines[at + 2].endswith("位置：第2段。")
    assert lines[at + 3].startswith("建议：以台账为准")


def test_like_blanks_are_one_matter() -> None:
    assert sum("空白" in line and line[0].isdigit() for line in written()) == 1


def test_a_figure_that_the_words_do_not_name_is_added() -> None:
    odd = Finding("XXX01", Severity.ERROR, "table3.total.total", "不对", figure=3, expected=4)
    lines = texts(letter(BAD, [odd]))
    assert "1. 表三 （七）总计 · 总计：不对（填报 3，应为 4）。" in lines
    assert "规则：XXX01。" in lines


def test_a_clean_report_gets_a_clean_letter() -> None:
    clean = report(organ="")
    lines = texts(letter(clean, []))
    assert lines[0].startswith("关于\n《")
    assert "没有发现问题" in lines[2]
    assert len(lines) == 7


def test_only_warnings_ask_for_an_explanation() -> None:
    blank = report({"table4.review.upheld": "blank"})
    assert any(
        "书面回复我单位；确有错误" in line for line in texts(letter(blank, check(Dossier(blank))))
    )


def test_word_and_web_pages_are_made_the_same_each_time() -> None:
    paper = letter(BAD, check(Dossier(BAD)))
    for kind in ("docx", "html"):
        assert render_paper(paper, kind=kind) == render_paper(paper, kind=kind)


def published(*lines: str) -> bytes:
    return f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()


def reading_of(data: bytes) -> str:
    return why_not(recognise(read_paper(data, name="来文")))


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_our_own_letter_is_known_as_a_letter_about_a_report(kind: str) -> None:
    data = render_paper(letter(BAD, check(Dossier(BAD))), kind=kind)
    assert reading_of(data) == (
        f"这是关于年度报告的函件（关于《{title_of(BAD)}》的整改建议），不是年度报告"
    )


def test_others_letters_are_known_too() -> None:
    about = "关于区水务局2024年政府信息公开工作年度报告的审核意见"
    assert about in reading_of(published(about, "一、存在的主要问题", "表三不平衡。"))


def test_a_report_sent_with_a_letter_stays_a_report() -> None:
    page = "关于《区水务局2024年政府信息公开工作年度报告》的说明"
    whole = papers.render(balanced_report(3), "word.html").decode()
    assert reading_of(whole.replace("<body>", f"<body><p>{page}</p>").encode()) == ""


def test_a_report_without_readable_tables_stays_a_report() -> None:
    assert not reading_of(
        published(
            "关于区水务局2024年政府信息公开工作年度报告的通报",
            "一、总体情况", "按时公开。", "二、主动公开政府信息情况", "<img src='a.png'>",
            "三、收到和处理政府信息公开申请情况", "<img src='b.png'>",
            "五、存在的主要问题及改进情况", "更新不够及时。",
        )
    )  # fmt: skip
