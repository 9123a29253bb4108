"""The document an item was written from."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models.deletion import PROTECT

from gongkai.web.publishing import triggers


class Migration(migrations.Migration):
    """SQLite makes the table anew, so its triggers go up again."""

    dependencies: ClassVar = [
        ("documents", "0001_initial"),
        ("publishing", "0002_triggers"),
    ]
    operations: ClassVar = [
        migrations.RunPython(triggers.down, triggers.up),
        migrations.AddField(
            model_name="item",
            name="document",
            field=models.OneToOneField(
                null=True,
                on_delete=PROTECT,
                related_name="item",
                to="documents.document",
                verbose_name="公文",
            ),
        ),
        migrations.RunPython(triggers.up, triggers.down),
    ]
