"""How often the ground of the public pages has changed; see `grounds`."""

from typing import ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from gongkai.web.publishing import grounds


def begin(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    """The one row."""
    apps.get_model("publishing", "Revision").objects.create()


class Migration(migrations.Migration):
    """A row that is counted up by triggers on the tables of four rooms."""

    dependencies: ClassVar = [
        ("publishing", "0004_attachments"),
        ("boards", "0001_initial"),
        ("documents", "0004_dropped"),
        ("organs", "0004_intakes"),
    ]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField(default=1)),
                ("counted_by", models.BigIntegerField(default=0)),
            ],
            options={"verbose_name": "公开页面的版本"},
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunPython(grounds.up, grounds.down),
    ]
