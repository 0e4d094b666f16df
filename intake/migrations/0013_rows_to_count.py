"""Rules that fired and fits of concerns as rows, also of the assessments made before."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

TABLES = ("intake_firing", "intake_concernfit")
CONCERNS = {  # by the code of the signal, in the rulebooks that there were
    "C-ACNE": "ACNE",
    "C-NECK": "NECK",
    "C-OIL": "OIL",
    "C-PORES": "PORES",
    "C-RED": "RED",
    "C-SCAR": "SCARS",
    "C-TEX": "TEXTURE",
}
AT_ONCE = 500
PG_TRIGGER = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION intake_refuse_change()
"""
SQLITE_TRIGGER = """
CREATE TRIGGER {table}_no_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""


def count_what_was_assessed(apps, schema_editor):
    firing, fit = apps.get_model("intake", "Firing"), apps.get_model("intake", "ConcernFit")
    assessments = apps.get_model("intake", "AssessmentRecord").objects.select_related("revision")
    firings, fits = [], []
    for one in assessments.order_by("pk").iterator(chunk_size=AT_ONCE):
        about = {
            "clinic_id": one.clinic_id,
            "intake_id": one.revision.intake_id,
            "assessment_id": one.pk,
            "at": one.at,
        }
        book = one.document["rulebook"][0]
        firings += [
            firing(rulebook=book, rule=finding["rule"], **about)
            for finding in one.document["findings"]
            if finding["fired"]
        ]
        fits += [
            fit(concern=CONCERNS[signal["code"]], fit=signal["fit"], **about)
            for signal in one.document["signals"]
        ]
        if len(firings) + len(fits) > AT_ONCE:
            firing.objects.bulk_create(firings)
            fit.objects.bulk_create(fits)
            firings, fits = [], []
    firing.objects.bulk_create(firings)
    fit.objects.bulk_create(fits)


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
        ('intake', '0012_queue_lanes'),
    ]

    operations = [
        migrations.CreateModel(
            name='ConcernFit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('concern', models.CharField(max_length=20)),
                ('fit', models.CharField(max_length=10)),
                ('at', models.DateTimeField()),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fits', to='intake.assessmentrecord')),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fits', to='intake.intake')),
            ],
            options={
                'indexes': [models.Index(fields=['clinic', 'at', 'concern', 'fit'], name='fit_by_time')],
                'constraints': [models.UniqueConstraint(fields=('assessment', 'concern'), name='fit_once')],
            },
        ),
        migrations.CreateModel(
            name='Firing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('rulebook', models.CharField(max_length=40)),
                ('rule', models.CharField(max_length=10)),
                ('at', models.DateTimeField()),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='firings', to='intake.assessmentrecord')),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='firings', to='intake.intake')),
            ],
            options={
                'indexes': [models.Index(fields=['clinic', 'at', 'rulebook', 'rule'], name='firing_by_time')],
                'constraints': [models.UniqueConstraint(fields=('assessment', 'rule'), name='firing_once')],
            },
        ),
        migrations.RunPython(count_what_was_assessed, migrations.RunPython.noop),
        migrations.RunPython(refuse, allow),
    ]
