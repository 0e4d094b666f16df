"""The agreement, the sending, and the receipt."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from clinic.desk.models import Triage
from clinic.desk.services import triage
from intake.journey import Stage
from intake.models import Clinic, Consent, Outbox, Revision
from intake.questionnaire.editions import CURRENT
from intake.rules.levels import Level
from intake.rules.messages import MESSAGES
from intake.rules.protocol import DEMONSTRATION
from intake.services import correct_patient, invite
from tests.builders import CLEAN, NOW, a_clinic, a_receptionist, answers
from tests.patient.journey import Phone, checked, submission_key, typed, words


@pytest.fixture
def ready(opened):
    """Everything answered but the agreement."""
    opened.walk(CLEAN)
    return opened


@pytest.fixture
def sent(ready):
    ready.send(CLEAN)
    return ready


def test_nothing_is_agreed_beforehand(ready):
    assert checked(ready.get("agreement")) == []
    assert "Send my answers" in words(ready.get("agreement"))


def test_nothing_is_sent_without_the_agreement(ready):
    response = ready.post("agreement", {"signature": "Ada Lovell", "submission_key": uuid4()})

    assert response.status_code == 422
    assert "Read the five points, then tick that you agree" in words(response)
    assert not Revision.objects.exists()


def test_the_key_stays_the_same_while_the_agreement_is_mended(ready):
    key = submission_key(ready.get("agreement"))

    response = ready.post("agreement", {"submission_key": key})

    assert submission_key(response) == key


def test_sending_stores_the_answers_and_leads_to_the_receipt(ready):
    response = ready.send(CLEAN)

    intake = ready.intake
    assert response["Location"] == ready.url("sent")
    assert intake.stage == Stage.AWAITING_TRIAGE
    assert intake.revision.read_answers().document() == answers()
    assert Consent.objects.filter(revision=intake.revision).count() == 5
    assert Outbox.objects.filter(kind="receipt").count() == 1


def test_answers_cannot_be_sent_before_all_are_given(opened):
    opened.answer("today", CLEAN)

    response = opened.post("agreement", typed(CURRENT.page("agreement"), CLEAN))

    assert response["Location"] == opened.url("conditions")
    assert not Revision.objects.exists()


def test_the_receipt_says_what_happens_next_and_by_when(sent):
    page = words(sent.get("sent"))

    assert f">{sent.intake.revision.receipt}</strong>" in page
    assert "Received at 9:30am today." in page
    assert MESSAGES["PM-OK"] in page
    assert "by <strong>9:30am tomorrow</strong>" in page
    assert "Your visit is on <strong>Monday 16 March, 10:30am</strong>" in page
    assert "If something changes" in page
    assert "call your emergency number now" in page
    assert "A clinician will see you in person before anything is planned." in page


def test_the_receipt_shows_no_answer_and_no_result(sent):
    page = words(sent.get("sent")) + words(sent.look())

    for word in ("Oily", "ROUTINE", "Routine", "candidate", "eligible", "suitable", "1992"):
        assert word not in page


def test_the_link_shows_the_receipt_once_the_answers_are_sent(sent):
    elsewhere = Phone(sent.link)

    page = words(elsewhere.look())

    assert sent.intake.revision.receipt in page
    assert "Thank you." not in page
    assert "See where things stand" in page
    assert elsewhere.press_start()["Location"] == elsewhere.url("birth-date")


def test_a_page_opened_after_sending_is_the_receipt(sent):
    for slug in ("today", "goals", "check", "agreement"):
        assert sent.get(slug)["Location"] == sent.url("sent"), slug
    assert sent.answer("oil", answers(OIL_SHINE=0))["Location"] == sent.url("sent")
    assert sent.intake.read_draft()["OIL_SHINE"] == 3


def test_sending_twice_gives_the_same_receipt(ready):
    key = submission_key(ready.get("agreement"))

    first = ready.send(CLEAN, key=key)
    second = ready.send(CLEAN, key=key)

    assert first["Location"] == second["Location"] == ready.url("sent")
    assert Revision.objects.count() == 1
    assert Outbox.objects.filter(kind="receipt").count() == 1


def test_sending_from_two_tabs_sends_once(ready):
    first, second = (submission_key(ready.get("agreement")) for _ in range(2))

    ready.send(CLEAN, key=first)
    response = ready.send(CLEAN, key=second)

    assert response["Location"] == ready.url("sent")
    assert Revision.objects.count() == 1


def test_a_key_that_is_no_key_is_replaced(ready):
    response = ready.send(CLEAN, key="' OR 1=1")

    assert response["Location"] == ready.url("sent")
    assert Revision.objects.count() == 1


@pytest.fixture
def asked(sent):
    """The clinic has asked the patient to look again; a new link was sent."""
    intake = sent.intake
    by = a_receptionist(intake.clinic)
    triage(intake, outcome=Triage.Outcome.TO_PATIENT, version=intake.version, by=by, at=NOW)
    again = Phone(invite(intake.visit, channel="copy", by=by, at=NOW), client=sent.client)
    again.before = sent
    return again


def test_asked_by_the_clinic_the_patient_can_change_and_send_again(asked):
    assert "The clinic asks you to look at your answers once more." in words(asked.look())
    assert asked.open()["Location"] == asked.url("check")
    asked.post("today", {"SX_NOW": "NONE", "FILLER": "HELP"}, query="?to=check")
    assert checked(asked.get("agreement")) == []

    asked.send(CLEAN)

    assert asked.intake.stage == Stage.AWAITING_TRIAGE
    assert asked.intake.revision.number == 2
    assert asked.intake.revision.read_answers()["FILLER"] == "HELP"


def test_the_link_from_before_is_closed_then(asked):
    assert asked.before.look().status_code == 404
    assert asked.before.get("check").status_code == 404


def test_an_old_key_with_other_answers_is_refused(asked):
    key = str(Revision.objects.get().submission_key)
    asked.open()
    asked.post("today", {"SX_NOW": "NONE", "FILLER": "HELP"})

    response = asked.send(CLEAN, key=key)

    assert response.status_code == 409
    assert "These answers were sent already" in words(response)
    assert Revision.objects.count() == 1
    assert asked.intake.read_draft()["FILLER"] == "HELP"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"NMD": ["MG"]}, "PM-NOT"),
        ({"PREG": ["PREG"]}, "PM-WAIT"),
        ({"SKIN_NOW": ["INFECT"]}, "PM-HEAL"),
        ({"BLEED": "YES"}, "PM-BRUISE"),
    ],
)
def test_the_receipt_gives_one_neutral_message(opened, changes, message):
    given = answers(**changes)
    opened.walk(given)
    opened.send(given)

    page = words(opened.get("sent"))

    assert MESSAGES[message] in page
    for rule in DEMONSTRATION.rulebook.rules:
        assert rule.title not in page
    for level in Level:
        assert level.words not in page


def test_a_clinic_that_only_collects_answers_says_only_thank_you(opened):
    Clinic.objects.update(mode=Clinic.Mode.INTAKE_ONLY)
    given = answers(NMD=["MG"])
    opened.walk(given)
    opened.send(given)

    assert MESSAGES["PM-OK"] in words(opened.get("sent"))


def test_a_date_is_named_only_where_the_clinic_wants_it(opened):
    given = answers(MEDS=["AMINO"], AMINO_END="2026-03-20")
    opened.walk(given)
    opened.send(given)
    assert MESSAGES["PM-WAIT"] in words(opened.get("sent"))

    Clinic.objects.update(patient_dates=True)

    assert "on or after 20 March 2026" in words(opened.get("sent"))


def test_a_time_that_has_passed_is_not_promised(sent, clock):
    clock.move_to(NOW + timedelta(days=2))

    assert "looks at your answers by" not in words(sent.look())


def test_a_clinic_without_a_protocol_keeps_the_answers_and_says_so(db):
    a_clinic(protocol=False)
    phone = Phone()
    phone.open()
    phone.walk(CLEAN)

    response = phone.send(CLEAN)

    assert response.status_code == 503
    assert "All your answers are saved." in words(response)
    assert phone.intake.stage == Stage.STARTED


def test_turned_underage_by_a_visit_moved_forward_ends_the_form(ready):
    """A birth date that the clinic corrects in the meantime is checked again when sending."""
    intake = ready.intake
    identity = intake.patient.read_identity()
    changed = identity.__class__(
        **{f: getattr(identity, f) for f in identity.__slots__}
        | {"birth_date": NOW.date().replace(year=2010)}
    )
    intake.patient.write_identity(changed)
    intake.patient.save()
    again = Phone(ready.link, client=ready.client)

    response = again.open(changed.birth_date)

    assert response["Location"] == again.url("under-18")
    assert again.intake.stage == Stage.CLOSED


def test_sending_again_as_the_answer_was_lost_still_says_that_it_is_for_adults(ready):
    by, told = a_receptionist(ready.intake.clinic), {"accept": "application/json"}
    sent = typed(CURRENT.page("agreement"), CLEAN)
    correct_patient(ready.intake.patient, birth_date=date(2012, 6, 15), by=by, at=NOW)

    url = ready.url("agreement")
    heard = [ready.client.post(url, sent, headers=told).json()["to"] for _ in range(2)]

    assert heard == [ready.url("under-18")] * 2
    assert "aged 18 or over" in words(ready.get("under-18"))


def test_what_is_sent_is_the_draft_and_nothing_from_the_request(ready):
    extra = {"triage": "ROUTINE", "stage": "decided", "DOB": "1950-01-01", "OIL_SHINE": "0"}
    key = submission_key(ready.get("agreement"))

    ready.post(
        "agreement",
        typed(CURRENT.page("agreement"), CLEAN) | extra | {"submission_key": key},
    )

    assert ready.intake.revision.read_answers().document() == answers()
