"""What an index is asked, and what it answers."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import tantivy
from tantivy import FieldType, Occur, Query

from gongkai.web.publishing.search import index as indexes
from gongkai.web.publishing.search.words import Phrase

# A word in the title says more about an item than one in a file attached to it.
WEIGHT: Mapping[str, float] = {"title": 4.0, "body": 1.0, "files": 0.5}
DEEPEST = 1000  # the last place in the order of relevance that can be paged to


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Phrases, all of which must stand in an item, and what it must be besides."""

    phrases: tuple[Phrase, ...] = ()
    organs: frozenset[int] | None = None  # any of them
    column: str = ""
    kind: str = ""
    year: int | None = None
    since: datetime | None = None
    until: datetime | None = None  # and not this moment itself
    relevance: bool = False
    after: int | None = None  # the key of the last one seen; by relevance, its place


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The numbers of the items of one page, how many there are in all, and where to go on."""

    items: tuple[int, ...]
    total: int
    following: int | None
    organs: Mapping[int, int]
    columns: Mapping[str, int]
    years: Mapping[int, int]


Counts = tuple[int, dict[int, int], dict[str, int], dict[int, int]]


def ask(index: tantivy.Index, question: Question, *, most: int = 20) -> Answer:
    """One page of answers; every count is exact."""
    searcher = index.searcher()
    query = _query(index.schema, question)
    order = _by_relevance if question.relevance else _newest
    items, following = order(searcher, index.schema, query, question, most)
    total, organs, columns, years = _counts(searcher, query)
    return Answer(items=items, following=following, total=total, organs=organs, columns=columns,
                  years=years)  # fmt: skip


def alike(index: tantivy.Index, pairs: Collection[str], *, most: int = 20) -> tuple[int, ...]:
    """The items that share most with a text, of which `pairs` are the words; the best first."""
    found = [
        (Occur.Should, Query.boost_query(Query.term_query(index.schema, name, pair), weight))
        for pair in pairs
        for name, weight in WEIGHT.items()
    ]
    searcher = index.searcher()
    return _items(searcher, searcher.search(Query.boolean_query(found), limit=most).hits)


def _newest(
    searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, question: Question, most: int
) -> tuple[tuple[int, ...], int | None]:
    if question.after is not None:
        older = Query.range_query(
            schema, "key", FieldType.Unsigned, upper_bound=question.after, include_upper=False
        )
        query = query.and_must_match(_silent(older))
    hits = searcher.search(query, limit=most + 1, count=False, order_by_field="key").hits
    items = _items(searcher, hits[:most])
    return items, hits[most - 1][0] if len(hits) > most else None


def _by_relevance(
    searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, question: Question, most: int
) -> tuple[tuple[int, ...], int | None]:
    start = max(0, min(question.after or 0, DEEPEST))
    hits = searcher.search(query, limit=most + 1, count=False, offset=start).hits
    more = len(hits) > most and start + most < DEEPEST
    return _items(searcher, hits[:most]), start + most if more else None


def _items(
    searcher: tantivy.Searcher, hits: list[tuple[object, tantivy.DocAddress]]
) -> tuple[int, ...]:
    found = searcher.fast_field_values("item", [place for _, place in hits])
    return tuple(int(each) for each in found if each is not None)


def _counts(searcher: tantivy.Searcher, query: Query) -> Counts:
    wanted = {
        name: {"terms": {"field": name, "size": 10_000, "segment_size": 10_000}}
        for name in ("organ", "column", "year")
    }
    told = searcher.aggregate(query, wanted | {"total": {"value_count": {"field": "item"}}})

    def of(name: str) -> dict[int | str, int]:
        return {each["key"]: each["doc_count"] for each in told[name]["buckets"]}

    organs = {int(each): count for each, count in of("organ").items()}
    years = {int(each): count for each, count in of("year").items()}
    columns = {str(each): count for each, count in of("column").items()}
    return int(told["total"]["value"] or 0), organs, columns, years


def _query(schema: tantivy.Schema, question: Question) -> Query:
    parts = [*_filters(schema, question), *(_anywhere(schema, each) for each in question.phrases)]
    if not parts:
        return Query.all_query()
    return Query.boolean_query([(Occur.Must, each) for each in parts])


def _anywhere(schema: tantivy.Schema, phrase: Phrase) -> Query:
    return Query.boolean_query(
        [(Occur.Should, Query.boost_query(_standing(schema, name, phrase), weight))
         for name, weight in WEIGHT.items()]
    )  # fmt: skip


def _standing(schema: tantivy.Schema, name: str, phrase: Phrase) -> Query:
    """The words of a phrase side by side in one field."""
    if phrase.open:
        patterns: list[str | tuple[int, str]] = [
            *(re.escape(each) for each in phrase.words[:-1]),
            phrase.words[-1] + ".?",
        ]
        if len(patterns) == 1:
            return Query.regex_query(schema, name, phrase.words[0] + ".?")
        return Query.regex_phrase_query(schema, name, patterns)
    if len(phrase.words) == 1:
        return Query.term_query(schema, name, phrase.words[0])
    return Query.phrase_query(schema, name, list(phrase.words))


def _filters(schema: tantivy.Schema, question: Question) -> Iterator[Query]:
    """What an item must be; none of it makes an item more relevant."""
    if question.organs is not None:
        yield _silent(Query.term_set_query(schema, "organ", sorted(question.organs)))
    for name, value in (("column", question.column), ("kind", question.kind)):
        if value:
            yield _silent(Query.term_query(schema, name, value))
    if question.year is not None:
        yield _silent(Query.term_query(schema, "year", question.year))
    if question.since or question.until:
        yield _silent(_between(schema, question.since, question.until))


def _silent(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _between(schema: tantivy.Schema, since: datetime | None, until: datetime | None) -> Query:
    return Query.range_query(
        schema, "key", FieldType.Unsigned,
        lower_bound=indexes.key(since, 0) if since else None,
        upper_bound=indexes.key(until, 0) if until else None,
        include_upper=until is None,
    )  # fmt: skip
