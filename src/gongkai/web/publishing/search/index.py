"""The index itself: what is kept of an item, how it is written, opened and compared."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import tantivy
from tantivy import Query

from gongkai.web.publishing.search.words import words

TEXTS = ("title", "body", "files")
ITEM_BITS = 30  # a thousand million items
LATEST = (1 << 34) - 1  # seconds; the year 2514
_HEAP = 64_000_000  # bytes a writer keeps in memory before it writes a piece of the index


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the index knows of one item."""

    item: int
    title: str
    body: str
    files: str  # the text of the attachments
    organ: int
    column: str
    kind: str
    at: datetime  # when it was published, in local time


def key(at: datetime, item: int) -> int:
    """Time and number as one number by which lists are sorted; the second in the higher bits."""
    return min(max(int(at.timestamp()), 0), LATEST) << ITEM_BITS | item


def schema() -> tantivy.Schema:
    """Nothing of a text is stored, only its words; what is sorted and counted lies in columns."""
    builder = tantivy.SchemaBuilder()
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("column", "kind"):
        builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    for name in ("item", "organ", "year"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_unsigned_field("key", indexed=True, fast=True)
    builder.add_text_field("digest", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def make(folder: Path) -> tantivy.Index:
    """The index in a folder, which may be empty."""
    folder.mkdir(parents=True, exist_ok=True)
    return _prepared(tantivy.Index(schema(), path=str(folder)))


def writer(index: tantivy.Index) -> tantivy.IndexWriter:
    """With one thread: equal entries make an equal index. A folder takes one writer at a time."""
    return index.writer(heap_size=_HEAP, num_threads=1)


def add(into: tantivy.IndexWriter, entries: Iterable[Entry]) -> int:
    """Put entries in, which are not there; how many. Nothing is seen before `commit`."""
    return sum(1 for entry in entries if into.add_document(_document(entry)) >= 0)


def remove(into: tantivy.IndexWriter, known: tantivy.Schema, items: Iterable[int]) -> None:
    """Take items out."""
    into.delete_documents_by_query(Query.term_set_query(known, "item", sorted(items)))


def _document(entry: Entry) -> tantivy.Document:
    texts = {name: " ".join(words(getattr(entry, name))) for name in TEXTS}
    document = tantivy.Document()
    for name, text in texts.items():
        document.add_text(name, text)
    document.add_text("column", entry.column)
    document.add_text("kind", entry.kind)
    document.add_unsigned("item", entry.item)
    document.add_unsigned("organ", entry.organ)
    document.add_unsigned("year", entry.at.year)
    document.add_unsigned("key", key(entry.at, entry.item))
    document.add_text("digest", _digest(entry, texts))
    return document


def _digest(entry: Entry, texts: dict[str, str]) -> str:
    """A fingerprint of all that was indexed."""
    told = (*texts.values(), entry.item, entry.organ, entry.column, entry.kind, entry.at)
    return hashlib.blake2b(repr(told).encode(), digest_size=16).hexdigest()


def contents(index: tantivy.Index) -> Iterator[str]:
    """The fingerprints of all entries, sorted: equal indexes have equal ones."""
    searcher = index.searcher()
    found = searcher.search(Query.all_query(), limit=max(1, searcher.num_docs))
    yield from sorted(searcher.doc(place)["digest"][0] for _, place in found.hits)


def opened(folder: Path) -> tantivy.Index:
    """An index for reading, as it stands now; a process keeps the newest open."""
    meta = (folder / "meta.json").stat()
    return _opened(folder, (meta.st_mtime_ns, meta.st_ino, meta.st_size))


@lru_cache(maxsize=2)
def _opened(folder: Path, changed: tuple[int, ...]) -> tantivy.Index:
    return _prepared(tantivy.Index.open(str(folder)))


def _prepared(index: tantivy.Index) -> tantivy.Index:
    whole = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("whitespace", whole)
    index.config_reader(reload_policy="manual")
    return index
