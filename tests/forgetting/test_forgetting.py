"""What the clinic has kept for as long as it wants is forgotten; what is open never is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from html import unescape
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from clinic.following.services import close_task
from clinic.forgetting.due import years_before
from clinic.forgetting.services import ClockInDoubt, forget_due, to_forget
from intake.following.schedule import REPORT
from intake.journey import Stage
from intake.models import DataRequest, Event, Intake, Patient, Photo, Task, Visit
from intake.services import ask_about_data, find_link
from intake.services.invitations import LinkClosed
from tests.builders import (
    NOW,
    a_check_in,
    a_clinic,
    a_clinician,
    a_link,
    a_merge,
    a_patient,
    a_photo,
    a_treatment,
    a_visit,
    an_intake,
)

DAY = timedelta(days=1)
LATER = NOW + 60 * DAY  # the visit is after 14 of them
NEXT_YEARS = NOW.replace(year=NOW.year + 3) + 15 * DAY


@pytest.fixture
def clinic(sam):
    sam.clinic.forget_unsent_days, sam.clinic.forget_after_years = 30, 3
    sam.clinic.save()
    return sam.clinic


def come_again(patient: Patient) -> None:
    Visit.objects.create(
        clinic=patient.clinic, patient=patient, on=NEXT_YEARS.date() - 300 * DAY, created_at=NOW
    )


def forget(clinic, at: datetime):
    return forget_due(clinic, at=at, sure=True)


def test_a_clinic_forgets_nothing_until_it_says_so(sam):
    an_intake(stage=Stage.STARTED)
    an_intake(stage=Stage.DECIDED)

    assert not forget(sam.clinic, NEXT_YEARS)
    assert (sam.clinic.forget_unsent_days, sam.clinic.forget_after_years) == (0, 0)


def test_what_was_never_sent_goes_so_many_days_after_the_visit(clinic):
    visit = a_visit(a_patient(clinic))
    link = a_link(visit)
    intake = an_intake(visit=visit, stage=Stage.STARTED)
    a_photo(intake)
    last = datetime.combine(intake.visit_on, NOW.time(), tzinfo=NOW.tzinfo) + 30 * DAY

    assert not forget(clinic, last)
    assert forget(clinic, last + DAY).drafts == 1

    intake.refresh_from_db()
    assert (intake.stage, intake.draft, intake.draft_words) == (Stage.CLOSED, {}, None)
    assert Photo.objects.get().large is None
    with pytest.raises(LinkClosed):
        find_link(link.token, at=NOW)
    assert Event.objects.of(intake).filter(name="draft forgotten", actor_kind="system").exists()
    assert Patient.objects.get(pk=intake.patient_id).erased_at is None


def test_the_same_again_forgets_nothing_more(clinic):
    an_intake(stage=Stage.STARTED)
    forget(clinic, LATER)

    assert not forget(clinic, LATER)


def test_a_person_goes_so_many_years_after_the_last_visit(clinic):
    intake = an_intake(stage=Stage.DECIDED)
    last = NEXT_YEARS - DAY  # three years after the visit, to the day

    assert not forget(clinic, last)
    assert forget(clinic, last + DAY).people == 1

    patient = Patient.objects.get(pk=intake.patient_id)
    assert (patient.wrapped_key, patient.identity) == (None, None)
    assert Event.objects.of(patient).get(name="erased").detail == {"reason": "time"}
    told = Event.objects.of(clinic).get(name="forgotten by time")
    assert told.detail == {"drafts": 0, "people": 1}
    assert Intake.objects.get(pk=intake.pk).revision is not None


@pytest.mark.parametrize(
    "stage", [Stage.AWAITING_TRIAGE, Stage.AWAITING_REVIEW, Stage.AWAITING_PATIENT]
)
def test_what_somebody_still_has_to_see_to_is_never_forgotten(clinic, stage):
    an_intake(stage=stage)

    assert not forget(clinic, NEXT_YEARS + 400 * DAY)


def test_who_asked_about_their_data_waits_for_an_answer(clinic):
    intake = an_intake(stage=Stage.DECIDED)
    ask_about_data(intake, kind=DataRequest.Kind.GET, at=NOW)

    assert not forget(clinic, NEXT_YEARS)


def test_who_told_of_a_warning_sign_is_kept_until_a_person_has_seen_to_it(clinic):
    treatment = a_treatment()
    a_check_in(treatment, REPORT, at=NOW, FU_WEAK="YES")
    assert not forget(clinic, NEXT_YEARS)

    by = a_clinician(clinic)
    close_task(Task.objects.get(), words="Phoned, and seen.", by=by, at=NOW)
    assert forget(clinic, NEXT_YEARS).people == 1


def test_who_told_how_things_are_after_a_treatment_lately_is_kept(clinic):
    a_check_in(a_treatment(), REPORT, at=NEXT_YEARS - 300 * DAY)

    assert not forget(clinic, NEXT_YEARS)


def test_who_comes_again_is_kept(clinic):
    intake = an_intake(stage=Stage.DECIDED)
    come_again(intake.patient)

    assert not forget(clinic, NEXT_YEARS)


def test_records_that_are_one_person_go_together_or_not_at_all(clinic):
    kept = an_intake(stage=Stage.DECIDED).patient
    other = a_patient(clinic, birth_date=date(1980, 1, 1))
    a_merge(kept, other)
    come_again(other)

    assert not forget(clinic, NEXT_YEARS)
    assert forget(clinic, NEXT_YEARS + 4 * 365 * DAY).people == 1
    assert not Patient.objects.filter(erased_at=None).exists()


def test_each_clinic_keeps_to_its_own_time(clinic):
    theirs = a_clinic(name="Theirs")
    an_intake(visit=a_visit(a_patient(theirs)), stage=Stage.STARTED)

    assert not forget(clinic, LATER)
    assert not forget(theirs, LATER)


def test_a_clock_that_jumped_forgets_nothing(clinic):
    an_intake(stage=Stage.DECIDED)

    with pytest.raises(ClockInDoubt, match="happened here was on 2 March 2026"):
        forget_due(clinic, at=NEXT_YEARS)
    with pytest.raises(ClockInDoubt):
        forget_due(clinic, at=NOW - 365 * DAY)
    assert not Patient.objects.exclude(erased_at=None).exists()


def test_the_command_says_first_what_it_would_do(clinic, clock):
    an_intake(stage=Stage.STARTED)
    clock.move_to(LATER)
    said = StringIO()

    call_command("forget", "--dry-run", stdout=said)
    assert "1 draft and 0 people would be forgotten" in said.getvalue()
    assert to_forget(clinic, at=LATER).drafts == 1

    with pytest.raises(CommandError, match="Check the clock"):
        call_command("forget", stdout=said)
    call_command("forget", "--sure", stdout=said)
    assert "1 draft and 0 people forgotten" in said.getvalue()


def test_a_manager_chooses_and_sees_what_would_go(office, clinic, sam, clock):
    an_intake(stage=Stage.STARTED)
    clock.move_to(LATER)
    office.force_login(sam)

    shown = unescape(office.get("/settings/keeping/").content.decode())
    assert "1 draft and 0 people" in shown

    given = {"forget_unsent_days": "90", "forget_after_years": "3"}
    assert "Saved." in office.post("/settings/keeping/", given, follow=True).content.decode()
    clinic.refresh_from_db()
    assert clinic.forget_unsent_days == 90
    event = Event.objects.of(clinic).get(name="settings changed")
    assert event.detail["settings"] == {"forget_unsent_days": [30, 90]}


@pytest.mark.parametrize(
    ("years", "sure", "status"), [("2", "", 422), ("2", "on", 302), ("9", "", 302)]
)
def test_forgetting_people_sooner_asks_whether_the_law_allows_it(
    office, clinic, years, sure, status
):
    given = {"forget_unsent_days": "30", "forget_after_years": years, "sure": sure}

    assert office.post("/settings/keeping/", given).status_code == status


def test_the_same_day_years_ago_is_the_last_of_february_where_there_is_none():
    assert years_before(date(2028, 2, 29), 3) == date(2025, 2, 28)
    assert years_before(date(2028, 3, 1), 4) == date(2024, 3, 1)
