"""What a returning patient starts from, one question back, and what was told otherwise."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("intake_origins", "intake_retold")
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
        ('intake', '0010_links_and_tablets'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='intake',
            name='draft_marks',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='intake',
            name='starts_from',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.revision'),
        ),
        migrations.CreateModel(
            name='Origins',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('document', models.JSONField()),
                ('at', models.DateTimeField()),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('last_time', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.revision')),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='origins', to='intake.revision')),
            ],
        ),
        migrations.CreateModel(
            name='InfoRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('round', models.PositiveSmallIntegerField()),
                ('questions', models.JSONField()),
                ('reason', models.BinaryField(null=True)),
                ('asked_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('seconds_left', models.IntegerField(null=True)),
                ('reminders', models.PositiveSmallIntegerField(default=0)),
                ('answered_at', models.DateTimeField(null=True)),
                ('lapsed_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='intake.intake')),
                ('reply', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replies_to', to='intake.revision')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='intake.revision')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('answered_at', None), ('lapsed_at', None)), fields=['expires_at'], name='request_open'), models.Index(fields=['clinic', 'asked_at'], name='request_by_time')],
                'constraints': [models.UniqueConstraint(fields=('intake', 'round'), name='request_round_once'), models.UniqueConstraint(condition=models.Q(('answered_at', None), ('lapsed_at', None)), fields=('intake',), name='request_one_open'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('reply', None)), models.Q(('answered_at__isnull', False), ('lapsed_at', None), ('reply__isnull', False)), _connector='OR'), name='request_answered_by_reply')],
            },
        ),
        migrations.CreateModel(
            name='Retold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('question', models.CharField(max_length=40)),
                ('was', models.JSONField(null=True)),
                ('now', models.JSONField(null=True)),
                ('at', models.DateTimeField()),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='retold', to='intake.intake')),
            ],
            options={
                'indexes': [models.Index(fields=['clinic', 'at'], name='retold_by_time')],
            },
        ),
        migrations.RunPython(refuse, allow),
    ]
