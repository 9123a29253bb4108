"""A draft may be given up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_attachments"),
    ]

    operations = [
        migrations.AlterField(
            model_name="document",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "起草"),
                    ("proposed", "属性待审核"),
                    ("checked", "待保密审查"),
                    ("cleared", "待签发"),
                    ("signed", "待编号印发"),
                    ("issued", "已印发"),
                    ("void", "已作废"),
                    ("dropped", "已撤稿"),
                ],
                default="draft",
                max_length=8,
            ),
        ),
    ]
