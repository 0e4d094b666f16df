"""When a clinic is open, clocks that stopped counted in working time, and imported lines."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intake.working_time

A_WORKING_DAY = 8 * 60 * 60  # seconds, in the hours that every clinic has to begin with


def count_open_hours_only(apps, schema_editor):
    """What was left of a day, its night included, is at most a working day."""
    requests = apps.get_model("intake", "InfoRequest").objects
    waiting = requests.filter(answered_at=None, lapsed_at=None)
    waiting.filter(seconds_left__gt=A_WORKING_DAY).update(seconds_left=A_WORKING_DAY)
    waiting.filter(seconds_left__lt=0).update(seconds_left=0)


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0014_stumbles'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='clinic',
            name='opening_hours',
            field=models.JSONField(default=intake.working_time.usual_week),
        ),
        migrations.AddField(
            model_name='clinic',
            name='closed_days',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='clinic',
            name='answer_within_hours',
            field=models.PositiveSmallIntegerField(default=8),
        ),
        migrations.CreateModel(
            name='ImportedLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('mark', models.CharField(blank=True, max_length=64)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('patient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imported_lines', to='intake.patient')),
                ('visit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.visit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('mark', ''), _negated=True), fields=('clinic', 'mark'), name='imported_line_once')],
            },
        ),
        migrations.RunPython(count_open_hours_only, migrations.RunPython.noop),
    ]
