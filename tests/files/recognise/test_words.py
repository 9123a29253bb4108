"""Title, organ, year, opening and chapters."""

import pytest

from gongkai.files.compose import compose
from gongkai.files.paper import Paper, Paragraph
from gongkai.files.readers import read_paper
from gongkai.files.recognise import recognise
from gongkai.files.writers import render_paper, xlsx
from tests.reports import balanced_report

CHAPTERS = {
    1: (
        "一、总体情况",
        "一、概述",
        "1、总体情况",
        "（一）总体情况",
        "第一部分 总体情况",
        "一、总体情况：",
    ),
    2: ("二、主动公开政府信息情况", "二.主动公开政府信息的情况", "二、主动公开情况"),
    3: ("三、收到和处理政府信息公开申请情况", "三、收到和处理政府信息公开申请的情况"),
    4: (
        "四、政府信息公开行政复议、行政诉讼情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、政府信息公开行政复议及行政诉讼情况",
        "四、政府信息公开⾏政复议、⾏政诉讼情况",
    ),
    5: (
        "五、存在的主要问题及改进情况",
        "五、存在问题及改进情况",
        "五、存在的主要问题及整改措施",
        "五、政府信息公开工作中存在的问题、改进措施",
        "四、存在的不足及改进情况",
    ),
    6: ("六、其他需要报告的事项", "六、其他需要说明的事项", "六、需要报告的其他事项"),
}


def paper(*lines: str) -> Paper:
    return Paper(tuple(Paragraph(line) for line in lines))


@pytest.mark.parametrize(
    ("lines", "organ", "year"),
    [
        (["某县水利局2023年政府信息公开工作年度报告"], "某县水利局", 2023),
        (["2019年某市人民政府办公厅政府信息公开工作年度报告"], "某市人民政府办公厅", 2019),
        (["某县水利局", "2024 年政府信息公开工作年度报告"], "某县水利局", 2024),
        (["某县水利局", "二〇二三年政府信息公开工作年度报告"], "某县水利局", 2023),
        (["２０２３年某县水利局政府信息公开工作年度报告"], "某县水利局", 2023),
        (["某县水利局政府信息公开工作年度报告", "（2023年度）"], "某县水利局", 2023),
        (["某县水利局政府信息公开工作年度报告（2023年）"], "某县水利局", 2023),
        (["关于印发《某局2022年政府信息公开工作年度报告》的通知"], "某局", 2022),
        (["首页 > 政务公开 > 某县水利局2023年政府信息公开工作年度报告"], "某县水利局", 2023),
        (
            ["2022年政府信息公开工作年度报告", "现公布某县水利局2022年政府信息公开工作年度报告。"],
            "某县水利局",
            2022,
        ),
        (
            ["2022年政府信息公开工作年度报告", "来源：某县水利局 发布日期：2023-01-18"],
            "某县水利局",
            2022,
        ),
        (["政府信息公开工作年度报告", "统计期限自2021年1月1日至12月31日。"], "", 2021),
        (["依照规定，现公布某县水利局2023年政府信息公开工作年度报告。"], "某县水利局", 2023),
        (
            ["编制了《某镇人民政府2023年政府信息公开年度报告》，统计到12月31止。"],
            "某镇人民政府",
            2023,
        ),
        (["依照规定，现将我办2022年度政府信息公开情况报告如下："], "", 2022),
        (["公布2022年度本单位政府信息公开工作情况，2023年1月。"], "", 2022),
    ],
)
def test_organ_and_year_are_read_from_many_titles(lines: list[str], organ: str, year: int) -> None:
    report = recognise(paper(*lines, "一、总体情况", "无。"))
    assert (report.organ, report.year) == (organ, year)


@pytest.mark.parametrize("organ", ["110指挥中心", "8号路街道办事处", "5G产业园管理委员会"])
@pytest.mark.parametrize("kind", ["pdf", "docx", "html", "xlsx"])
def test_an_organ_named_with_a_figure_is_read_back(kind: str, organ: str) -> None:
    data = render_paper(compose(balanced_report(3, organ=organ)), kind=kind)
    assert recognise(read_paper(data, name="a")).organ == organ


@pytest.mark.parametrize("above", ["2024年第5期", "2024年市政府办公室", "A12版", "浏览次数：35次"])
def test_a_line_above_the_title_that_is_no_organ_is_not_joined_to_it(above: str) -> None:
    report = recognise(paper(above, "2024年政府信息公开工作年度报告", "一、总体情况"))
    assert report.organ == ""


def test_a_mention_in_a_sentence_is_no_title() -> None:
    report = recognise(
        paper(
            "某县水利局2024年政府信息公开工作年度报告",
            "根据要求，参照《某市2020年政府信息公开工作年度报告》编制。",
            "一、总体情况",
        )
    )
    assert (report.organ, report.year) == ("某县水利局", 2024)
    assert [passage.text for passage in report.opening] == [
        "根据要求，参照《某市2020年政府信息公开工作年度报告》编制。"
    ]


@pytest.mark.parametrize(
    ("number", "heading"), [(n, each) for n, every in CHAPTERS.items() for each in every]
)
def test_a_chapter_is_known_by_many_headings(number: int, heading: str) -> None:
    lines = []
    for each, (official, *_) in CHAPTERS.items():
        lines += [heading if each == number else official, f"第{each}部分的话。"]
    report = recognise(paper("某局2023年政府信息公开工作年度报告", *lines))
    assert {each: chapter.text for each, chapter in report.chapters.items()} == {
        each: f"第{each}部分的话。" for each in CHAPTERS
    }
    assert report.chapters[number].heading == heading


@pytest.mark.parametrize(
    "heading",
    [
        "总体情况", "概述", "主动公开政府信息情况。", "收到和处理政府信息公开申请情况：",
        "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "存在的问题和改进措施",
        "存在的困难", "存在的主要问题及下一步打算", "存在的问题、", "存在问题及改进工作的举措",
        "其他需要报告的事项", "因政府信息公开⾏政复议、⾏政诉讼情况\u200b",
    ],
)  # fmt: skip
def test_a_heading_without_a_number_is_known_by_its_words(heading: str) -> None:
    report = recognise(paper(heading, "按照要求做好各项工作。"))
    (chapter,) = report.chapters.values()
    assert [each.text for each in chapter.passages] == ["按照要求做好各项工作。"]


def test_the_printed_number_of_a_chapter_is_kept() -> None:
    report = recognise(
        paper("一、总体情况", "四、存在的主要问题及改进情况", "五、其他需要报告的事项")
    )
    assert {key: chapter.number for key, chapter in report.chapters.items()} == {1: 1, 5: 4, 6: 5}


def test_text_glued_to_a_heading_is_the_chapters_text() -> None:
    report = recognise(
        paper("一、总体情况2023年，我局公开信息２０条。", "六、其他需要报告的事项：无。")
    )
    assert report.text(1) == "2023年，我局公开信息２０条。"
    assert report.text(6) == "无。"


def test_sections_and_sentences_are_no_chapters() -> None:
    report = recognise(
        paper(
            "本报告由总体情况、主动公开政府信息情况等六部分组成。",
            "一、总体情况",
            "（一）主动公开情况",
            "（五）监督保障情况",
            "五、存在的主要问题及改进情况",
            "（一）存在的主要问题",
            "一是公开不够及时。",
            "（二）改进情况",
        )
    )
    assert sorted(report.chapters) == [1, 5]
    assert report.text(5) == "（一）存在的主要问题\n一是公开不够及时。\n（二）改进情况"


def test_a_line_of_blanks_is_nothing() -> None:
    assert not recognise(paper("\u3000", " ", "\u200b")).chapters


def test_a_table_of_contents_is_not_the_report() -> None:
    headings = ["一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"]
    listed = [f"{each}……{number}" for number, each in enumerate(headings, start=1)]
    body = [line for each in headings for line in (each, f"下面说{each[2:]}，有一句。")]
    report = recognise(paper("某局2023年政府信息公开工作年度报告", "目录", *listed, *body))
    assert [chapter.heading for chapter in report.chapters.values()] == headings
    assert [report.text(number) for number in (1, 5, 6)] == body[1::2]


def test_the_foot_of_a_page_is_not_the_last_chapter() -> None:
    report = recognise(
        paper(
            "六、其他需要报告的事项",
            "没有收取信息处理费。",
            "打印本页",
            "主办单位：某局",
            "版权所有",
        )
    )
    assert report.text(6) == "没有收取信息处理费。"


def test_a_report_on_one_line_is_cut_at_its_headings() -> None:
    words = "全年公开信息二十条。" * 40
    line = f"某局2023年政府信息公开工作年度报告 一、总体情况 {words} "
    line += "五、存在的主要问题及改进情况 一是公开不够及时。 六、其他需要报告的事项 无。"
    report = recognise(paper(line))
    assert {key: chapter.text for key, chapter in report.chapters.items()} == {
        1: words,
        5: "一是公开不够及时。",
        6: "无。",
    }


def test_a_column_that_names_the_kind_of_each_line_says_nothing_itself() -> None:
    wanted = balanced_report(3)
    got = recognise(read_paper(xlsx.render(compose(wanted)), name="report.xlsx"))
    assert [got.text(number) for number in range(1, 7)] == [
        wanted.text(number) for number in range(1, 7)
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("2024年示例县机关事务管理局政府信息公", "开工作年度报告"),
        ("示例县机关事务管理局2024年度政府信息公开工作年度报", "告"),
        ("示例县机关事务管理局", "2024年政府信息公开工作年度报告"),
    ],
)
def test_a_title_over_two_lines_is_read_whole(lines: tuple[str, str]) -> None:
    got = recognise(paper(*lines, "一、总体情况", "内容。"))
    assert (got.organ, got.year) == ("示例县机关事务管理局", 2024)


def test_a_heading_glued_to_the_paragraph_before_is_still_a_heading() -> None:
    report = recognise(
        paper(
            "某县水利局2024年政府信息公开工作年度报告",
            "根据条例编制本报告，如有疑问请与本局办公室联系。一、总体情况",
            "本局公开了信息。本报告由六个部分组成，包括其他需要报告的事项。",
            "二、主动公开政府信息情况",
        )
    )
    assert report.chapters[1].title == "总体情况"
    assert report.opening[0].text.endswith("联系。")
    assert len(report.chapters[1].passages) == 1


@pytest.mark.parametrize(
    ("above", "first"),
    [
        (["一、工作推进举措"], "工作推进举措"),
        (["一、工作推进举措", "一、组织领导"], None),
        (["一、健全制度，落实责任。"], None),
    ],
)
def test_the_first_chapter_in_words_of_its_own(above: list[str], first: str | None) -> None:
    report = recognise(paper(*above, "本局公开了信息。", "二、主动公开政府信息情况"))
    assert (report.chapters[1].title if 1 in report.chapters else None) == first


@pytest.mark.parametrize(
    ("line", "organ"),
    [
        ("根据《某省公开办公室关于做好2022年度政府信息公开工作年度报告编制工作的通知》编制。", ""),
        (
            "根据条例和《关于做好2025年度政府信息公开年度报告编制发布工作的通知》等文件要求编制。",
            "",
        ),
        ("按照年报编制要求,编制某区卫生局2024年度政府信息公开工作年度报告。", "某区卫生局"),
        (
            "根据条例规定,现将2023年度某县应急管理局政府信息公开工作报告予以公布,本报告依照国家和"
            "省里的有关规定编制,所列数据的统计期限为全年,如有疑问请与本局办公室联系,电话见本局网站首页,"
            "欢迎来电来函提出意见和建议",
            "某县应急管理局",
        ),
    ],
)
def test_a_notice_or_a_mention_in_the_first_paragraph_is_no_title(line: str, organ: str) -> None:
    report = recognise(paper(line, "一、总体情况", "本局公开了信息。"))
    assert (report.title, report.organ) == ("", organ)


def test_our_town_is_no_name() -> None:
    report = recognise(paper("现公布我乡2023年政府信息公开工作年度报告。", "一、总体情况"))
    assert (report.organ, report.year) == ("", 2023)
