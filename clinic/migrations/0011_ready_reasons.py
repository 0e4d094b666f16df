"""Sentences that are ready for asking a patient again."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("clinic_readyreason",)
PG_TRIGGER = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION clinic_refuse_change()
"""
SQLITE_TRIGGER = """
CREATE TRIGGER {table}_no_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(PG_TRIGGER.format(table=table), params=None)
        return
    for table in TABLES:
        for action in ("update", "delete"):
            schema_editor.execute(SQLITE_TRIGGER.format(table=table, action=action), params=None)


def allow(apps, schema_editor):
    """Nothing to do: the table is dropped next, and a table's triggers go with it."""


class Migration(migrations.Migration):

    dependencies = [
        ('clinic', '0010_plans'),
        ('intake', '0017_words_look_and_hours'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReadyReason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sentence', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('words', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
            ],
            options={
                'indexes': [models.Index(fields=['clinic', 'sentence'], name='ready_reason_by_sentence')],
            },
        ),
        migrations.RunPython(refuse, allow),
    ]
