"""Treatments, what is told after one, and what a person has to look at."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("intake_treatment", "intake_checkin", "intake_task")
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
        ('intake', '0018_own_questions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='outbox',
            name='kind',
            field=models.CharField(choices=[('invitation', 'Invitation'), ('question', 'Request for more answers'), ('receipt', 'Receipt'), ('task', 'Task for the front desk'), ('reminder', 'Reminder'), ('code', 'One-time code'), ('link', 'New link in place of an old one'), ('letter', 'Link to a letter'), ('check-in', 'Check-in'), ('offer', 'Offer to talk again')], max_length=20),
        ),
        migrations.CreateModel(
            name='Treatment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('given', models.BooleanField(default=True)),
                ('on', models.DateField()),
                ('brand', models.CharField(max_length=10)),
                ('lot', models.CharField(max_length=30)),
                ('concerns', models.JSONField()),
                ('zones', models.JSONField()),
                ('why', models.BinaryField(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='treatments', to='intake.intake')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.revision')),
                ('supersedes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='intake.treatment')),
            ],
        ),
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('moment', models.CharField(max_length=4)),
                ('edition', models.CharField(max_length=40)),
                ('answers', models.JSONField()),
                ('words', models.BinaryField(null=True)),
                ('red', models.BooleanField()),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='check_ins', to='intake.intake')),
                ('treatment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='check_ins', to='intake.treatment')),
            ],
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('safety', 'Phone now'), ('no response', 'No change at weeks 4 and 8')], max_length=12)),
                ('at', models.DateTimeField()),
                ('check_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='intake.checkin')),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='intake.intake')),
            ],
            options={
                'indexes': [models.Index(fields=['clinic', 'kind', 'at'], name='task_by_time')],
                'constraints': [models.UniqueConstraint(fields=('check_in', 'kind'), name='task_once')],
            },
        ),
        migrations.AddIndex(
            model_name='treatment',
            index=models.Index(fields=['clinic', 'on'], name='treatment_by_day'),
        ),
        migrations.AddIndex(
            model_name='treatment',
            index=models.Index(fields=['clinic', 'lot'], name='treatment_by_lot'),
        ),
        migrations.AddConstraint(
            model_name='treatment',
            constraint=models.UniqueConstraint(condition=models.Q(('supersedes', None)), fields=('intake',), name='treatment_once'),
        ),
        migrations.AddConstraint(
            model_name='treatment',
            constraint=models.CheckConstraint(condition=models.Q(('brand__in', ('ONA', 'ABO', 'INCO', 'PRABO', 'DAXI', 'LETI', 'RELA'))), name='treatment_brand_known'),
        ),
        migrations.AddConstraint(
            model_name='treatment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('given', True), ('supersedes', None)), models.Q(('supersedes__isnull', False), ('why__isnull', False)), _connector='OR'), name='treatment_corrected_says_why'),
        ),
        migrations.AddIndex(
            model_name='checkin',
            index=models.Index(fields=['clinic', 'at'], name='check_in_by_time'),
        ),
        migrations.AddConstraint(
            model_name='checkin',
            constraint=models.UniqueConstraint(condition=models.Q(('moment', 'ANY'), _negated=True), fields=('intake', 'moment'), name='check_in_once'),
        ),
        migrations.AddConstraint(
            model_name='checkin',
            constraint=models.CheckConstraint(condition=models.Q(('moment__in', ['ANY', 'D2', 'D7', 'M4', 'M6', 'W12', 'W2', 'W4', 'W8'])), name='check_in_moment_known'),
        ),
        migrations.RunPython(refuse, allow),
    ]
