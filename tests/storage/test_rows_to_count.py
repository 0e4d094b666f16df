"""Assessments made before rules were counted are counted as well."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from intake.models import ConcernFit, Firing
from tests.builders import an_intake

pytestmark = pytest.mark.django_db
MIGRATION = import_module("intake.migrations.0013_rows_to_count")


def rows() -> list[tuple]:
    fired = Firing.objects.values_list("assessment", "intake", "rulebook", "rule", "at")
    fits = ConcernFit.objects.values_list("assessment", "intake", "concern", "fit", "at")
    return [*fired.order_by("assessment", "rule"), *fits.order_by("assessment", "concern")]


def test_what_was_assessed_before_gets_the_same_rows(monkeypatch):
    counted = an_intake(PREG=["MAYBE"], HSV="YES")
    expected = [line[2:] for line in rows()]
    monkeypatch.setattr("intake.services.assessing.count_in", lambda *a, **k: None)
    old = an_intake(PREG=["MAYBE"], HSV="YES")
    assert not old.firings.exists()

    monkeypatch.setattr(
        "intake.models.AssessmentRecord.objects",
        type(old.latest_assessment()).objects.filter(revision__intake=old),
    )
    MIGRATION.count_what_was_assessed(apps, None)

    assert [line[2:] for line in rows() if line[1] == old.pk] == expected
    assert counted.firings.count() == old.firings.count()
