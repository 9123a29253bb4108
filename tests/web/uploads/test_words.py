"""The word lists: shipped with an edition, added to by the house, ended and never removed."""

import pytest

from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.uploads.models import WordEntry
from gongkai.web.uploads.services.words import add_word, end_word
from gongkai.web.uploads.words import edition, words_in_use
from tests.web.uploads import things


def added(organ: Organ, find: str = "某某办", *, grave: bool = True) -> WordEntry:
    return add_word(
        organ, find=find, say="已撤销", use="某某局", grave=grave, on=things.DAY, by=None
    )


def test_a_word_of_the_house_is_looked_for_until_it_is_ended(bureau: Organ) -> None:
    before = edition()
    entry = added(bureau)
    found = things.checked(bureau, text="由某某办负责").findings
    assert [(each["message"], each["severity"]) for each in found] == [("已撤销：某某办", "grave")]
    between = edition()
    end_word(entry, on=things.DAY, by=None)
    assert len({before, between, edition()}) == 3
    assert things.checked(bureau, text="由某某办负责").findings == []
    told = list(Entry.objects.filter(act__startswith="word.").values_list("words", flat=True))
    assert told == ["词表增加“某某办”：已撤销", "词表停用“某某办”"]


def test_a_word_stands_once_in_the_list_and_may_come_back_after_its_end(bureau: Organ) -> None:
    entry = added(bureau)
    with pytest.raises(Refused, match="已有"):
        added(bureau)
    end_word(entry, on=things.DAY, by=None)
    with pytest.raises(Refused, match="已经停用"):
        end_word(entry, on=things.DAY, by=None)
    assert added(bureau, grave=False).pk != entry.pk
    assert [each.severity for each in words_in_use() if each.find == "某某办"] == ["ordinary"]


@pytest.mark.parametrize("find", ["", " ", "某", " 某 "])
def test_a_word_of_one_letter_would_be_found_everywhere(bureau: Organ, find: str) -> None:
    with pytest.raises(Refused, match="两个字"):
        added(bureau, find)
