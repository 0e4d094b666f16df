"""After a transactional test nothing is left, and the database is as strict as before."""

import pytest
from django.apps import apps
from django.db import DatabaseError

from intake.models import Event
from tests.builders import an_intake
from tests.storage.flushing import KINDS_OF_ROWS, empty


@pytest.mark.django_db(transaction=True)
def test_no_row_is_left_and_what_was_refused_is_refused_again():
    an_intake()
    empty()

    left = {model._meta.db_table for model in apps.get_models() if model.objects.exists()}
    assert left == KINDS_OF_ROWS
    an_intake()
    with pytest.raises(DatabaseError, match="append-only"):
        Event.objects.update(name="never happened")
    with pytest.raises(DatabaseError, match="append-only"):
        Event.objects.all().delete()
