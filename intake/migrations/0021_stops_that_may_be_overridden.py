"""Against which open stops a clinic lets its clinicians decide."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0019_following'),
    ]

    operations = [
        migrations.AddField(
            model_name='clinic',
            name='overridable',
            field=models.CharField(choices=[('every', 'Every stop'), ('not_red', 'Every stop but a red-flag answer'), ('waits', 'Only a reason to wait'), ('none', 'No stop')], default='every', max_length=10),
        ),
    ]
