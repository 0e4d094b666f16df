"""Why a clinician went on against an open stop, as a code beside the words."""

from django.db import migrations, models

SQLITE_TRIGGER = """
CREATE TRIGGER clinic_decision_no_{action} BEFORE {action} ON clinic_decision
BEGIN SELECT RAISE(ABORT, 'clinic_decision is append-only'); END
"""


def refuse(apps, schema_editor):
    """SQLite made the table anew, and its triggers went with the old one."""
    if schema_editor.connection.vendor == "sqlite":
        for action in ("update", "delete"):
            schema_editor.execute(SQLITE_TRIGGER.format(action=action), params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('clinic', '0012_closing'),
        ('intake', '0021_stops_photos_and_logos'),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, refuse),
        migrations.AddField(
            model_name='decision',
            name='override_code',
            field=models.CharField(blank=True, choices=[('monitor', 'Will monitor'), ('tolerated', 'Tolerated before'), ('misread', 'Patient misread it, corrected by phone'), ('letter', 'Specialist’s letter seen'), ('adapted', 'Dose or site adapted'), ('rule_error', 'Error in the rule')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('override_code', ''), models.Q(('override', True), ('override_code__in', ('monitor', 'tolerated', 'misread', 'letter', 'adapted', 'rule_error'))), _connector='OR'), name='decision_override_code_known'),
        ),
        migrations.RunPython(refuse, migrations.RunPython.noop),
    ]
