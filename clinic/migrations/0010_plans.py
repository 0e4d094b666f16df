"""What clinicians plan on the drawing."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PG_TRIGGER = """
CREATE TRIGGER clinic_plan_append_only BEFORE UPDATE OR DELETE ON clinic_plan
FOR EACH ROW EXECUTE FUNCTION clinic_refuse_change()
"""
SQLITE_TRIGGER = """
CREATE TRIGGER clinic_plan_no_{action} BEFORE {action} ON clinic_plan
BEGIN SELECT RAISE(ABORT, 'clinic_plan is append-only'); END
"""


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(PG_TRIGGER)
        return
    for action in ("update", "delete"):
        schema_editor.execute(SQLITE_TRIGGER.format(action=action), params=None)


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER clinic_plan_append_only ON clinic_plan")
        return
    for action in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS clinic_plan_no_{action}")


class Migration(migrations.Migration):

    dependencies = [
        ('clinic', '0009_duplicates'),
        ('intake', '0016_letters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('drawing', models.CharField(max_length=20)),
                ('zones', models.JSONField()),
                ('points', models.JSONField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='intake.intake')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.revision')),
            ],
        ),
        migrations.RunPython(refuse, allow),
    ]
