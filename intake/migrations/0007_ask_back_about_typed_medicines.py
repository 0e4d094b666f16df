"""Keep what patients say to readings of their typed medicines, for ever once it was sent."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

TABLE = "intake_readback"
PG_TRIGGER = f"""
CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
FOR EACH ROW EXECUTE FUNCTION intake_refuse_change()
"""
SQLITE_TRIGGER = f"""
CREATE TRIGGER {TABLE}_no_{{action}} BEFORE {{action}} ON {TABLE}
BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END
"""


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(PG_TRIGGER, params=None)
        return
    for action in ("update", "delete"):
        schema_editor.execute(SQLITE_TRIGGER.format(action=action), params=None)


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_append_only ON {TABLE}")
        return
    for action in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{action}")


class Migration(migrations.Migration):
    dependencies = [("intake", "0006_understanding_and_signature")]
    operations = [
        migrations.AddField(
            model_name="intake",
            name="draft_told",
            field=models.BinaryField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name="ReadBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("told", models.BinaryField(editable=False, null=True)),
                ("at", models.DateTimeField()),
                ("revision", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="read_back", to="intake.revision")),
            ],
        ),
        migrations.RunPython(refuse, allow),
    ]
