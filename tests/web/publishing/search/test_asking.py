"""Every count equals a naive scan; pages join without gap or repetition."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
import tantivy

from gongkai.web.publishing.search import index as indexes
from gongkai.web.publishing.search.asking import Answer, Question, ask
from gongkai.web.publishing.search.index import Entry
from gongkai.web.publishing.search.words import asked

SIGNS = [
    "政府",
    "信息",
    "公开",
    "年报",
    "预算",
    "县",
    "局",
    "的",
    "，",
    "。",
    "\n",
    " 2024 ",
    " data ",
]
START = datetime(2020, 1, 1, tzinfo=UTC)


def entries() -> list[Entry]:
    random = Random(7)  # noqa: S311 a sample, not a secret

    def text(length: int) -> str:
        return "".join(random.choices(SIGNS, k=length))

    return [
        Entry(item=number, title=text(5), body=text(40), files=text(10) if number % 3 else "",
              organ=random.randint(1, 5), column=f"c{random.randint(1, 4)}", kind="statutory",
              at=START + timedelta(hours=random.randint(0, 40_000)))
        for number in range(1, 401)
    ]  # fmt: skip


ENTRIES = entries()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> tantivy.Index:
    folder = tmp_path_factory.mktemp("index")
    writer = indexes.writer(indexes.make(folder))
    assert indexes.add(writer, ENTRIES) == len(ENTRIES)
    writer.commit()
    writer.wait_merging_threads()
    return indexes.opened(folder)


def stands(text: str, question: str) -> bool:
    """Written anew and slowly: sign after sign, white space between Han characters ignored."""
    text = re.sub(r"(?<=[一-龥])\s+(?=[一-龥])", "", text)
    tokens = re.findall(r"[一-龥]|[a-z0-9]+|\s*[，。][\s，。]*", text)
    wanted = re.findall(r"[一-龥]|[a-z0-9]+|，", question)
    tokens = ["，" if re.search("[，。]", each) else each for each in tokens]
    return any(tokens[at : at + len(wanted)] == wanted for at in range(len(tokens)))


def scan(question: str) -> set[int]:
    return {
        each.item for each in ENTRIES
        if all(any(stands(text, part) for text in (each.title, each.body, each.files))
               for part in question.split())
    }  # fmt: skip


def pages(index: tantivy.Index, **question: object) -> list[Answer]:
    found = [ask(index, Question(**question), most=7)]  # type: ignore[arg-type]
    while found[-1].following is not None:
        found.append(ask(index, Question(**question, after=found[-1].following), most=7))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    "question",
    ["公开", "息公", "政", "的", "县局", "信息公开年报", "2024", "2024县", "2024 县", "data的",
     "预算 公开", "局2024", "年报，data", "没有", "202", "政府 信息 公开 年报 预算"],
)  # fmt: skip
@pytest.mark.parametrize("relevance", [False, True])
def test_every_page_together_is_the_naive_scan(
    index: tantivy.Index, question: str, relevance: bool
) -> None:
    answers = pages(index, phrases=asked(question), relevance=relevance)
    found = [item for answer in answers for item in answer.items]
    assert sorted(found) == sorted(scan(question))
    assert {answer.total for answer in answers} == {len(found)}


def test_newest_first_and_the_younger_number_first(index: tantivy.Index) -> None:
    known = {each.item: each for each in ENTRIES}
    found = [item for answer in pages(index, phrases=asked("公开")) for item in answer.items]
    assert found == sorted(found, key=lambda item: (known[item].at, item), reverse=True)


def test_a_word_in_the_title_comes_before_one_in_a_file(tmp_path: Path) -> None:
    writer = indexes.writer(indexes.make(tmp_path))
    plain = {"organ": 1, "column": "c", "kind": "k", "at": START}
    indexes.add(writer, [
        Entry(item=1, title="无", body="无", files="预算", **plain),  # type: ignore[arg-type]
        Entry(item=2, title="预算", body="无", files="无", **plain),  # type: ignore[arg-type]
        Entry(item=3, title="无", body="预算", files="无", **plain),  # type: ignore[arg-type]
    ])  # fmt: skip
    writer.commit()
    writer.wait_merging_threads()
    question = Question(phrases=asked("预算"), relevance=True)
    assert ask(indexes.opened(tmp_path), question).items == (2, 3, 1)


def test_facets_count_what_the_filters_leave(index: tantivy.Index) -> None:
    since, until = START + timedelta(days=400), START + timedelta(days=900)
    answer = ask(index, Question(organs=frozenset({1, 3}), column="c2", since=since, until=until))
    mine = [each for each in ENTRIES if each.organ in (1, 3) and each.column == "c2"]
    left = [each for each in mine if since <= each.at < until]
    assert answer.total == len(left) > 0
    assert answer.columns == {"c2": len(left)}
    assert answer.organs == {organ: sum(each.organ == organ for each in left) for organ in (1, 3)}
    assert sum(answer.years.values()) == len(left)
    assert ask(index, Question(year=2021, kind="statutory")).total == sum(
        each.at.year == 2021 for each in ENTRIES
    )
    assert ask(index, Question(organs=frozenset())).total == 0
