"""`gongkai due`: the day, its steps, what is refused and what is objected to."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_due_day_comes_first_with_its_weekday(run: Run) -> None:
    said = run("due", "--received", "2025-01-20")
    assert said.status == 0
    assert said.out.splitlines()[0] == "答复期限 2025-02-21 周五"
    assert "条例（2019）第三十三条第二款" in said.out


def test_json_has_the_due_day_and_steps_with_articles(run: Run) -> None:
    told = json.loads(run("due", "--received", "2025-01-20", "--format", "json").out)
    assert told["due"] == "2025-02-21"
    assert [step["day"] for step in told["steps"]] == ["2025-01-20", "2025-02-21"]
    assert all(step["text"] and step["cites"] for step in told["steps"])
    assert (told["provisional"], told["objections"], told["doubts"]) == (False, [], [])


@pytest.mark.parametrize("day", ["2025/1/20", "2025.1.20", "2025年1月20日"])
def test_a_day_may_be_written_as_people_write_it(run: Run, day: str) -> None:
    assert "2025-02-21" in run("due", "--received", day).out


def test_through_the_internet_the_day_of_confirmation_counts(run: Run) -> None:
    words = ("due", "--received", "2025-01-17", "--channel", "internet")
    confirmed = run(*words, "--confirmed", "2025-01-20")
    assert "2025-02-21" in confirmed.out.splitlines()[0]
    waiting = run(*words, "--format", "json")
    assert waiting.status == 0
    assert json.loads(waiting.out)["due"] is None
    assert run(*words).out.startswith("暂无答复期限：尚未与申请人确认")


def test_a_correction_starts_the_clock_anew(run: Run) -> None:
    said = run("due", "--received", "2025-01-02", "--correction", "2025-01-06:2025-01-20")
    assert "2025-02-21" in said.out.splitlines()[0]
    assert (
        "等待申请人补正"
        in run("due", "--received", "2025-01-02", "--correction", "2025-01-06").out
    )


def test_a_payment_starts_the_clock_anew(run: Run) -> None:
    for given in ("2025-01-06:2025-01-20", "2025-01-06:2025-01-07:2025-01-20"):
        said = run("due", "--received", "2025-01-02", "--fee-notice", given)
        assert "2025-02-21" in said.out.splitlines()[0], given


def test_pauses_and_an_extension_move_the_due_day(run: Run) -> None:
    words = ("due", "--received", "2025-03-03", "--format", "json")
    plain = json.loads(run(*words).out)["due"]
    pause = "third_party:2025-03-10:2025-03-20"
    paused = json.loads(run(*words, "--pause", pause).out)["due"]
    assert (plain, paused) == ("2025-03-31", "2025-04-11")
    longer = json.loads(run(*words, "--extension", "2025-03-28:20").out)["due"]
    assert longer == "2025-04-28"


def test_delivery_of_a_letter_may_be_given(run: Run) -> None:
    words = ("due", "--received", "2025-03-03", "--format", "json", "--pause")
    late = json.loads(run(*words, "joint_organ:2025-03-10:2025-03-14:").out)["due"]
    soon = json.loads(run(*words, "joint_organ:2025-03-10").out)["due"]
    assert late > soon


def test_an_act_that_is_not_allowed_is_objected_to_with_status_one(run: Run) -> None:
    said = run("due", "--received", "2025-03-03", "--extension", "2025-03-20:30")
    assert said.status == 1
    assert "不合规定：延长不得超过20个工作日（不影响期限）" in said.out
    excessive = run("due", "--received", "2025-03-03", "--extension", "2025-03-20:30:excessive")
    assert excessive.status == 0


def test_a_year_without_a_notice_is_refused_unless_provisional(run: Run) -> None:
    refused = run("due", "--received", "2027-03-01")
    assert (refused.status, refused.out) == (2, "")
    assert "2027年" in refused.err
    assert "--provisional" in refused.err
    given = run("due", "--received", "2027-03-01", "--provisional")
    assert given.status == 0
    assert "（暂定）" in given.out.splitlines()[0]
    assert "暂定：未载入2027年节假日安排通知" in given.out


def test_a_notice_of_ones_own_makes_a_year_certain(run: Run, tmp_path: Path) -> None:
    notice = tmp_path / "2027.toml"
    notice.write_text(
        'year = 2027\nnumber = "示例〔2026〕1号"\ntitle = "示例通知"\n'
        '[[holidays]]\nname = "元旦"\nfrom = 2027-01-01\nto = 2027-01-03\n',
        encoding="utf-8",
    )
    said = run("due", "--received", "2027-03-01", "--notice", notice)
    assert said.status == 0
    assert said.out.startswith("答复期限 2027-03-29 周一")
    notice.write_text("year = 2027\n", encoding="utf-8")
    broken = run("due", "--received", "2027-03-01", "--notice", notice)
    assert broken.status == 2
    assert "2027.toml" in broken.err


def test_a_region_is_named_when_it_is_not_known(run: Run) -> None:
    said = run("due", "--received", "2025-03-03", "--region", "atlantis")
    assert said.status == 2
    assert "没有这个地区：atlantis；可用：ningxia" in said.err


def test_regional_holidays_move_the_day(run: Run) -> None:
    nation = run("due", "--received", "2020-05-12", "--format", "json")
    region = run("due", "--received", "2020-05-12", "--region", "ningxia", "--format", "json")
    assert json.loads(region.out)["due"] > json.loads(nation.out)["due"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--received", "2025-02-30"), "--received：“2025-02-30”不是日期"),
        (("--received", "20 Jan"), "--received：“20 Jan”不是日期"),
        (
            ("--received", "2025-03-03", "--pause", "friend:2025-03-04"),
            "“friend”不是征求意见的种类",
        ),
        (("--received", "2025-03-03", "--pause", "third_party"), "应有 2 至 4 段，用冒号分开"),
        (("--received", "2025-03-03", "--extension", "2025-03-04:x"), "“x”不是数量"),
        (("--received", "2025-03-03", "--extension", "2025-03-04:5:y"), "应为 excessive"),
        (
            ("--received", "2025-03-03", "--confirmed", "2025-03-04"),
            "只有写明 --channel 时才有意义",
        ),
        (
            ("--received", "2025-03-03", "--correction", "2025-03-01"),
            "2025-03-01 早于收到申请之日",
        ),
        ((), "缺少参数：--received"),
    ],
)
def test_wrong_words_are_answered_in_one_sentence(
    run: Run, words: tuple[str, ...], reason: str
) -> None:
    said = run("due", *words)
    assert (said.status, said.out) == (2, "")
    assert reason in said.err
    assert said.err.count("\n") == 1
