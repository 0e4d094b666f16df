"""Browsers, codes, tablets, the clinic's replies, and what patients ask about their data."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PG_TRIGGER = """
CREATE TRIGGER intake_reply_append_only BEFORE UPDATE OR DELETE ON intake_reply
FOR EACH ROW EXECUTE FUNCTION intake_refuse_change()
"""
SQLITE_TRIGGER = """
CREATE TRIGGER intake_reply_no_{action} BEFORE {action} ON intake_reply
BEGIN SELECT RAISE(ABORT, 'intake_reply is append-only'); END
"""


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(PG_TRIGGER, params=None)
        return
    for action in ("update", "delete"):
        schema_editor.execute(SQLITE_TRIGGER.format(action=action), params=None)


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER intake_reply_append_only ON intake_reply")
        return
    for action in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS intake_reply_no_{action}")


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0009_reach_patients'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='clinic',
            name='tablet_pin',
            field=models.CharField(blank=True, editable=False, max_length=128),
        ),
        migrations.AddField(
            model_name='intake',
            name='link_asked_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='invitation',
            name='channel',
            field=models.CharField(choices=[('email', 'E-mail'), ('text', 'Text message'), ('print', 'QR code'), ('copy', 'Copied by staff'), ('tablet', "Opened on the clinic's tablet")], max_length=10),
        ),
        migrations.AlterField(
            model_name='outbox',
            name='kind',
            field=models.CharField(choices=[('invitation', 'Invitation'), ('question', 'Request for more answers'), ('receipt', 'Receipt'), ('task', 'Task for the front desk'), ('reminder', 'Reminder'), ('code', 'One-time code'), ('link', 'New link in place of an old one')], max_length=20),
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='intake.invitation')),
            ],
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('words', models.BinaryField(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='intake.intake')),
            ],
        ),
        migrations.CreateModel(
            name='Browser',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('secret_hash', models.CharField(editable=False, max_length=64)),
                ('way', models.CharField(choices=[('first', 'The first to give the birth date'), ('code', 'By a code'), ('handed', 'Handed over from another device'), ('tablet', "The clinic's tablet")], max_length=10)),
                ('trusted_at', models.DateTimeField()),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='browsers', to='intake.intake')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('intake', 'secret_hash'), name='browser_once'), models.UniqueConstraint(condition=models.Q(('way', 'first')), fields=('intake',), name='browser_one_is_first')],
            },
        ),
        migrations.CreateModel(
            name='DataRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('correct', 'Correct my details or answers'), ('get', 'Give me everything you hold about me'), ('erase', 'Erase what you hold about me')], max_length=10)),
                ('at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='data_requests', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='data_requests', to='intake.intake')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('settled_at__isnull', True)), fields=['clinic', 'at'], name='data_request_waiting')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('settled_at__isnull', True)), fields=('intake', 'kind'), name='data_request_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='OneTimeCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('channel', models.CharField(choices=[('email', 'Sent by e-mail'), ('text', 'Sent by text'), ('desk', 'Read out by staff')], max_length=10)),
                ('digits_hash', models.CharField(editable=False, max_length=64)),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('used_at', models.DateTimeField(null=True)),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='one_time_codes', to='intake.intake')),
            ],
            options={
                'indexes': [models.Index(fields=['intake', 'created_at'], name='code_by_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('tries__lte', 5)), name='code_tries_bounded')],
            },
        ),
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('begun_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('pin_tries', models.PositiveSmallIntegerField(default=0)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.clinic')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sittings', to='intake.intake')),
                ('invitation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.invitation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pin_tries__lte', 5)), name='sitting_pin_tries_bounded')],
            },
        ),
        migrations.RunPython(refuse, allow),
    ]
