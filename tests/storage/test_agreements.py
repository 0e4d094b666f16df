"""Agreements as they are stored: signed, taken back by a row of their own, gone when erased.

Who comes back agreed before only where that was to the very same words.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from clinic.desk.models import Triage
from clinic.desk.services import triage
from intake.events import SYSTEM
from intake.journey import Stage
from intake.keeping import how_we_keep
from intake.models import Clinic, Consent, Event, Revision, Signature, Withdrawal
from intake.questionnaire.editions import CURRENT, EDITIONS
from intake.services import (
    NothingToWithdraw,
    agreed_before,
    ask,
    change_language,
    erase_patient,
    may_teach,
    submit,
    withdraw_consent,
)
from intake.signing import typed
from intake.vault import Erased
from tests.builders import (
    NOW,
    TODAY,
    a_link,
    a_receptionist,
    a_return,
    a_visit,
    an_intake,
    answers,
    fill_in,
)

pytestmark = pytest.mark.django_db

TEACH = {"PHOTO": "YES", "PHOTO_USE": "TEACH"}


def test_teaching_is_off_unless_the_patient_said_yes():
    assert not may_teach(an_intake(stage=Stage.STARTED, **TEACH))
    assert not may_teach(an_intake())
    assert not may_teach(an_intake(PHOTO="YES", PHOTO_USE="RECORD"))
    assert may_teach(an_intake(**TEACH))


def test_taking_back_adds_a_row_and_leaves_the_agreement_as_it_was():
    intake = an_intake(**TEACH)
    given = Consent.objects.filter(question="PHOTO_USE").values().get()

    (withdrawal,) = withdraw_consent(intake, at=NOW)

    assert not may_teach(intake)
    assert withdrawal.consent.withdrawn_at == NOW
    assert Consent.objects.filter(question="PHOTO_USE").values().get() == given
    assert Event.objects.filter(intake=intake, name="consent withdrawn").count() == 1


def test_what_was_never_given_or_is_taken_back_cannot_be_taken_back():
    intake = an_intake(**TEACH)
    withdraw_consent(intake, at=NOW)

    for one in (intake, an_intake()):
        with pytest.raises(NothingToWithdraw):
            withdraw_consent(one, at=NOW)
    assert Withdrawal.objects.count() == 1


def test_the_five_agreements_cannot_be_taken_back():
    """They say what was true on the day; a patient who changes their mind calls the clinic."""
    with pytest.raises(NothingToWithdraw):
        withdraw_consent(an_intake(), question="CON_TRUTH", at=NOW)


def test_sending_again_does_not_agree_anew_to_what_was_taken_back():
    intake = an_intake(**TEACH)
    withdraw_consent(intake, at=NOW)
    intake.refresh_from_db()
    by = a_receptionist(intake.clinic)
    triage(intake, outcome=Triage.Outcome.TO_PATIENT, version=intake.version, by=by, at=NOW)

    submit(intake, submission_key=uuid4(), at=NOW)

    intake.refresh_from_db()
    assert intake.revisions.count() == 2
    assert not may_teach(intake)


def test_who_says_yes_again_agrees_again():
    intake = an_intake(**TEACH)
    withdraw_consent(intake, at=NOW)
    intake.refresh_from_db()
    by = a_receptionist(intake.clinic)
    triage(intake, outcome=Triage.Outcome.TO_PATIENT, version=intake.version, by=by, at=NOW)
    intake.draft |= TEACH
    intake.save(update_fields=["draft"])

    submit(intake, submission_key=uuid4(), at=NOW)

    intake.refresh_from_db()
    assert may_teach(intake)


def test_an_erased_patients_signature_cannot_be_read():
    intake = an_intake(stage=Stage.STARTED)
    submit(intake, submission_key=uuid4(), signed=typed("Ada Lovell"), at=NOW)
    erase_patient(intake.patient, reason="asked", by=SYSTEM, at=NOW)

    with pytest.raises(Erased):
        Signature.objects.get().read()


# Agreed before, word for word

JUNE = date(2026, 6, 1)


def agreed_on(intake, *, on=JUNE):
    """The day of an agreement to what the page would say on this day."""
    clinic = Clinic.objects.get(pk=intake.clinic_id)
    notice = how_we_keep(clinic.name, phone=clinic.phone, language=intake.language)
    return agreed_before(intake, notice=notice, on=on)


def back(link=None, **changes):
    """The intake of somebody who comes back, with all answered but the agreement."""
    intake = (link or a_return()).intake
    fill_in(intake, answers(**changes), until="agreement")
    intake.refresh_from_db()
    return intake


def back_after(first):
    """The same of somebody whose first visit is at hand."""
    return back(a_link(a_visit(first.patient, on=date(2026, 6, 8))))


def sent_in(edition, **changes):
    """An intake that was signed and sent in an edition."""
    intake = an_intake(stage=Stage.STARTED, **changes)
    intake.edition = edition
    intake.save(update_fields=["edition"])
    submit(intake, submission_key=uuid4(), signed=typed("Ada Lovell"), at=NOW)
    intake.refresh_from_db()
    return intake


def test_who_comes_back_agreed_to_the_same_words_on_the_day_of_the_last_sending():
    assert agreed_on(back()) == TODAY


def test_who_comes_for_the_first_time_agreed_to_nothing_before():
    assert agreed_on(an_intake(stage=Stage.STARTED)) is None


@pytest.mark.parametrize(("on", "day"), [(date(2027, 3, 2), TODAY), (date(2027, 3, 3), None)])
def test_what_was_read_more_than_a_year_ago_is_read_again(on, day):
    assert agreed_on(back(), on=on) == day


def test_a_point_in_other_words_is_another_agreement():
    assert agreed_on(back_after(sent_in("2027-01"))) is None


def test_the_same_points_on_a_page_that_says_something_else_are_another_agreement(monkeypatch):
    last = replace(CURRENT.pages[-1], intro="This is consent to treatment.")
    earlier = replace(CURRENT, name="earlier", pages=(*CURRENT.pages[:-1], last))
    monkeypatch.setitem(EDITIONS, "earlier", earlier)
    first = sent_in("earlier")
    assert {c.text for c in first.revision.consents.all()} == {q.text for q in last.questions}

    assert agreed_on(back_after(first)) is None


def test_the_same_agreement_in_another_language_is_read_in_that_one():
    intake = back()
    change_language(intake, language="es", at=NOW)

    assert agreed_on(intake) is None


@pytest.mark.parametrize("change", [{"name": "Harley Street Clinic"}, {"phone": "020 7946 0999"}])
def test_a_clinic_that_keeps_answers_in_other_words_is_read_again(change):
    intake = back()
    Clinic.objects.update(**change)

    assert agreed_on(intake) is None


def test_what_was_taken_back_is_not_agreed():
    intake = back()
    given = Consent.objects.get(question="CON_CHANGE")
    Withdrawal.objects.create(clinic=given.clinic, consent=given, at=NOW)

    assert agreed_on(intake) is None


def test_an_agreement_that_was_not_given_then_is_read_now():
    assert agreed_on(back(a_return(CON_CHANGE=...))) is None


def test_what_was_agreed_by_telephone_was_not_read():
    """Staff tick what they hear; nobody signs."""
    assert agreed_on(back_after(an_intake())) is None


@pytest.mark.parametrize(
    ("then", "now"), [("OTHER", "SELF"), ("SELF", "OTHER"), ("OTHER", "OTHER")]
)
def test_somebody_else_who_fills_it_in_may_not_be_who_read_it(then, now):
    assert agreed_on(back(a_return(FILLER=then), FILLER=now)) is None


def test_help_to_read_makes_nobody_somebody_else():
    assert agreed_on(back(a_return(FILLER="HELP"))) == TODAY


def test_after_a_reply_it_is_what_was_signed_before_it_that_was_read():
    """A reply keeps the agreements of its sending, beside the text on data of its own day."""
    link = a_return()
    first = Revision.objects.get().intake
    asked = {"questions": ["MEDS"], "reason": "Which ones?", "version": first.version}
    ask(first, **asked, by=a_receptionist(first.clinic), at=NOW)
    Clinic.objects.update(phone="020 7946 0999")
    submit(first, submission_key=uuid4(), at=NOW)
    intake = back(link)

    assert intake.starts_from.number == 2
    assert agreed_on(intake) is None
    Clinic.objects.update(phone="020 7946 0000")
    assert agreed_on(intake) == TODAY


def test_a_wish_that_has_come_up_since_makes_it_another_agreement():
    """One point says what the label does not list: "these skin problems"."""
    assert agreed_on(back(GOALS=["OIL"], GOAL_TOP=..., TEX_NOW=..., BOTHER_TEXTURE=...)) == TODAY
    assert agreed_on(back(GOALS=["NECK"], GOAL_TOP=..., TEX_NOW=..., BOTHER_TEXTURE=...)) is None


def test_what_was_agreed_behind_a_line_counts_from_the_day_it_was_last_read_whole():
    second = back()
    may = datetime(2026, 5, 30, 9, 30, tzinfo=UTC)
    fill_in(second, answers(), at=may)
    shown = agreed_on(second, on=date(2026, 5, 30))
    submit(second, submission_key=uuid4(), signed=typed("Ada Lovell"), read_on=shown, at=may)

    third = back_after(second)

    assert {consent.read_on for consent in second.revisions.get().consents.all()} == {TODAY}
    assert agreed_on(third, on=date(2027, 3, 2)) == TODAY
    assert agreed_on(third, on=date(2027, 3, 3)) is None, "a year after it was read"


def test_agreeing_before_takes_one_question_to_the_database(django_assert_num_queries):
    intake, first = back(), an_intake(stage=Stage.STARTED)
    notice = how_we_keep(intake.clinic.name, phone=intake.clinic.phone, language="en")

    with django_assert_num_queries(1):
        assert agreed_before(intake, notice=notice, on=JUNE)
    with django_assert_num_queries(0):
        assert agreed_before(first, notice=notice, on=JUNE) is None
