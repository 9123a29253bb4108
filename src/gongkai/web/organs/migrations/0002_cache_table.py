"""The table of the cache: rate limits are counted here, by every process alike."""

from typing import ClassVar

from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def create(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the table that settings.CACHES names."""
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """One table, which Django keeps beside the models."""

    dependencies: ClassVar = [("organs", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(create, migrations.RunPython.noop)]
