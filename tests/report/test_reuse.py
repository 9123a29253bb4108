"""Text used again: passages of thirty characters and more, and their share of the words."""

import os
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.report.reuse import SHORTEST, Reuse, Wording, fingerprint, reuse, wording
from gongkai.report.rule import Dossier
from gongkai.report.rules.reuse import last_years_words, neighbours_words
from tests.report.build import report

ONE = "答复文书的说理还不够充分对拒绝公开的理由往往只写条款不写事实需要逐件评查并选出范例"
TWO = "政策解读以文字为主图解和视频较少群众反映看不懂应当与宣传科室一起制作通俗易懂的材料"


def held(text: str, other: str, *names: str) -> Reuse:
    return reuse(wording(text, names=names), wording(other, names=names))


def test_the_same_text_is_wholly_reused() -> None:
    found = held(ONE, ONE)
    assert (found.percent, found.passages) == (100, (ONE,))
    assert (found.counted, found.reused) == (len(ONE), len(ONE))
    assert found.longest == ONE


def test_other_words_share_nothing() -> None:
    found = held(ONE, TWO)
    assert (found.percent, found.reused, found.passages, found.longest) == (0, 0, (), "")


def test_passages_are_found_wherever_they_stand() -> None:
    found = held("新写的开头" + ONE + "新写的中间" + TWO, TWO + "别的话" + ONE)
    assert found.passages == (ONE, TWO)
    assert found.reused == len(ONE) + len(TWO)
    assert found.percent == 100 * found.reused // (found.reused + 10)


def test_passages_that_touch_stay_apart_when_they_stand_apart_in_the_other() -> None:
    assert held(ONE + TWO, TWO + "隔开的话" + ONE).passages == (ONE, TWO)


def test_passages_that_overlap_are_told_as_one() -> None:
    assert len(ONE + TWO) - 20 > 2 * SHORTEST
    other = (ONE + TWO)[:50] + "隔开的话" + (ONE + TWO)[30:]
    assert held(ONE + TWO, other).passages == (ONE + TWO,)


def test_fewer_than_thirty_characters_in_common_are_chance() -> None:
    assert held(ONE[:29] + "然后写自己的话说明情况", ONE).reused == 0
    assert held(ONE[:30] + "然后写自己的话说明情况", ONE).reused == 30


def test_a_long_passage_is_found_behind_a_shorter_one_that_overlaps_it() -> None:
    decoy = "无关" + ONE[:20] + "无关"
    assert held(ONE, decoy + ONE[5:]).reused == len(ONE) - 5


@given(st.text("甲乙丙", max_size=150), st.text("甲乙丙", max_size=150))
@settings(max_examples=60, deadline=None)
def test_a_character_is_reused_if_and_only_if_a_common_run_of_thirty_holds_it(
    text: str, other: str
) -> None:
    covered = {
        place
        for start in range(len(text) - SHORTEST + 1)
        if text[start : start + SHORTEST] in other
        for place in range(start, start + SHORTEST)
    }
    found = held(text, other)
    assert found.reused == len(covered)
    assert sum(map(len, found.passages)) == len(covered)


def test_passages_are_quoted_as_printed_with_the_stop_behind() -> None:
    printed = "开头。二是 2024 年公开 12 条信息，" + ONE[:20] + "；\n" + ONE[20:] + "。结尾"
    other = "二是2023年公开9条信息，" + ONE
    assert held(printed, other).passages == (
        "公开 12 条信息，" + ONE[:20] + "；\n" + ONE[20:] + "。",
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("示例县公共事务局２０２４年公开12条，按《条例》第33条做好公开。", "公开按第做好公开"),
        ("公共事务局的网站由公共事务局维护", "的网站由维护"),
        ("本年度未收到政府信息公开申请。网站改版", "网站改版"),
        ("全年没有因政府信息公开被申请行政复议，没有被提起行政诉讼。", ""),
        ("（一）存在的主要问题\n一是公开晚；二是解读少", "公开晚解读少"),
        (
            "以习近平新时代中国特色社会主义思想为指导，深入贯彻落实党的二十大精神，修订目录",
            "修订目录",
        ),
        ("国办公开办函〔2021〕30号要求", "要求"),
        ("本报告所列数据统计期限从2024年1月1日到12月31日。联系电话：0000-0000。", ""),
        ("⼀个⼯作群", "一个工作群"),
        ("全年 公 开", "全年公开"),
        ("no Chinese 123", ""),
    ],
)
def test_what_every_report_says_is_not_counted(text: str, left: str) -> None:
    assert wording(text, names=["示例县公共事务局"]).counted == left


def test_each_counted_character_keeps_its_place() -> None:
    text = wording("2024 年，⼯作 12 项。")
    assert text == Wording("2024 年，⼯作 12 项。", "工作", (7, 8))


def test_a_year_and_a_name_changed_do_not_hide_the_reuse() -> None:
    mine = "示例县甲一局2024年" + ONE + "共12件" + TWO
    theirs = "示例县乙二局2023年" + ONE + "共9件" + TWO
    assert held(mine, theirs, "示例县甲一局", "示例县乙二局").percent == 100
    assert held(mine, theirs).percent < 100


def test_nothing_is_shared_with_nothing() -> None:
    assert held("", ONE) == Reuse(0, 0)
    assert held("", ONE).percent == 0
    assert held(ONE, "").reused == 0


@given(
    st.text("甲乙丙丁戊己庚辛", max_size=60),
    st.text("甲乙丙丁戊己庚辛", min_size=SHORTEST, max_size=50),
    st.text("甲乙丙丁戊己庚辛", max_size=60),
)
@settings(max_examples=60, deadline=None)
def test_fingerprints_meet_wherever_a_passage_is_shared(one: str, shared: str, two: str) -> None:
    assert fingerprint(wording(one + shared + two)) & fingerprint(wording(two + shared + one))


def test_other_texts_have_other_fingerprints_and_short_texts_none() -> None:
    assert not fingerprint(wording(ONE)) & fingerprint(wording(TWO))
    assert fingerprint(wording(ONE[:29])) == frozenset()
    assert len(fingerprint(wording(ONE[:30]))) == 1


def test_a_fingerprint_is_the_same_in_every_process() -> None:
    code = (
        "from gongkai.report.reuse import fingerprint, wording;"
        f"print(sorted(fingerprint(wording('{ONE}'))))"
    )
    told = {
        subprocess.run(  # noqa: S603 - our own interpreter and words
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert told == {f"{sorted(fingerprint(wording(ONE)))}\n"}


@pytest.mark.parametrize(
    "text", ["公" * 300_000, "未收到" * 60_000, "根据" * 60_000, "1" * 300_000]
)
def test_monotonous_texts_take_no_long_time(text: str) -> None:
    began = time.process_time()
    held(text, text)
    assert time.process_time() - began < 5


LONG = f"一是{ONE}。\n二是{TWO}。"


def test_the_place_of_a_quotation_is_its_paragraph() -> None:
    this = report(texts={"5": LONG})
    found = next(
        last_years_words.findings(Dossier(this, previous=report(year=2023, texts={"5": LONG})))
    )
    assert str(found.place) in ("第1段", "第2段")
    assert found.quote in LONG
    assert "上一年度（2023 年）年报相同（参加比较 " in found.message


def test_a_quotation_over_two_paragraphs_gives_the_longer_one() -> None:
    this = report(texts={"5": f"{ONE}\n{TWO[:35]}"})
    found = next(
        neighbours_words.findings(
            Dossier(this, neighbours=(report(organ="", texts={"5": f"{ONE}\n{TWO[:35]}"}),))
        )
    )
    assert found.quote == ONE
    assert "与另一机关年报相同" in found.message


def test_the_closest_neighbour_is_named_and_the_others_counted() -> None:
    this = report(texts={"5": LONG + "三是公开目录没有按时更新。"})
    near = report(organ="示例县水务局", texts={"5": LONG + "三是公开目录没有按时更新。"})
    others = [report(organ=f"示例县{name}局", texts={"5": LONG}) for name in ("民政", "教育")]
    (found,) = neighbours_words.findings(Dossier(this, neighbours=(*others, near)))
    assert "示例县水务局年报相同" in found.message
    assert found.message.endswith("，另有 2 个机关的也有雷同")


def test_the_report_itself_its_copy_and_another_year_are_no_neighbours() -> None:
    this = report(texts={"5": LONG})
    old = report(organ="示例县水务局", year=2023, texts={"5": LONG})
    copy = report(texts={"5": LONG})
    assert not list(neighbours_words.findings(Dossier(this, neighbours=(this, copy, old))))


def test_an_unknown_last_year_is_told_without_its_number() -> None:
    this = report(texts={"5": LONG})
    found = next(
        last_years_words.findings(Dossier(this, previous=report(year=None, texts={"5": LONG})))
    )
    assert "与上一年度年报相同" in found.message
