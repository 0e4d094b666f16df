"""The clinic's own words, languages and look, how long it keeps what, and breaks in its hours."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intake.models.clinic

TABLES = ("intake_messagewords", "intake_logo")
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
    """Nothing to do: the tables are dropped next, and a table's triggers go with it."""


def allow_breaks(apps, schema_editor):
    """One stretch a day becomes a list of stretches, and a closed day an empty list."""
    for clinic in apps.get_model("intake", "Clinic").objects.all():
        clinic.opening_hours = [
            [] if not day else [day] if isinstance(day[0], str) else day
            for day in clinic.opening_hours
        ]
        clinic.save(update_fields=["opening_hours"])


def join_stretches(apps, schema_editor):
    """A day with a break is one stretch again, from when it opens to when it closes."""
    for clinic in apps.get_model("intake", "Clinic").objects.all():
        clinic.opening_hours = [
            [day[0][0], day[-1][1]] if day else None for day in clinic.opening_hours
        ]
        clinic.save(update_fields=["opening_hours"])


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0016_letters'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MessageWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(max_length=20)),
                ('channel', models.CharField(choices=[('email', 'E-mail'), ('text', 'Text message')], max_length=10)),
                ('language', models.CharField(max_length=10)),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('body', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
            ],
            options={
                'indexes': [models.Index(fields=['clinic', 'kind', 'channel', 'language', 'id'], name='message_words_newest')],
            },
        ),
        migrations.CreateModel(
            name='Logo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('fingerprint', models.CharField(max_length=64)),
                ('picture', models.BinaryField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('clinic', 'fingerprint'), name='logo_once')],
            },
        ),
        migrations.AddField(
            model_name='clinic',
            name='languages',
            field=models.JSONField(blank=True, default=intake.models.clinic.other_languages),
        ),
        migrations.AddField(
            model_name='clinic',
            name='accent',
            field=models.CharField(blank=True, max_length=7),
        ),
        migrations.AddField(
            model_name='clinic',
            name='logo',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='clinic',
            name='forget_unsent_days',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='clinic',
            name='forget_after_years',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.RunPython(allow_breaks, join_stretches),
        migrations.RunPython(refuse, allow),
    ]
