"""The search page: words, facets and days in the address; the database has the last word."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.web.organs import queries
from gongkai.web.organs.models import Organ
from gongkai.web.publishing.models import Item, Version
from gongkai.web.publishing.portal import places, shelf
from gongkai.web.publishing.portal.pages import public
from gongkai.web.publishing.search import feeding
from gongkai.web.publishing.search.asking import Answer, Question, ask
from gongkai.web.publishing.search.marking import Piece, html, marked, passage
from gongkai.web.publishing.search.words import LONGEST_QUESTION, Phrase, asked
from gongkai.web.publishing.visibility import visible
from gongkai.web.uploads.models import State

MOST = 20
FIRST, LAST = date(1970, 1, 2), date(2500, 1, 1)
FACETS = 12  # entries shown of one facet
_TOLD = ("published_at", "organ__name", "column__title", "shown__title", "shown__summary",
         "shown__body")  # fmt: skip


class SearchForm(forms.Form):
    """What may be asked; what makes no sense is left out, never an error page."""

    q = forms.CharField(label=_("查找内容"), max_length=LONGEST_QUESTION, required=False)
    organ = forms.SlugField(required=False)
    column = forms.SlugField(required=False)
    year = forms.IntegerField(min_value=1900, max_value=2999, required=False)
    since = forms.DateField(label=_("发布日期自"), required=False)
    until = forms.DateField(label=_("至"), required=False)
    order = forms.ChoiceField(
        label=_("排序"), required=False,
        choices=[("", _("最新发布在前")), ("relevance", _("最相关在前"))],
    )  # fmt: skip
    after = forms.IntegerField(min_value=0, max_value=(1 << 64) - 1, required=False)


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found, with what was asked for marked."""

    item: Item
    title: SafeString
    passage: SafeString


@dataclass(frozen=True, slots=True)
class Facet:
    """One narrower question: what it is called, how much it would find, its address."""

    title: str
    count: int
    query: str


@public
def search(request: HttpRequest) -> HttpResponse:
    """The form, and what was found."""
    form = SearchForm(request.GET)
    form.is_valid()
    context: dict[str, object] = {"form": form, "asked": form.cleaned_data.get("q", "")}
    try:
        context |= results(form.cleaned_data)
    except feeding.Unready:
        context["unready"] = True
    return render(request, "publishing/portal/search.html", context)


def results(data: Mapping[str, object]) -> dict[str, object]:
    """Everything the page says of an answer."""
    code = data.get("organ")
    organ = Organ.objects.filter(code=code).first() if code else None
    phrases = asked(str(data.get("q") or ""))
    if data.get("q") and not phrases:
        return {"wordless": True}
    answer = ask(feeding.opened(at=timezone.now()), question(data, organ, phrases), most=MOST)
    return {
        "organ": organ,
        "answer": answer,
        "hits": hits(answer, phrases),
        "facets": _facets(answer, data),
        "chosen": _chosen(data, organ),
        "following": _address(data, after=answer.following) if answer.following else "",
    }


def question(
    data: Mapping[str, object], organ: Organ | None, phrases: tuple[Phrase, ...]
) -> Question:
    """What the index is asked; days are whole days of this country."""
    today = timezone.localdate()
    organs = queries.below([organ.pk], day=today) if organ else None
    asking = Question(
        phrases=phrases,
        organs=frozenset() if data.get("organ") and organ is None else organs,
        column=str(data.get("column") or ""),
        since=_midnight(data.get("since")),
        until=_midnight(data.get("until"), later=1),
        relevance=data.get("order") == "relevance" and bool(phrases),
    )
    year, after = data.get("year"), data.get("after")
    return replace(
        asking,
        year=year if isinstance(year, int) else None,
        after=after if isinstance(after, int) else None,
    )


def _midnight(day: object, *, later: int = 0) -> datetime | None:
    if not isinstance(day, date):
        return None
    possible = min(max(day, FIRST), LAST) + timedelta(days=later)
    return timezone.make_aware(datetime.combine(possible, time.min))


def hits(answer: Answer, phrases: tuple[Phrase, ...]) -> list[Hit]:
    """The items, if the public may see them: an index may lag, the database does not."""
    whole = visible(person=None).select_related("shown", "organ", "column")
    found = whole.only(*_TOLD).in_bulk(answer.items)
    there = [found[each] for each in answer.items if each in found]
    return [_hit(each, each.shown, phrases) for each in there if each.shown]


def _hit(item: Item, shown: Version, phrases: tuple[Phrase, ...]) -> Hit:
    """The passage is looked for in the files only if the text has none."""
    title = marked(shown.title, phrases)
    pieces = passage(f"{shown.summary} {shown.body}", phrases)
    if phrases and not any(piece.marked for piece in (*title, *pieces)):
        given = shown.attachments.filter(upload__state=State.CHECKED).select_related("upload")
        for each in given.order_by("pk"):
            inside = passage(each.upload.text, phrases)
            if any(piece.marked for piece in inside):
                return Hit(item, html(title), html((Piece(f"{each}：", marked=False), *inside)))
    return Hit(item, html(title), html(pieces))


def _facets(answer: Answer, data: Mapping[str, object]) -> list[tuple[str, list[Facet]]]:
    """Narrower questions by organ, column and year; a facet with one entry tells nothing."""
    at = shelf.mark()
    organs = places.organs(at, _most(answer.organs))
    columns = places.titles(at, _most(answer.columns))
    by_organ = [
        Facet(organs[each].name, answer.organs[each], _address(data, organ=organs[each].code))
        for each in _most(answer.organs)
        if each in organs
    ]
    by_column = [
        Facet(columns[each], answer.columns[each], _address(data, column=each))
        for each in _most(answer.columns)
        if each in columns
    ]
    by_year = [
        Facet(str(each), answer.years[each], _address(data, year=each))
        for each in sorted(answer.years, reverse=True)[:FACETS]
    ]
    named = ((gettext("机关"), by_organ), (gettext("栏目"), by_column), (gettext("年份"), by_year))
    return [(name, facets) for name, facets in named if len(facets) > 1]


Key = TypeVar("Key", int, str)


def _most(counts: Mapping[Key, int]) -> list[Key]:
    return sorted(counts, key=lambda each: (-counts[each], each))[:FACETS]


def _chosen(data: Mapping[str, object], organ: Organ | None) -> list[Facet]:
    """What was chosen, each with the address without it."""
    key = str(data.get("column") or "")
    chosen = {
        "organ": organ.name if organ else data.get("organ"),
        "column": places.titles(None, {key}).get(key, key) if key else "",
        "year": data.get("year"),
    }
    return [
        Facet(str(title), 0, _address(data, **{name: None}))
        for name, title in chosen.items()
        if title
    ]


def _address(data: Mapping[str, object], **other: object) -> str:
    """The question with one thing changed, from its first page."""
    asked_for = {**data, "after": None, **other}
    return urlencode({name: value for name, value in asked_for.items() if value})
