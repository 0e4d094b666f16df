from datetime import timedelta

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

LINKS = ('invitation', 'question')


def say_what_each_message_is_about(apps, schema_editor):
    """Older messages told it in their key alone: the code of a link, or of what was sent."""
    outbox = apps.get_model('intake', 'Outbox').objects
    invitations = apps.get_model('intake', 'Invitation').objects
    revisions = apps.get_model('intake', 'Revision').objects
    if schema_editor.connection.vendor == 'postgresql':
        schema_editor.execute('SET CONSTRAINTS ALL IMMEDIATE')
    outbox.update(give_up_at=F('created_at') + timedelta(hours=24))
    outbox.filter(failed_at__isnull=False, patient__erased_at__isnull=False).update(
        settled_at=F('failed_at')
    )
    for message in outbox.only('kind', 'key').iterator():
        code = message.key.partition(':')[2]
        if message.kind in LINKS:
            link = invitations.filter(code=code).first()
            about = {'invitation': link, 'intake_id': link and link.intake_id}
        else:
            sent = revisions.filter(code=code).first()
            about = {'intake_id': sent and sent.intake_id}
        outbox.filter(pk=message.pk).update(**about)


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0008_photos_and_points'),
    ]

    operations = [
        migrations.AddField(
            model_name='clinic',
            name='calling_code',
            field=models.CharField(blank=True, max_length=3),
        ),
        migrations.AddField(
            model_name='clinic',
            name='remind_first_days',
            field=models.PositiveSmallIntegerField(default=3),
        ),
        migrations.AddField(
            model_name='clinic',
            name='remind_last_days',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='clinic',
            name='remind_unopened_days',
            field=models.PositiveSmallIntegerField(default=2),
        ),
        migrations.AddField(
            model_name='clinic',
            name='sender_name',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='outbox',
            name='channel',
            field=models.CharField(choices=[('email', 'E-mail'), ('text', 'Text message')], default='email', max_length=10),
        ),
        migrations.AddField(
            model_name='outbox',
            name='give_up_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='outbox',
            name='intake',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='intake.intake'),
        ),
        migrations.AddField(
            model_name='outbox',
            name='invitation',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='intake.invitation'),
        ),
        migrations.AddField(
            model_name='outbox',
            name='settled_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='patient',
            name='unreminded_since',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name='invitation',
            name='channel',
            field=models.CharField(choices=[('email', 'E-mail'), ('text', 'Text message'), ('print', 'QR code'), ('copy', 'Copied by staff')], max_length=10),
        ),
        migrations.AlterField(
            model_name='outbox',
            name='kind',
            field=models.CharField(choices=[('invitation', 'Invitation'), ('question', 'Request for more answers'), ('receipt', 'Receipt'), ('task', 'Task for the front desk'), ('reminder', 'Reminder')], max_length=20),
        ),
        migrations.RunPython(say_what_each_message_is_about, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='outbox',
            name='give_up_at',
            field=models.DateTimeField(),
        ),
        migrations.AddIndex(
            model_name='outbox',
            index=models.Index(condition=models.Q(('failed_at__isnull', False), ('settled_at__isnull', True)), fields=['intake'], name='outbox_failed'),
        ),
    ]
