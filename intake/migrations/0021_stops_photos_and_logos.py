"""Stops that may be overridden, photos four weeks after a treatment, and logos on letters."""

import django.db.models.deletion
from django.db import migrations, models

FIXED = (
    "id",
    "code",
    "clinic_id",
    "intake_id",
    "side",
    "width",
    "height",
    "size",
    "fingerprint",
    "added_at",
)
NOW = (*FIXED, "moment")
PG_PHOTO = """
CREATE OR REPLACE FUNCTION intake_photo_only_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL
        AND ROW({old}) IS NOT DISTINCT FROM ROW({new}) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'intake_photo is append-only'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""
SQLITE_PHOTO = """
CREATE TRIGGER intake_photo_only_removed BEFORE UPDATE ON intake_photo
WHEN NOT (OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL AND {same})
BEGIN SELECT RAISE(ABORT, 'intake_photo is append-only'); END
"""
SQLITE_DELETE = """
CREATE TRIGGER intake_photo_no_delete BEFORE DELETE ON intake_photo
BEGIN SELECT RAISE(ABORT, 'intake_photo is append-only'); END
"""
SQLITE_LETTER = """
CREATE TRIGGER intake_letter_no_{action} BEFORE {action} ON intake_letter
BEGIN SELECT RAISE(ABORT, 'intake_letter is append-only'); END
"""


def refuse(fixed):
    """Have the database let a photo change once, when it is removed.

    SQLite made the table anew, and its triggers went with the old one.
    """

    def put_back(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            old, new = (", ".join(f"{row}.{c}" for c in fixed) for row in ("OLD", "NEW"))
            schema_editor.execute(PG_PHOTO.format(old=old, new=new), params=None)
            return
        same = " AND ".join(f"OLD.{c} IS NEW.{c}" for c in fixed)
        schema_editor.execute(SQLITE_PHOTO.format(same=same), params=None)
        schema_editor.execute(SQLITE_DELETE, params=None)

    return put_back


def refuse_letters(apps, schema_editor):
    """The way back makes the table of letters anew on SQLite; the way here does not."""
    if schema_editor.connection.vendor == "sqlite":
        for action in ("update", "delete"):
            schema_editor.execute(SQLITE_LETTER.format(action=action), params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('intake', "0020_pace_of_questions"),
    ]

    operations = [
        migrations.AddField(
            model_name='clinic',
            name='overridable',
            field=models.CharField(choices=[('every', 'Every stop'), ('not_red', 'Every stop but a red-flag answer'), ('waits', 'Only a reason to wait'), ('none', 'No stop')], default='every', max_length=10),
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse(FIXED)),
        migrations.RemoveConstraint(
            model_name='photo',
            name='photo_once_a_side',
        ),
        migrations.AddField(
            model_name='photo',
            name='moment',
            field=models.CharField(blank=True, max_length=4),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('intake', 'side', 'moment'), name='photo_once_a_side'),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.CheckConstraint(condition=models.Q(('moment__in', ['', 'W4'])), name='photo_moment_known'),
        ),
        migrations.RunPython(refuse(NOW), migrations.RunPython.noop),
        migrations.RunPython(migrations.RunPython.noop, refuse_letters),
        migrations.AddField(
            model_name='letter',
            name='logo',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.logo'),
        ),
    ]
