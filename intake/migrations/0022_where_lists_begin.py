"""Indexes for the rare ones in a list: what has no due time, and links of unknown holders."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0021_stops_photos_and_logos")]

    operations = [
        migrations.AddIndex(
            model_name="intake",
            index=models.Index(
                fields=["clinic", "lane", "visit_on", "id"],
                condition=models.Q(("due_at__isnull", True)),
                name="intake_lane_undated",
            ),
        ),
        migrations.AddIndex(
            model_name="invitation",
            index=models.Index(
                fields=["intake"],
                condition=models.Q(("birth_date_failures__gte", 5)),
                name="invitation_locked",
            ),
        ),
    ]
