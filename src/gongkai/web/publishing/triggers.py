"""What the database itself refuses, by whatever door one comes to its tables.

The words of a version handed in never change; none is released without three passed reviews by
three people who did not write it and a passed secrecy review; reviews are only added; nothing is
shown but a released version of the item itself.

A migration that alters one of these tables takes the triggers `down` before and puts them `up`
after: SQLite makes an altered table anew, and its triggers go with the old one.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_ADDED = ("review", "defect", "clearance")
_WORDS = (
    "item_id", "number", "title", "summary", "body", "source", "keywords", "document_number",
    "formed_on", "note", "digest", "by_id", "created_at", "submitted_at",
)  # fmt: skip
STAY = "the words of a version handed in stay"
BEGIN = "a version begins as a draft"
RELEASE = "three passed reviews and a passed secrecy review come before release"
SHOWN = "only a released version of the item is shown"
ADDED = "reviews are only added"
FILES = "the files of a version handed in stay"

_BODY = (
    "LANGUAGE plpgsql AS $$ BEGIN IF {} THEN RAISE EXCEPTION '{}'; END IF;"
    " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
)
_UNREVIEWED = """3 > (SELECT COUNT(*) FROM publishing_review AS r WHERE r.version_id = NEW.id
        AND r.result = 'passed' AND (NEW.by_id IS NULL OR r.person_id <> NEW.by_id))
    OR NOT EXISTS (SELECT 1 FROM publishing_clearance AS c
        WHERE c.version_id = NEW.id AND c.result = 'passed')"""
_NOT_OWN = """NEW.shown_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM publishing_version AS v
        WHERE v.id = NEW.shown_id AND v.item_id = NEW.id AND v.state = 'published')"""


def _changed(distinct: str) -> str:
    return " OR ".join(f"NEW.{each} {distinct} OLD.{each}" for each in _WORDS)


def _sqlite() -> dict[str, str]:
    abort = "BEGIN SELECT RAISE(ABORT, '{}'); END"
    same = "EXISTS (SELECT 1 FROM publishing_{} WHERE id = NEW.id{})"
    number = " OR (item_id = NEW.item_id AND number = NEW.number)"
    found = {
        "publishing_words_stay": "BEFORE UPDATE ON publishing_version WHEN OLD.state <> 'draft'"
        f" AND (NEW.state = 'draft' OR {_changed('IS NOT')}) {abort.format(STAY)}",
        "publishing_version_stays": f"BEFORE DELETE ON publishing_version {abort.format(STAY)}",
        "publishing_begin": "BEFORE INSERT ON publishing_version WHEN NEW.state <> 'draft'"
        f" OR {same.format('version', number)} {abort.format(BEGIN)}",
        "publishing_release": "BEFORE UPDATE ON publishing_version"
        f" WHEN NEW.state IN ('scheduled', 'published') AND ({_UNREVIEWED})"
        f" {abort.format(RELEASE)}",
        "publishing_shown": f"BEFORE UPDATE ON publishing_item WHEN {_NOT_OWN}"
        f" {abort.format(SHOWN)}",
        "publishing_shown_new": f"BEFORE INSERT ON publishing_item WHEN {_NOT_OWN}"
        f" {abort.format(SHOWN)}",
    }
    for table in _ADDED:
        key = "" if table == "defect" else " OR version_id = NEW.version_id"
        key += " AND level = NEW.level" if table == "review" else ""
        for what, when in (
            ("update", "BEFORE UPDATE ON publishing_{}"),
            ("delete", "BEFORE DELETE ON publishing_{}"),
            ("replace", f"BEFORE INSERT ON publishing_{{}} WHEN {same.format(table, key)}"),
        ):
            name = f"publishing_{table}_no_{what}"
            found[name] = f"{when.format(table)} {abort.format(ADDED)}"
    return found


def _postgres() -> dict[str, tuple[str, str]]:
    """Of each trigger the table with its occasions, and the condition that refuses."""
    always = {
        f"publishing_{table}_added": (f"UPDATE OR DELETE ON publishing_{table}", "TRUE", ADDED)
        for table in _ADDED
    }
    found = {
        "publishing_words_stay": (
            "UPDATE ON publishing_version",
            f"OLD.state <> 'draft' AND (NEW.state = 'draft' OR {_changed('IS DISTINCT FROM')})",
            STAY,
        ),
        "publishing_version_stays": ("DELETE ON publishing_version", "TRUE", STAY),
        "publishing_begin": ("INSERT ON publishing_version", "NEW.state <> 'draft'", BEGIN),
        "publishing_release": (
            "UPDATE ON publishing_version",
            f"NEW.state IN ('scheduled', 'published') AND ({_UNREVIEWED})",
            RELEASE,
        ),
        "publishing_shown": ("INSERT OR UPDATE ON publishing_item", _NOT_OWN, SHOWN),
        **always,
    }
    return {
        name: (occasion, _BODY.format(condition, said))
        for name, (occasion, condition, said) in found.items()
    }


_NOT_DRAFT = """EXISTS (SELECT 1 FROM publishing_version AS v
        WHERE v.id = {}.version_id AND v.state <> 'draft')"""
_TOUCHED = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


def up_for_files(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put up those of the attachments."""
    for what, rows in _TOUCHED.items():
        name = f"publishing_attachment_{what}"
        late = " OR ".join(_NOT_DRAFT.format(row) for row in rows)
        if editor.connection.vendor == "sqlite":
            editor.execute(
                f"CREATE TRIGGER {name} BEFORE {what} ON publishing_attachment WHEN {late}"
                f" BEGIN SELECT RAISE(ABORT, '{FILES}'); END"
            )
            continue
        editor.execute(f"CREATE FUNCTION {name}() RETURNS trigger {_BODY.format(late, FILES)}")
        editor.execute(
            f"CREATE TRIGGER {name} BEFORE {what} ON publishing_attachment"
            f" FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def down_for_files(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them down."""
    for what in _TOUCHED:
        name = f"publishing_attachment_{what}"
        if editor.connection.vendor == "sqlite":
            editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        else:
            editor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE")


def up(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put them up in the database at hand."""
    if editor.connection.vendor == "sqlite":
        for name, rest in _sqlite().items():
            editor.execute(f"CREATE TRIGGER {name} {rest}")
        return
    for name, (occasion, body) in _postgres().items():
        editor.execute(f"CREATE FUNCTION {name}() RETURNS trigger {body}")
        editor.execute(
            f"CREATE TRIGGER {name} BEFORE {occasion} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def down(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them down."""
    if editor.connection.vendor == "sqlite":
        for name in _sqlite():
            editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        return
    for name in _postgres():
        editor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE")
