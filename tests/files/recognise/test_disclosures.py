"""Table 2 as pages really have it: headings cut short, rows with nothing in them."""

from gongkai.files.readers import read_paper
from gongkai.files.recognise import recognise
from gongkai.report.report import AnnualReport

HEADING = "第二十条第（一）项 | |||\n信息内容 | {} | {} | 对外公开总数量 |\n"
ROWS = "规章 | 1 | 2 | 3 |\n规范性文件 | 4 | 5 | 6 |\n"
PERMITS = (
    "第二十条第（五）项 | |||\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"
    "行政许可 | |||\n{}其他对外管理服务事项 | 7 | 8 | 9 |\n"
)


def read(table: str) -> AnnualReport:
    words = f"二、主动公开政府信息情况\n{table}三、收到和处理政府信息公开申请情况\n"
    return recognise(read_paper(words.encode(), name="报告.txt"))


def made_and_disclosed(report: AnnualReport) -> list[object]:
    return [report.value(f"table2.regulations.{each}") for each in ("made", "disclosed")]


def test_headings_that_are_cut_short_alike_are_told_apart_by_their_order() -> None:
    report = read(HEADING.format("本年新", "本年新") + ROWS)
    assert made_and_disclosed(report) == [1, 2]
    assert [each.text for each in report.remarks if "简写" in each.text] == [
        "栏目名称“本年新”是“本年新制作数量”的简写",
        "栏目名称“本年新”是“本年新公开数量”的简写",
    ]
    assert {each.kind for each in report.remarks if "简写" in each.text} == {"REA10"}


def test_mistyped_headings_are_named_by_their_order_and_told() -> None:
    words = "第二十条第（一）项 | |||\n信息内容 | 本年度制发数 | 本年废止数 | 现行有效数 |\n"
    report = read(words + "规章 | 1 | 2 | 3 |\n")
    assert [report.value(f"table2.regulations.{k}") for k in ("made", "repealed", "in_force")] == [
        1, 2, 3,
    ]  # fmt: skip
    assert [each.kind for each in report.remarks if "栏目名称" in each.text] == ["FRM07"] * 3


def test_mistyped_headings_in_another_order_name_nothing() -> None:
    words = "第二十条第（一）项 | |||\n信息内容 | 现行有效数 | 本年度制发数 | 本年废止数 |\n"
    assert read(words + "规章 | 1 | 2 | 3 |\n").value("table2.regulations.made") is None


def test_headings_that_begin_no_heading_of_the_form_name_nothing() -> None:
    assert made_and_disclosed(read(HEADING.format("本年新", "往年旧") + ROWS)) == [None, None]
    assert made_and_disclosed(read(HEADING.format("本", "本") + ROWS)) == [None, None]


def test_a_row_in_which_nothing_is_printed_is_blank() -> None:
    report = read(HEADING.format("本年新制作数量", "本年新公开数量") + ROWS + PERMITS.format(""))
    for field in ("previous_items", "change", "decisions"):
        assert report.cells[f"table2.permit.{field}"].value is None
        assert report.cells[f"table2.permit.{field}"].printed == ""
    assert report.value("table2.other_services.decisions") == 9


def test_a_row_whose_figures_stand_below_its_label_is_not_blank() -> None:
    below = PERMITS.format(" | 4 | 5 | 6 |\n")
    report = read(HEADING.format("本年新制作数量", "本年新公开数量") + ROWS + below)
    assert report.value("table2.permit.decisions") is None
    assert "table2.permit.decisions" not in report.cells


def test_explanations_in_brackets_of_any_length_leave_a_label_what_it_is() -> None:
    long = (
        "（本机关及下属单位（含派出机构）在" + "一年里制发并登记、" * 12 + "可以重复适用的文件）"
    )
    report = read(
        HEADING.format("本年新制作数量（指当年）", f"本年新公开数量{long}")
        + f"规章 | 1 | 2 | 3 |\n规范性文件{long} | 4 | 5 | 6 |\n"
    )
    assert made_and_disclosed(report) == [1, 2]
    assert report.value("table2.normative_documents.made") == 4


def test_a_long_explanation_behind_a_label_of_running_text_is_passed_over() -> None:
    report = read(
        "第二十条第（一）项\n信息内容\n本年新制作数量\n本年新公开数量\n对外公开总数量\n"
        "规章（只有设区的市和自治州的人民政府填写，其余填零）\n1\n2\n3\n规范性文件\n4\n5\n6\n"
    )
    assert made_and_disclosed(report) == [1, 2]
