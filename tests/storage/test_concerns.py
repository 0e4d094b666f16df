"""The columns a clinic sorts by equal the document they come from, on every database."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.models import Intake, Revision
from intake.models.concerns import COLUMNS
from intake.models.revision import new_receipt
from tests.builders import NOW, TODAY, VISIT_DAY, an_intake

pytestmark = pytest.mark.django_db

CODES = sorted({code for codes in COLUMNS.values() for code in codes})


def a_revision(intake: Intake, answers: dict) -> Revision:
    return Revision.objects.create(
        clinic=intake.clinic,
        intake=intake,
        number=intake.revisions.count() + 1,
        submission_key=uuid4(),
        receipt=new_receipt(),
        edition=intake.edition,
        edition_fingerprint="",
        answers=answers,
        answers_fingerprint="",
        complete=True,
        submitted_at=NOW,
        submitted_on=TODAY,
        visit_on=VISIT_DAY,
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(CODES), st.integers(0, 4) | st.none()))
def test_every_column_is_the_sum_of_its_answers_or_null(db, answers):
    with transaction.atomic():
        intake = Intake.objects.first() or an_intake()
        revision = a_revision(intake, answers)
        revision.refresh_from_db()

    for column, codes in COLUMNS.items():
        given_ = [answers.get(code) for code in codes]
        expected = None if None in given_ else sum(given_)
        assert getattr(revision, column) == expected


def test_what_the_patient_sent_is_in_the_columns():
    intake = an_intake(GOALS=["OIL", "TEXTURE", "NECK"], **{c: 4 for c in CODES if "NECK" in c})
    revision = intake.revision
    revision.refresh_from_db()

    assert (revision.oiliness, revision.bother_oil) == (11, 3)
    assert (revision.texture, revision.bother_texture) == (2, 1)
    assert (revision.neck_sag, revision.bother_neck) == (4, 4)
    assert (revision.acne, revision.redness, revision.pores, revision.scars) == (None,) * 4


@pytest.mark.parametrize("grade", [5, -1, 1000])
def test_a_grade_off_the_scale_is_refused_by_the_database(grade):
    intake = an_intake()

    with pytest.raises(IntegrityError), transaction.atomic():
        a_revision(intake, {"ACNE_NOW": grade})


def test_concerns_can_be_counted_and_sorted_without_opening_any_document():
    oily, dry = an_intake(), an_intake(OIL_SHINE=0, OIL_TOUCH=0, OIL_FEEL=0, OIL_BLOT=0)

    found = Revision.objects.filter(oiliness__gte=10).order_by("-oiliness")

    assert list(found) == [oily.revision]
    assert dry.revision.pk not in found.values_list("pk", flat=True)
