"""One intake at the front desk: what to do, whom to reach, where it goes."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest

from clinic.desk.models import Triage
from clinic.desk.services import triage
from clinic.desk.working import add_note
from clinic.review.services import record_call
from intake.journey import Stage
from intake.models import Event, Intake, Outbox
from intake.services import erase_patient
from tests.builders import NOW, a_clinician, a_patient, a_receptionist, a_visit, an_intake
from tests.review.test_since import came_back

pytestmark = pytest.mark.django_db

RED = {"SX_NOW": ["WEAK"], "SX_ONSET": "NEW"}
NOTE = "She asked for an early slot"


def words(response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def url(intake: Intake) -> str:
    return f"/queue/{intake.code}/"


def send(desk, intake: Intake, outcome: str = "to_clinician", **typed):
    return desk.post(url(intake), {"outcome": outcome, "version": intake.version} | typed)


def stage(intake: Intake) -> str:
    intake.refresh_from_db()
    return intake.stage


def test_it_shows_the_script_the_visit_and_how_to_reach_the_patient(desk):
    intake = an_intake(CONTACT=["SMS", "PHONE"], CONTACT_PRIV="NO", LANG_HELP="YES")

    told = words(desk.get(url(intake)))

    assert "What to do due Tue 09:30 Keep the slot" in told
    assert "Mon 16 Mar 10:30, in 14 days" in told
    assert "07700 900123" in told and "ada@patient.example" in told
    assert "Contact by Text; Phone" in told
    assert "No, keep it private" in told
    assert "reading help Yes" in told


def test_it_tells_what_happened_and_who_did_it(desk, rae):
    told = words(desk.get(url(an_intake())))

    assert "Answers sent , The patient" in told
    assert f"Link made, to copy , {rae.name}" in told


def test_nothing_is_chosen_for_the_desk(desk):
    assert " checked" not in desk.get(url(an_intake())).content.decode()


def test_a_clean_intake_goes_to_a_clinician_with_a_note(desk, rae):
    intake = an_intake()

    response = send(desk, intake, note=NOTE)

    assert response["Location"] == "/queue/"
    assert stage(intake) == Stage.AWAITING_REVIEW
    made = Triage.objects.get()
    assert (made.by, made.read_note()) == (rae, NOTE)
    assert f"To a clinician , Rae Okoro, 09:30: {NOTE}" in words(desk.get(url(intake)))


def test_back_with_the_patient_a_new_link_goes_by_mail(desk):
    intake = an_intake(HSV=...)

    response = send(desk, intake, "to_patient")

    assert stage(intake) == Stage.AWAITING_PATIENT
    assert Outbox.objects.filter(kind=Outbox.Kind.QUESTION).exists()
    assert "A new link leaves in three minutes" in words(desk.get(response["Location"]))


def test_without_an_address_the_desk_is_led_to_a_link_to_copy(desk):
    patient = a_patient(email="", phone="")
    intake = an_intake(visit=a_visit(patient))

    response = send(desk, intake, "to_patient")

    assert response["Location"] == f"/patients/{patient.code}/"
    assert "copy a new link" in words(desk.get(response["Location"]))


def test_nothing_chosen_is_said_beside_the_question_and_the_note_kept(desk):
    intake = an_intake()

    response = send(desk, intake, "", note=NOTE)

    assert response.status_code == 422
    assert words(response).count("Choose where it goes") == 2
    assert NOTE in words(response)
    assert stage(intake) == Stage.AWAITING_TRIAGE


def test_what_a_colleague_did_meanwhile_is_said_and_the_note_kept(desk, rae):
    intake = an_intake()
    bob = a_receptionist(rae.clinic, name="Bob Hart")
    triage(intake, outcome="to_clinician", version=intake.version, by=bob, at=NOW)

    response = desk.post(url(intake), {"outcome": "close", "version": 0, "note": NOTE})

    assert response.status_code == 409
    assert "Bob Hart triaged this on 2 March at 09:30" in words(response)
    assert f"What you had typed {NOTE}" in words(response)
    assert stage(intake) == Stage.AWAITING_REVIEW


def test_after_a_change_that_leaves_it_here_it_can_be_sent_again(desk, rae):
    intake = an_intake()
    read = intake.version
    Intake.objects.filter(pk=intake.pk).update(version=read + 1)

    refused = desk.post(url(intake), {"outcome": "to_clinician", "version": read, "note": NOTE})
    shown = re.search(r'name="version" value="(\d+)"', refused.content.decode())
    again = desk.post(url(intake), {"outcome": "to_clinician", "version": shown[1], "note": NOTE})

    assert refused.status_code == 409
    assert NOTE in words(refused)
    assert again.status_code == 302
    assert Triage.objects.get().read_note() == NOTE


def test_a_red_flag_is_not_closed_before_somebody_has_phoned(desk, rae):
    intake = an_intake(**RED)

    refused = send(desk, intake, "close")
    record_call(intake, reached=True, by=a_clinician(rae.clinic), at=NOW)
    closed = send(desk, intake, "close")

    assert refused.status_code == 422
    assert "A clinician phones the patient first" in words(refused)
    assert closed.status_code == 302
    assert stage(intake) == Stage.CLOSED


def test_a_red_flag_goes_to_a_clinician_and_nowhere_else_until_the_call(desk, rae):
    intake = an_intake(**RED)

    before = words(desk.get(url(intake)))
    record_call(intake, reached=True, by=a_clinician(rae.clinic), at=NOW)
    after = words(desk.get(url(intake)))

    assert "To a clinician Nothing else until a clinician has phoned the patient" in before
    assert "3 Open the form again Close You can take it back" in after


@pytest.mark.parametrize(
    "at_stage", [Stage.INVITED, Stage.STARTED, Stage.AWAITING_PATIENT, Stage.DECIDED]
)
def test_what_needs_nothing_more_is_closed(desk, at_stage):
    intake = an_intake(stage=at_stage)
    assert "Close this intake" in words(desk.get(url(intake)))

    desk.post(f"{url(intake)}close/", {"version": intake.version})

    assert stage(intake) == Stage.CLOSED


def test_what_changed_meanwhile_is_not_closed(desk):
    intake = an_intake(stage=Stage.INVITED)

    response = desk.post(f"{url(intake)}close/", {"version": intake.version + 1}, follow=True)

    assert stage(intake) == Stage.INVITED
    assert "Please look again" in words(response)


def test_what_is_with_a_clinician_offers_nothing_to_press(desk):
    told = words(desk.get(url(an_intake(stage=Stage.AWAITING_REVIEW))))

    assert "Where does it go" not in told
    assert "Close this intake" not in told


def test_every_reading_is_recorded(desk, rae):
    intake = an_intake()

    desk.get(url(intake))

    event = Event.objects.of(intake).get(name="viewed")
    assert (event.actor, event.detail) == (rae, {"what": "front desk's page"})


def test_a_decision_shows_as_what_to_do_and_not_as_what_it_is(desk):
    told = words(desk.get(url(an_intake(stage=Stage.DECIDED))))

    assert "Call off the visit" in told
    assert "Not suitable" not in told


def test_a_clinic_that_only_collects_answers_shows_stage_and_completeness(desk, rae):
    intake = an_intake(NMD=["MG"])
    rae.clinic.mode = "intake_only"
    rae.clinic.save()

    response = desk.get(url(intake))

    assert "chip-" not in response.content.decode()
    assert "To triage" in words(response)
    assert "Complete Ready for a clinician" in words(response)


def test_of_an_erased_patient_there_is_no_page(desk, rae):
    intake = an_intake()
    erase_patient(intake.patient, reason="asked", by=rae, at=NOW)

    assert desk.get(url(intake)).status_code == 404
    assert "Nothing is waiting" in words(desk.get("/queue/"))


def test_a_visit_that_was_called_off_says_so(desk, rae):
    intake = an_intake()
    intake.visit.cancelled_at = NOW
    intake.visit.save()

    assert "Visit called off" in words(desk.get(url(intake)))


@pytest.mark.parametrize("stage", [Stage.AWAITING_TRIAGE, Stage.AWAITING_PATIENT, Stage.INVITED])
def test_the_page_costs_few_queries(desk, django_assert_num_queries, stage):
    intake = an_intake(stage=stage, **({} if stage == Stage.INVITED else RED))
    desk.get(url(intake))

    with django_assert_num_queries(9):
        desk.get(url(intake))


def test_it_costs_no_more_with_much_beside_the_intake(desk, rae, django_assert_num_queries):
    intake, doctor = came_back(PREG=["MAYBE"]), a_clinician(rae.clinic)
    for number in range(3):
        record_call(intake, reached=False, note=f"Try {number}", by=doctor, at=NOW)
        add_note(intake, text=f"Note {number}", by=rae, at=NOW)
    desk.get(url(intake))

    with django_assert_num_queries(9):
        page = words(desk.get(url(intake)))
    assert "Note 2" in page and "Came before:" in page


def test_the_clock_of_the_page_is_the_clinics(desk, clock):
    intake = an_intake(**RED)
    clock.move_to(NOW + timedelta(hours=2))

    assert "60 min late" in words(desk.get(url(intake))) or "1 h late" in words(
        desk.get(url(intake))
    )
