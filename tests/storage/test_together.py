"""Rows that are read together are the rows that would have been read one by one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Count, F, Value

from intake.journey import Stage
from intake.models import AssessmentRecord, Clinic, Event, Intake, Outbox, Patient, Revision, Visit
from intake.models.together import together
from tests.builders import NOW, a_clinic, a_patient, a_visit, an_intake

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> list[Intake]:
    """Two who sent something, one of them asked again."""
    visits = [a_visit(a_patient(given_name=name)) for name in ("Zoë", "Ana “Nita”")]
    return [
        an_intake(visit=visits[0], stage=Stage.AWAITING_REVIEW, PREG=["MAYBE"], at=NOW),
        an_intake(visit=visits[1], stage=Stage.AWAITING_PATIENT, HSV="YES", at=NOW),
    ]


def queries() -> list[Any]:
    """Of each kind of column, with joins, with rows left out, and none."""
    return [
        Intake.objects.select_related("patient", "visit__clinician", "revision").order_by("-pk"),
        Patient.objects.order_by("pk"),
        Visit.objects.select_related("clinic").order_by("pk"),
        Revision.objects.select_related("intake__patient__clinic").order_by("pk"),
        AssessmentRecord.objects.select_related("revision__intake", "protocol").order_by("pk"),
        Event.objects.select_related("actor").order_by("-seq", "pk"),
        Outbox.objects.order_by("pk"),
        Clinic.objects.defer("mode").annotate(one=Value(1)).order_by("pk"),
        Intake.objects.filter(stage=Stage.CLOSED.value),
        Intake.objects.none(),
        Intake.objects.filter(pk__in=[]),
    ]


def columns(row: Any, *above: Any) -> dict[str, Any]:
    """All that a row holds, and what it was joined with."""
    held = {name: value for name, value in vars(row).items() if not name.startswith("_")}
    joined = row._state.fields_cache.items()
    below = {name: columns(one, *above, row) for name, one in joined if one and one not in above}
    return held | below


def test_each_holds_what_it_would_have_read_alone(two: list[Intake]) -> None:
    ours, alone = queries(), queries()
    together(*ours)

    for one, other in zip(ours, alone, strict=True):
        assert [columns(row) for row in one] == [columns(row) for row in other]


def test_it_is_one_statement_however_many(two: list[Intake], django_assert_num_queries: Any):
    ours = queries()
    with django_assert_num_queries(1):
        together(*ours)
        assert [len(one) for one in ours][:2] == [2, 2]


def test_nothing_to_find_asks_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        together(Intake.objects.none(), Intake.objects.filter(pk__in=[]))


def test_what_is_sealed_opens(two: list[Intake]) -> None:
    patients = Patient.objects.order_by("pk")
    together(patients)

    assert [one.read_identity().given_name for one in patients] == ["Zoë", "Ana “Nita”"]


def test_a_question_made_of_one_that_was_read_asks_anew(two: list[Intake]) -> None:
    intakes = Intake.objects.order_by("pk")
    together(intakes)

    assert list(intakes.filter(pk=two[1].pk)) == [two[1]]


def test_values_can_be_read_so_too(two: list[Intake]) -> None:
    rows = Intake.objects.values_list("stage", F("visit__on")).order_by("pk")
    together(rows)

    assert list(rows) == [(one.stage, one.visit.on) for one in two]


def test_rows_of_one_intake_know_it(two: list[Intake]) -> None:
    sent = two[0].revisions.all()
    together(sent)

    assert sent[0].intake is two[0]


def test_a_clinic_of_none_has_no_rows(db: None) -> None:
    a_clinic()
    counted = Clinic.objects.annotate(n=Count("intakes")).order_by("pk")
    together(counted, Intake.objects.all())

    assert [one.n for one in counted] == [0]
