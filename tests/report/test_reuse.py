"""Text used again: passages of thirty characters and more, and their share of the words."""

from gongkai.report.reuse import fingerprint, plain_words, reuse

ONE = "答复文书的说理还不够充分对不予公开的理由往往只写条款不写事实需要逐件评查并选出范例"
TWO = "政策解读以文字为主图解和视频较少群众反映看不懂应当与宣传科室一起制作通俗易懂的材料"


def test_the_same_text_is_wholly_reused() -> None:
    found = reuse(ONE, ONE)
    assert (found.share, found.passages, found.counted) == (1.0, (ONE,), len(ONE))
    assert found.longest == ONE


def test_other_words_share_nothing() -> None:
    found = reuse(ONE, TWO)
    assert (found.share, found.passages, found.longest) == (0.0, (), "")


def test_passages_are_found_wherever_they_stand() -> None:
    found = reuse("新写的开头" + ONE + "新写的中间" + TWO, TWO + "别的话" + ONE)
    assert found.passages == (ONE, TWO)
    assert round(found.share, 2) == round((len(ONE) + len(TWO)) / found.counted, 2)


def test_fewer_than_thirty_characters_in_common_are_chance() -> None:
    assert reuse(ONE[:29] + "然后写自己的话说明情况", ONE).share == 0.0


def test_a_passage_that_goes_on_in_another_place_is_taken_at_its_longest() -> None:
    other = ONE[:20] + "断开以后写了别的内容" + ONE
    assert reuse(ONE, other).passages == (ONE,)


def test_figures_days_titles_names_and_nil_statements_are_not_words_of_ones_own() -> None:
    text = "示例局2024年公开12条，《条例》第33条。本年度未收到申请。abc做好公开。"
    assert plain_words(text, without="示例局") == "公开第做好公开"


def test_a_year_and_a_name_changed_do_not_hide_the_reuse() -> None:
    mine = "示例县甲局2024年" + ONE + "共12件" + TWO
    theirs = "2023年" + ONE + "共9件" + TWO
    assert reuse(mine, theirs, without="示例县甲局").share == 1.0


def test_nothing_is_shared_with_nothing() -> None:
    assert reuse("", ONE).share == 0.0
    assert reuse(ONE, "").share == 0.0


def test_fingerprints_of_texts_with_a_common_passage_meet() -> None:
    assert fingerprint("开头不同" + ONE) & fingerprint(ONE + "结尾不同")
    assert not fingerprint(ONE) & fingerprint(TWO)


def test_short_texts_have_short_fingerprints() -> None:
    assert fingerprint("太短") == frozenset()
    assert len(fingerprint(ONE[:15])) == 4


def test_a_fingerprint_is_the_same_everywhere() -> None:
    assert sorted(fingerprint(ONE[:14])) == [230830955, 695774456, 4006747450]
