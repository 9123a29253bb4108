"""What one should know before issuing a letter: where the law's own text is not certain."""

from collections.abc import Iterator
from datetime import date

from gongkai.law.decisions import Kind, kind_on
from gongkai.law.instruments import Confidence
from gongkai.law.parameters import term
from gongkai.web.applications.letters.composing import Said
from gongkai.web.applications.letters.wording import Wording

_OWN = "没有查到全国统一的文书示范文本，文字由本系统依条例拟定，请核对"


def notes_of(wording: Wording, *, on: date, said: tuple[Said, ...]) -> list[str]:
    """Each doubt once; never printed in the letter."""
    found = [_OWN, wording.note, *_terms(wording, on)]
    if wording.results:
        for each in said:
            found += _kind(kind_on(each.kind, day=on), on)
    return [each for each in dict.fromkeys(found) if each]


def _terms(wording: Wording, on: date) -> Iterator[str]:
    for key in wording.terms:
        version, title = term(key).on(on), term(key).title
        if version.confidence is not Confidence.READ or version.note:
            yield f"{title}{version.value}个工作日（{_marked(version.confidence, version.note)}）"


def _kind(kind: Kind, on: date) -> Iterator[str]:
    if kind.confidence is not Confidence.READ:
        yield f"“{kind.title}”的依据（{_marked(kind.confidence, kind.note)}）"
    remedy = kind.remedy_on(on)
    if remedy.confidence is not Confidence.READ or remedy.note:
        yield f"“{kind.title}”的救济告知（{_marked(remedy.confidence, remedy.note)}）"


def _marked(confidence: Confidence, note: str) -> str:
    return "；".join(filter(None, (confidence.label, note)))
