"""Which tests need one database only: PostgreSQL, the database of production.

`make test` runs tests/web whole on PostgreSQL and then on SQLite without these files. Who names a
file to pytest runs it on the database at hand. Before a real server on SQLite stay the whole way
of an item and the year of a county (browser/), and everything with more than one process.

Nothing else decides what runs where, but for the two long tests that ask less on SQLite:
organs/test_permission_walk.py and applications/stateful/test_stateful.py.
"""

from pathlib import Path

ROOM = Path(__file__).parent

# Each file with the reason in one sentence.
ONE_DATABASE = {
    "browser/test_pages.py": "Asks how pages look, what axe objects to, what a browser fetches.",
    "browser/test_portal.py": "Asks what a reader without scripts sees, and how heavy a page is.",
    "browser/test_case_stories.py": "Clicks acts that applications/ asks of both databases.",
    "browser/test_applications.py": "Clicks acts that applications/ asks of both databases.",
    "browser/test_documents.py": "Clicks acts that documents/ asks of both databases.",
    "browser/test_publishing.py": "Clicks acts that publishing/ asks of both databases.",
    "test_settings.py": "Asks what the settings make of an environment; no table is touched.",
    "test_wsgi.py": "Asks who waits for whom in a process; no table is touched.",
}


def needless(file: Path, vendor: str) -> bool:
    """Whether a test file asks nothing of this database that the other was not asked."""
    if vendor == "postgresql" or not file.is_relative_to(ROOM):
        return False
    return file.relative_to(ROOM).as_posix() in ONE_DATABASE
