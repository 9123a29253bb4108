"""The files that go out with a version."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models.deletion import PROTECT

from gongkai.web.publishing import triggers


class Migration(migrations.Migration):
    """A table and its triggers."""

    dependencies: ClassVar = [
        ("publishing", "0003_documents"),
        ("uploads", "0001_initial"),
    ]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="名称")),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="attachments", to="uploads.upload"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="attachments", to="publishing.version"
                    ),
                ),
            ],
            options={
                "verbose_name": "附件",
                "constraints": [
                    models.UniqueConstraint(fields=("version", "upload"), name="attachment_once")
                ],
            },
        ),
        migrations.RunPython(triggers.up_for_files, triggers.down_for_files),
    ]
