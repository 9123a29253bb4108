"""What a database is made of: tables with their columns, constraints, indexes and triggers.

`schema.txt` holds a digest of each table on each database. The first of them were taken of
databases made by the migrations before these were folded (docs/decisions/0078). Who adds a
migration writes them anew: `python -m tests.web.schema`, and again with `tools/postgres.sh`.
"""

import re
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

KEPT = Path(__file__).with_name("schema.txt")
# Kind, table, name and wording of each thing. The NOT NULL that PostgreSQL 18 counts among the
# constraints stands with the columns.
POSTGRESQL = (
    """SELECT 'column', table_name, column_name, concat_ws(' ', data_type,
           character_maximum_length, numeric_precision, numeric_scale, is_nullable,
           column_default, identity_generation)
       FROM information_schema.columns WHERE table_schema = 'public'""",
    """SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'""",
    "SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    """SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)
       FROM pg_trigger WHERE NOT tgisinternal""",
    """SELECT 'function', 'functions', proname, pg_get_functiondef(oid)
       FROM pg_proc WHERE pronamespace = 'public'::regnamespace""",
)
SQLITE = (
    "SELECT type, tbl_name, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'",
)  # fmt: skip


def digests() -> list[str]:
    """A line for each table of the database at hand."""
    from django.db import connection

    parts: dict[str, list[str]] = defaultdict(list)
    with connection.cursor() as cursor:
        for question in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(question)
            for kind, table, name, text in cursor.fetchall():
                parts[table.strip('"')].append(f"{kind} {name} {plain(text)}")
    return [f"{connection.vendor} {table} {_digest(parts[table])}" for table in sorted(parts)]


def _digest(parts: list[str]) -> str:
    return sha256("\n".join(sorted(parts)).encode()).hexdigest()[:16]


def plain(text: str) -> str:
    """Without what is no difference.

    That is blanks, the quotes that SQLite writes when it renames, and the order of the columns
    and constraints of one of its tables, which no statement of Django's goes by.
    """
    text = re.sub(r"\s+", " ", text).replace('"', "")
    made = re.fullmatch(r"CREATE TABLE (\w+) \((.*)\)", text)
    return f"{made[1]} {sorted(_clauses(made[2]))}" if made else text


def _clauses(text: str) -> list[str]:
    """What stands between the commas that are in no bracket."""
    found, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return [each.strip() for each in found]


def kept(vendor: str) -> list[str]:
    """What `schema.txt` says of one kind of database."""
    return [each for each in KEPT.read_text().splitlines() if each.startswith(f"{vendor} ")]


def main() -> None:
    """Migrate the database of the settings and keep what it is made of."""
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    others = [vendor for vendor in ("postgresql", "sqlite") if vendor != connection.vendor]
    KEPT.write_text("\n".join(sorted([*kept(*others), *digests()])) + "\n")


if __name__ == "__main__":
    main()
