"""What was told when the form stopped is kept when it is told otherwise later."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from clinic.desk.services import triage
from clinic.review.retold import retold
from clinic.review.services import record_call
from intake.events import SYSTEM
from intake.models import Intake, Retold
from intake.services import (
    correct_patient,
    save_page,
    stop_underage,
    submit,
)
from tests.builders import (
    CLEAN,
    NOW,
    a_clinician,
    a_link,
    a_patient,
    a_receptionist,
    a_visit,
    an_intake,
    fill_in,
)

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=34)


def stopped() -> Intake:
    """An intake that a red flag ended, and that is open again."""
    intake = a_link().intake
    today = {"SX_NOW": ["BREATH"], "SX_ONSET": "NEW", "DOB": CLEAN["DOB"], "FILLER": "SELF"}
    save_page(intake, page="today", answers=today, at=NOW)
    submit(intake, submission_key=uuid4(), stop=True, at=NOW)
    intake.refresh_from_db()
    record_call(intake, reached=True, by=a_clinician(intake.clinic), at=NOW)
    about = {"outcome": "to_patient", "version": intake.version}
    triage(intake, **about, by=a_receptionist(), at=NOW)
    return intake


def test_what_stopped_the_form_is_kept_when_it_is_told_otherwise():
    intake = stopped()

    fill_in(intake, CLEAN, at=LATER)

    kept = {one.question: (one.was, one.now, one.at) for one in Retold.objects.all()}
    assert kept == {
        "SX_NOW": (["BREATH"], ["NONE"], LATER),
        "SX_ONSET": ("NEW", None, LATER),
    }


def test_the_clinician_reads_it_in_neutral_words():
    intake = stopped()
    fill_in(intake, CLEAN, at=LATER)

    first, second = retold(intake, intake.retold.order_by("pk"), now=LATER)

    assert (first.label, first.was, first.now) == (
        "Symptoms now",
        "Hard to breathe",
        "None of these",
    )
    assert first.when == "10:04"
    assert second.now == "no answer"


def test_the_same_answer_again_is_no_change():
    intake = stopped()
    save_page(
        intake,
        page="today",
        answers={"SX_NOW": ["BREATH"], "SX_ONSET": "NEW", "DOB": CLEAN["DOB"], "FILLER": "HELP"},
        at=LATER,
    )

    assert not Retold.objects.exists()


def test_a_change_in_a_form_that_never_stopped_is_nobodys_business():
    intake = a_link().intake
    fill_in(intake, CLEAN | {"HSV": "YES"})
    fill_in(intake, CLEAN, at=LATER)

    assert not Retold.objects.exists()


def test_of_somebody_under_18_only_a_changed_birth_date_is_kept():
    young = a_patient(birth_date=date(2010, 6, 15))
    first = a_link(a_visit(young)).intake
    stop_underage(first, at=NOW)
    who = {"given_name": "Ada", "family_name": "Lovell", "email": "", "phone": ""}
    correct_patient(young, birth_date=date(1992, 6, 15), **who, by=SYSTEM, at=NOW)

    second = an_intake(visit=a_visit(young))

    one = Retold.objects.get()
    assert (one.intake, one.question, one.was, one.now) == (second, "DOB", None, None)
    (line,) = retold(second, second.retold.all(), now=NOW)
    assert (line.label, line.was, line.now) == ("Date of birth", "", "")
