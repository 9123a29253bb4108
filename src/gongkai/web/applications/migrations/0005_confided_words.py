"""What applicants and third parties wrote in events goes to the sealed words; indexes."""

from importlib import import_module
from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from gongkai.web.applications import seal

# Under which name each kind of event kept in its data what somebody outside said.
OPEN_UNTIL_NOW = {
    "supplemented": "text", "answered": "reasons", "withdrawn": "how", "reasons_given": "text",
    "delivered": "proof",
}  # fmt: skip


def confide(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Seal it, and take it out of the event: the triggers stand aside for this once."""
    event_model: Any = apps.get_model("applications", "Event")
    words_model: Any = apps.get_model("applications", "SealedWords")
    found = event_model.objects.filter(kind__in=OPEN_UNTIL_NOW).order_by("pk")
    if not found.exists():
        return
    triggers = import_module("gongkai.web.applications.migrations.0002_events_stay")
    triggers.allow(apps, editor)
    for each in found:
        name = OPEN_UNTIL_NOW[each.kind]
        said = str(each.data.pop(name, "") or "").strip()
        if said:
            sealed = seal.seal({name: said}, about=f"third-party-{each.pk}")
            words_model.objects.create(event_id=each.pk, sealed=sealed)
        each.words = ""
        each.save(update_fields=["data", "words"])
    triggers.forbid(apps, editor)


class Migration(migrations.Migration):
    """The names of third parties become the first of the sealed words."""

    dependencies: ClassVar = [("applications", "0004_thirds_and_limits")]
    operations: ClassVar = [
        migrations.RenameModel("ThirdParty", "SealedWords"),
        migrations.AlterModelOptions("SealedWords", options={"verbose_name": "加密内容"}),
        migrations.AlterField(
            "SealedWords",
            "event",
            models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sealed_words",
                to="applications.event",
            ),
        ),
        migrations.AddIndex(
            "Case",
            models.Index(fields=["organ", "arrived", "id"], name="case_by_arrival"),
        ),
        migrations.AddIndex(
            "Case",
            models.Index(fields=["organ", "closed"], name="case_by_closing"),
        ),
        migrations.AddIndex(
            "Case",
            models.Index(fields=["organ"], condition=models.Q(round__gt=1), name="case_reopened"),
        ),
        migrations.RunPython(confide, migrations.RunPython.noop),
    ]
