"""What clinicians made of findings, and of the word of triage."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("clinic_judgement", "clinic_triagecheck")
PG_TRIGGER = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION clinic_refuse_change()
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
        ('clinic', '0005_working_the_queue'),
        ('intake', '0012_queue_lanes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('rulebook', models.CharField(max_length=40)),
                ('rule', models.CharField(max_length=10)),
                ('verdict', models.CharField(choices=[('confirmed', 'Confirmed'), ('not_relevant', 'Not relevant'), ('asked', 'To be asked back')], max_length=20)),
                ('reason', models.CharField(blank=True, choices=[('cared_for', 'Known and taken care of'), ('tolerated', 'Tolerated before'), ('misread', 'The patient misread the question'), ('letter', 'A specialist’s letter answers it'), ('adapted', 'Dose or site can be adapted'), ('rule', 'The rule is wrong or too broad'), ('other', 'Another reason')], max_length=20)),
                ('words', models.BinaryField(null=True)),
                ('at', models.DateTimeField()),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='intake.assessmentrecord')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='intake.intake')),
            ],
            options={
                'indexes': [models.Index(fields=['assessment', 'rule', 'by'], name='judgement_of_finding'), models.Index(fields=['clinic', 'rulebook', 'rule'], name='judgement_by_rule'), models.Index(fields=['clinic', 'at'], name='judgement_by_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'not_relevant'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('verdict', 'not_relevant'), _negated=True), ('reason', '')), _connector='OR'), name='judgement_not_relevant_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('reason', 'other'), _negated=True), ('words__isnull', False), _connector='OR'), name='judgement_other_has_words')],
            },
        ),
        migrations.CreateModel(
            name='TriageCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('triage', models.CharField(max_length=20)),
                ('was', models.CharField(choices=[('right', 'Right'), ('too_high', 'Too high'), ('too_low', 'Too low')], max_length=10)),
                ('at', models.DateTimeField()),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='triage_check', to='clinic.decision')),
            ],
            options={
                'indexes': [models.Index(fields=['clinic', 'at'], name='triage_check_by_time')],
            },
        ),
        migrations.RunPython(refuse, allow),
    ]
