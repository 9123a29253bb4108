"""What the database itself refuses; see `triggers`."""

from typing import ClassVar

from django.db import migrations

from gongkai.web.publishing import triggers


class Migration(migrations.Migration):
    """Triggers on both databases."""

    dependencies: ClassVar = [("publishing", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(triggers.up, triggers.down)]
