"""Questions that a page was sent back for."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

TABLES = ("intake_stumble",)
PG_TRIGGER = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION intake_refuse_change()
"""
SQLITE_TRIGGER = """
CREATE TRIGGER {table}_no_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""


def refuse(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(PG_TRIGGER.format(table=table), params=None)
            continue
        for action in ("update", "delete"):
            schema_editor.execute(SQLITE_TRIGGER.format(table=table, action=action), params=None)


def allow(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_append_only ON {table}")
            continue
        for action in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{action}")


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0013_rows_to_count'),
    ]

    operations = [
        migrations.CreateModel(
            name='Stumble',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('question', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stumbles', to='intake.intake')),
            ],
            options={
                'indexes': [models.Index(fields=['clinic', 'at', 'question'], name='stumble_by_time')],
            },
        ),
        migrations.RunPython(refuse, allow),
    ]
