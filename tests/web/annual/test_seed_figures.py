"""The model organ's published 2024 says what the report it is modelled on said, in every format.

That report's figures stand here as facts: every cell of the tables was zero; its sentences told
eleven documents (three active, eight on request), two financial items (the budget of the next
year, the final account), two boards with seventy-odd postings, three chat groups, all filed, no
application and no information-processing fee.
"""

import re

import pytest
from django.test import Client

from gongkai.files import read_bytes
from gongkai.files.writers import KINDS
from gongkai.report.edition import edition_of
from gongkai.report.tally import tally
from gongkai.web.annual.facts import year_facts
from gongkai.web.demo.build import build
from gongkai.web.organs.models import Organ

PLACE = "/organs/jiguanshiwu/reports/2024/"
SENTENCES = (
    "全年制发公文11件，其中主动公开3件、依申请公开8件。",
    "公开财政信息2条，其中部门预算1条、部门决算1条。",
    "设置展板2块",
    "现有工作群3个，均已备案。",
    "本年度未收到政府信息公开申请",
    "未发生因政府信息公开工作引起的行政复议和行政诉讼",
    "2024年，未发出信息处理费收费通知，未收取信息处理费。",
)


@pytest.fixture
def county(db: None) -> None:
    build()


def test_every_cell_of_every_format_is_the_published_zero(county: None, client: Client) -> None:
    keys = list(edition_of(2024).cells)
    for kind in KINDS:
        answer = client.get(f"{PLACE}report.{kind}")
        if kind in ("json", "csv"):
            continue
        report = read_bytes(answer.content, name=f"report.{kind}")
        assert dict(report.facts) == dict.fromkeys(keys, 0), kind
    (told,) = client.get(f"{PLACE}report.json").json()
    assert told["facts"] == dict.fromkeys(keys, 0)
    lines = client.get(f"{PLACE}report.csv").content.decode("utf-8-sig").splitlines()[1:]
    assert [line.split(",")[0] for line in lines] == keys
    assert {line.rsplit(",", 1)[1] for line in lines} == {"0"}


def test_every_figure_of_the_sentences_is_the_published_one(county: None, client: Client) -> None:
    page = client.get(PLACE).text
    files = {kind: read_bytes(client.get(f"{PLACE}report.{kind}").content, name=f"r.{kind}")
             for kind in ("html", "docx", "pdf")}  # fmt: skip
    for sentence in SENTENCES:
        assert sentence in page
        for kind, report in files.items():
            words = "".join(report.text(number) for number in (1, 5, 6))
            assert sentence in "".join(words.split()), (kind, sentence)
    posted = re.search(r"全年公开信息(\d+)条。", page)
    assert posted
    assert 70 < int(posted[1]) < 80


def test_each_figure_of_a_sentence_can_name_its_records(county: None) -> None:
    facts = year_facts(Organ.objects.get(code="jiguanshiwu"), year=2024)
    assert len(facts.documents) == 11
    assert len(facts.chat_groups) == 3
    assert len(facts.boards) == 2
    assert 70 < len(facts.postings) < 80
    assert not tally(facts, edition=edition_of(2024))["table3.new_received.total"].ids
