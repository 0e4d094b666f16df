"""Keep tries at teach-back, signatures and withdrawals; say more of each agreement.

Agreements given before get the fingerprint of the edition they were given in, from the sending
they belong to. What they were shown about data was not kept then and stays empty.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models

NEW = ("intake_signature", "intake_teachbacktry", "intake_withdrawal")
CONSENT = "intake_consent"
PG_TRIGGER = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION intake_refuse_change()
"""
SQLITE_TRIGGER = """
CREATE TRIGGER {table}_no_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
FINGERPRINTS = """
UPDATE intake_consent SET edition_fingerprint = (
    SELECT edition_fingerprint FROM intake_revision WHERE intake_revision.id = revision_id
)
"""


def refuse(schema_editor, *tables):
    for table in tables:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(PG_TRIGGER.format(table=table), params=None)
            continue
        for action in ("update", "delete"):
            schema_editor.execute(SQLITE_TRIGGER.format(table=table, action=action), params=None)


def allow(schema_editor, *tables):
    for table in tables:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_append_only ON {table}")
            continue
        for action in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{action}")


def open_agreements(apps, schema_editor):
    allow(schema_editor, CONSENT)


def name_editions(apps, schema_editor):
    schema_editor.execute(FINGERPRINTS, params=None)


def close_all(apps, schema_editor):
    refuse(schema_editor, CONSENT, *NEW)


def open_all(apps, schema_editor):
    allow(schema_editor, CONSENT, *NEW)


def close_agreements(apps, schema_editor):
    refuse(schema_editor, CONSENT)


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0005_steps_of_a_draft'),
    ]

    operations = [
        # SQLite makes the table anew and loses its triggers; they are put back at the end.
        migrations.RunPython(open_agreements, close_agreements),
        migrations.AddField(
            model_name='consent',
            name='edition_fingerprint',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='consent',
            name='notice',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='consent',
            name='notice_fingerprint',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('drawn', models.BooleanField()),
                ('sealed', models.BinaryField(null=True)),
                ('at', models.DateTimeField()),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signature', to='intake.revision')),
            ],
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('at', models.DateTimeField()),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('consent', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='intake.consent')),
            ],
        ),
        migrations.CreateModel(
            name='TeachBackTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('question', models.CharField(max_length=40)),
                ('number', models.PositiveSmallIntegerField()),
                ('answer', models.CharField(max_length=40)),
                ('right', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teach_backs', to='intake.intake')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('intake', 'question', 'number'), name='teach_back_try_once')],
            },
        ),
        migrations.RunPython(name_editions, migrations.RunPython.noop),
        migrations.RunPython(close_all, open_all),
    ]
