"""In which lane of the queue an intake waits, so that any page of it is one stretch of an index."""

from django.db import migrations, models
from django.db.models import Case, Q, Value, When

SENT = ["awaiting_triage", "awaiting_review", "awaiting_patient"]


def note_replies(apps, schema_editor):
    """Who sent more than once had been asked."""
    Intake = apps.get_model("intake", "Intake")
    Intake.objects.filter(revision__number__gt=1).update(replied=True)


class Migration(migrations.Migration):
    dependencies = [("intake", "0011_returning_and_requests")]

    operations = [
        migrations.AddField(
            model_name="intake", name="replied", field=models.BooleanField(default=False)
        ),
        migrations.RunPython(note_replies, migrations.RunPython.noop),
        migrations.AddField(
            model_name="intake",
            name="lane",
            field=models.GeneratedField(
                db_persist=True,
                expression=Case(
                    When(Q(risk_rank=1, stage__in=SENT), then=Value(0)),
                    When(Q(replied=True, stage__in=["awaiting_triage"]), then=Value(1)),
                    When(Q(stage__in=["awaiting_triage", "awaiting_review"]), then=Value(2)),
                    When(Q(stage__in=["decided"]), then=Value(4)),
                    When(Q(stage__in=["closed"]), then=Value(5)),
                    default=Value(3),
                    output_field=models.SmallIntegerField(),
                ),
                output_field=models.SmallIntegerField(),
            ),
        ),
        *(
            migrations.AddIndex(
                model_name="intake",
                index=models.Index(fields=["clinic", "lane", column, "id"], name=name),
            )
            for column, name in (
                ("due_at", "intake_lane_due"),
                ("visit_on", "intake_lane_visit"),
                ("submitted_at", "intake_lane_sent"),
            )
        ),
    ]
