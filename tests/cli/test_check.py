"""`gongkai check`: verdict lines, findings, exit status, and what a report is held against."""

from pathlib import Path

import jsonschema

from gongkai.files.writers.json import schema
from gongkai.report.finding import Finding, Severity
from gongkai.report.report import Place
from tests.cli.conftest import Run
from tests.cli.papers import told, unbalanced, written
from tests.report.build import report


def test_a_clean_report_has_a_clean_verdict(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "report.html")
    said = run("check", file)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"{file}：没有发现问题。\n")
    assert "示例县综合服务局 · 2024 年 · 2021 年格式" in said.out


def test_an_error_is_told_with_both_values_article_and_place(run: Run, tmp_path: Path) -> None:
    said = run("check", unbalanced(tmp_path / "report.docx"))
    assert said.status == 1
    first = said.out.splitlines()[0]
    assert "处须改正" in first
    assert "表三 四、结转下年度继续办理 · 自然人：填报 0，按表内各数应为 -1" in said.out
    assert "BAL01 · 第" in said.out
    assert "国办公开办函〔2021〕30号" in said.out


def test_json_follows_the_published_schema(run: Run, tmp_path: Path) -> None:
    said = run("check", unbalanced(tmp_path / "report.docx"), "--format", "json")
    answers = told(said.out)
    jsonschema.validate(answers, told(schema().decode()))
    finding = next(each for each in answers[0]["findings"] if each["code"] == "BAL01")
    assert finding["where"] == "table3.carried_forward.natural"
    assert (finding["figure"], finding["expected"], finding["severity"]) == (0, -1, "error")


def test_a_warning_alone_leaves_the_status_zero(run: Run, tmp_path: Path) -> None:
    blank = {f"table4.review.{key}": "blank" for key in ("upheld", "corrected", "other")}
    said = run("check", written(tmp_path / "report.docx", blank))
    assert said.status == 0
    assert "表四 行政复议 · 结果维持 至 其他结果 3 格：空白" in said.out
    assert said.out.count("FRM02") == 1


def test_several_files_are_summed_up(run: Run, tmp_path: Path) -> None:
    good, bad = written(tmp_path / "good.html"), unbalanced(tmp_path / "bad.html")
    said = run("check", good, bad, tmp_path / "none.html")
    assert said.status == 2
    assert said.out.splitlines()[-1] == (
        "共 3 个文件，1 个没有须改正的问题，1 个须改正，1 个不能读取。"
    )
    assert run("check", good, bad).status == 1


def test_last_year_is_held_against_this_year(run: Run, tmp_path: Path) -> None:
    this = written(tmp_path / "2024.html")
    carried = {"table3.carried_forward.natural": 5, "table3.carried_forward.total": 5}
    carried |= {"table3.new_received.natural": 5, "table3.new_received.total": 5}
    last = written(tmp_path / "2023.html", carried, year=2023)
    said = run("check", this, "--previous", last)
    assert said.status == 1
    assert "CAR01" in said.out
    assert run("check", this).status == 0


def test_words_shared_with_a_neighbour_are_told(run: Run, tmp_path: Path) -> None:
    words = "公开目录更新不够及时，个别科室在信息产生之后很久才想起来要登记和发布。" * 3
    (tmp_path / "others").mkdir()
    written(tmp_path / "others" / "water.html", organ="示例县水务局", texts={"5": words})
    this = written(tmp_path / "this.html", texts={"5": words})
    said = run("check", this, "--neighbours", tmp_path / "others")
    assert said.status == 0
    assert "示例县水务局年报相同" in said.out
    assert "REU02" in said.out
    assert "REU02" not in run("check", this).out


def test_a_report_of_another_year_is_named_and_not_held_against(run: Run, tmp_path: Path) -> None:
    this, old = written(tmp_path / "2024.html"), written(tmp_path / "2022.html", year=2022)
    said = run("check", this, "--previous", old)
    assert said.status == 0
    assert said.err == f"{old}：是 2022 年的年报，不是上一年度，没有核对衔接\n"


def test_children_are_summed_each_once(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "bureaus"
    folder.mkdir()
    values = {"table2.permit.decisions": 4}
    written(folder / "a.html", values, organ="甲局")
    written(folder / "a.docx", values, organ="甲局")
    written(folder / "facts.csv", values, organ="甲局")
    written(folder / "copy.json", values, organ="")
    written(folder / "b.html", values, organ="乙局")
    written(folder / "old.html", values, organ="乙局", year=2023)
    right = written(tmp_path / "right.html", {"table2.permit.decisions": 8})
    said = run("check", right, "--children", folder)
    assert said.status == 0
    assert "old.html：是 2023 年的年报，没有计入汇总" in said.err
    assert "copy.json：没有机关名称，数字与另一份相同，未重复计入" in said.err
    wrong = written(folder / "parent.html", {"table2.permit.decisions": 9})
    said = run("check", wrong, "--children", folder)
    assert said.status == 1
    assert "填报 9，2 个单位合计 8" in said.out


def test_a_child_that_cannot_be_trusted_stops_the_sum(run: Run, tmp_path: Path) -> None:
    file, folder = written(tmp_path / "report.html"), tmp_path / "bureaus"
    folder.mkdir()
    broken = folder / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 broken")
    assert str(broken) in run("check", file, "--children", folder).err
    broken.unlink()
    written(folder / "a.html", {"table2.permit.decisions": 4}, organ="甲局")
    written(folder / "b.html", {"table2.permit.decisions": 5}, organ="甲局")
    said = run("check", file, "--children", folder)
    assert said.status == 2
    assert "都是“甲局”的报告而数字不同" in said.err
    (folder / "a.html").unlink()
    (folder / "b.html").unlink()
    written(folder / "c.json", {"table2.permit.decisions": 5}, organ="")
    written(folder / "facts.csv")
    assert "没有读出机关名称" in run("check", file, "--children", folder).err


def test_company_belongs_to_one_report(run: Run, tmp_path: Path) -> None:
    one, two = written(tmp_path / "one.html"), written(tmp_path / "two.html")
    assert "只能用于一份年报，现有 2 份" in run("check", one, two, "--previous", one).err
    assert run("check", one, two, "--children", tmp_path).status == 2


def test_a_range_of_places_is_told_shortly() -> None:
    from gongkai.cli.verdicts import span

    places = [Place("a.pdf", 6, 1, 4, column) for column in (1, 2, 5)]
    assert span(places) == "第6页 第1表 第4行 第1至5列"
    assert span([Place(line=3), None, Place(line=4)]) == "第3至4段"
    assert span([None]) == ""


def test_quotes_and_values_that_the_message_leaves_out_are_added() -> None:
    from gongkai.cli.verdicts import findings_lines

    finding = Finding(
        "TXT01", Severity.ERROR, "chapter1", "文字与表格不一致", 217, 218, "条例", "新收" * 60
    )
    out = "\n".join(findings_lines([finding], report()))
    assert "文字与表格不一致（填报 217，应为 218）" in out
    assert f"原文：“{'新收' * 40}…”" in out
    assert "TXT01 · 一、总体情况 · 条例" in out


def test_the_letter_about_a_report_is_not_taken_for_a_report(run: Run, tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    run("check", unbalanced(tmp_path / "report.docx"), "--format", "docx", "-o", letter)
    said = run("check", letter)
    assert said.status == 2
    assert "这是关于年度报告的函件（关于《" in said.out
    assert "的整改建议），不是年度报告" in said.out


def test_a_report_older_than_every_form_is_told_to_be_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "2017.txt"
    title = "某县水利局2017年政府信息公开工作年度报告"
    words = "一、概述\n推进公开。\n二、主动公开政府信息情况\n公开12条。\n六、存在的问题\n有。\n"
    file.write_text(f"{title}\n{words}", encoding="utf-8")
    said = run("check", file)
    assert said.status == 0
    assert "某县水利局 · 2017 年\n" in said.out
    assert "2017 年度早于统一格式（2019 年度起），没有按格式核对" in said.out
    assert "没有找到" not in said.out
