"""The search index of posts: FTS5 on SQLite, a French text index without accents on PostgreSQL.

On SQLite triggers keep the index with the table, so that no path can forget a withdrawn post. A later
migration that rebuilds ``publishing_post`` on SQLite drops its triggers: it must call ``index`` again
(tests/server/publishing/test_search.py fails when they are missing).
"""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE publishing_search USING fts5(
        title, text, content='publishing_post', content_rowid='id', tokenize="unicode61 remove_diacritics 2")""",
    "INSERT INTO publishing_search(publishing_search) VALUES ('rebuild')",
    """CREATE TRIGGER publishing_search_insert AFTER INSERT ON publishing_post BEGIN
        INSERT INTO publishing_search(rowid, title, text) VALUES (new.id, new.title, new.text);
    END""",
    """CREATE TRIGGER publishing_search_delete AFTER DELETE ON publishing_post BEGIN
        INSERT INTO publishing_search(publishing_search, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
    END""",
    """CREATE TRIGGER publishing_search_update AFTER UPDATE OF title, text ON publishing_post BEGIN
        INSERT INTO publishing_search(publishing_search, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
        INSERT INTO publishing_search(rowid, title, text) VALUES (new.id, new.title, new.text);
    END""",
]
SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS publishing_search_insert",
    "DROP TRIGGER IF EXISTS publishing_search_delete",
    "DROP TRIGGER IF EXISTS publishing_search_update",
    "DROP TABLE IF EXISTS publishing_search",
]
POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE TEXT SEARCH CONFIGURATION colloque_fr (COPY = pg_catalog.french)",
    "ALTER TEXT SEARCH CONFIGURATION colloque_fr ALTER MAPPING FOR hword, hword_part, word"
    " WITH unaccent, french_stem",
    "CREATE INDEX publishing_search ON publishing_post"
    " USING gin (to_tsvector('colloque_fr', title || ' ' || text))",
]
POSTGRESQL_BACK = [
    "DROP INDEX IF EXISTS publishing_search",
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS colloque_fr",
]


def _run(schema_editor, *, sqlite, postgresql):
    for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def index(apps, schema_editor):
    """Make the index of this database."""
    _run(schema_editor, sqlite=SQLITE, postgresql=POSTGRESQL)


def forget(apps, schema_editor):
    """Remove it."""
    _run(schema_editor, sqlite=SQLITE_BACK, postgresql=POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("publishing", "0002_local_and_wanted")]
    operations = [migrations.RunPython(index, forget)]
