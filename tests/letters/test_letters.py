"""From a locked decision to a letter: what each says, that it is read over, and stays."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from clinic.desk.services import UNDO_FOR
from clinic.letters.draft import Draft
from clinic.letters.for_patient import telling
from clinic.letters.services import (
    NothingLocked,
    NotReadOver,
    TellsTooMuch,
    compose,
    issue,
)
from clinic.review.services import locked_decision
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event, Intake, Letter, Outbox
from intake.services import erase_patient
from intake.services.patients import Erasure
from intake.vault import Erased
from tests.builders import NOW, a_judgement, a_letter, an_intake, decided
from tests.review.pages import said

KINDS = ["patient", "doctor", "internal"]
REASON = "Neurologist wrote on 2 March."


@pytest.fixture
def held(cleo: User) -> Intake:
    """On a blood thinner, with myasthenia told: one finding stops."""
    return an_intake(
        stage=Stage.AWAITING_REVIEW, NMD=["MG"], MEDS=["THIN"], MEDS_TEXT="Apixaban twice a day"
    )


def write(desk: Client, intake: Intake, kind: str, **typed: str) -> Any:
    url = reverse("letters:write", kwargs={"code": intake.code})
    return desk.post(f"{url}?to={kind}", typed) if typed else desk.get(f"{url}?to={kind}")


def digest(response: Any) -> str:
    found = re.search(r'name="digest" value="(\w+)"', response.content.decode())
    assert found
    return found.group(1)


def text(intake: Intake, kind: str, **typed: str) -> str:
    return a_letter(intake, kind, **typed).read().text


# What each says


def test_the_patients_letter_is_the_same_whatever_was_decided(cleo: User) -> None:
    told = []
    for outcome in ("suitable", "not_suitable", "refer", "defer"):
        intake = an_intake(stage=Stage.AWAITING_REVIEW)
        day = {"defer_until": NOW.date().replace(year=2027)} if outcome == "defer" else {}
        decided(intake, outcome=outcome, by=cleo, **day)
        intake.refresh_from_db()
        words = text(intake, "patient").replace(intake.patient.read_identity().name, "")
        assert intake.revision is not None
        told.append(words.replace(intake.revision.receipt, ""))

    assert len(set(told)) == 1
    assert "A clinician has read your answers." in told[0]
    assert "Your visit is on Monday 16 March, 10:30am." in told[0]


def test_the_patients_letter_never_says_why_nor_by_which_rule(held: Intake) -> None:
    decided(held, outcome="not_suitable", reason="Myasthenia gravis.")
    held.refresh_from_db()

    words = text(held, "patient")

    assert telling(words) == ""
    for hidden in ("yasthenia", "pixaban", "suitable", "eligible", "contraindic"):
        assert hidden not in words


@pytest.mark.parametrize(
    "words",
    ["You are eligible.", "Rule N-02 fired.", "You are not suitable.", "A red-flag answer."],
)
def test_a_clinician_cannot_write_what_patients_are_not_told(cleo: User, words: str) -> None:
    intake = an_intake(stage=Stage.DECIDED)

    with pytest.raises(TellsTooMuch):
        a_letter(intake, paragraph=words)


def test_the_doctors_letter_says_what_was_told_found_and_decided(held: Intake) -> None:
    decided(held, outcome="refer", reason="To neurology first.")
    held.refresh_from_db()

    words = text(held, "doctor", to="Dr Ann Poe\n2 Harley Lane", paragraph="Please advise.")

    for expected in (
        "Dr Ann Poe",
        "Apixaban twice a day",
        "Refer",
        "To neurology first.",
        "Please advise.",
        "not a prescription",
        "The patient agreed that we write to you.",
    ):
        assert expected in words
    assert not re.search(r"\b(NS|RH|RS|D|N)-\d\d\b", words)


def test_the_record_holds_findings_evidence_and_what_was_made_of_them(held: Intake) -> None:
    a_judgement(held, "not_relevant", reason="other", words="Ruled out in 2020.")
    went_on = {"reason": REASON, "override_code": "letter"}
    decided(held, outcome="conditions", conditions="Lower dose.", **went_on)
    held.refresh_from_db()

    words = text(held, "internal")

    made = locked_decision(held)
    assert made is not None
    fired = [f["rule"] for f in made.assessment.document["findings"] if f["fired"]]
    assert all(rule in words for rule in fired)
    for expected in (
        "Went on against an open stop.",
        "Why against the stop",
        "Specialist’s letter seen",
        REASON,
        "Lower dose.",
        "Not relevant: Ruled out in 2020.",
        "Apixaban twice a day",
        made.assessment.fingerprint,
        "demonstration-1",
    ):
        assert expected in words


# Read over, issued, kept


def test_a_letter_needs_a_decision_that_stands(desk: Client, held: Intake) -> None:
    response = write(desk, held, "patient")

    assert response["Location"] == reverse("review:intake", kwargs={"code": held.code})


def test_asking_for_more_is_no_decision_to_write_about(cleo: User, held: Intake) -> None:
    decided(held, outcome="needs_information", by=cleo)
    held.refresh_from_db()

    assert locked_decision(held) is None


def test_a_letter_is_read_over_before_it_is_issued(desk: Client, cleo: User) -> None:
    intake = an_intake(stage=Stage.DECIDED)
    empty = digest(write(desk, intake, "patient"))

    typed = {"paragraph": "Please bring your list.", "step": "issue"}
    refused = write(desk, intake, "patient", **typed, digest=empty)

    assert refused.status_code == 409
    assert "The letter is not as you read it." in said(refused)
    assert "Please bring your list." in said(refused)
    assert not Letter.objects.exists()

    taken = write(desk, intake, "patient", **typed, digest=digest(refused))
    letter = Letter.objects.get()
    assert taken["Location"] == reverse(
        "letters:letter", kwargs={"code": intake.code, "letter": letter.code}
    )
    assert letter.read().digest == digest(refused)
    assert "Please bring your list." in letter.read().text
    assert letter.by == cleo and letter.at == NOW


def test_what_was_typed_wrongly_is_kept_and_said(desk: Client, cleo: User) -> None:
    intake = an_intake(stage=Stage.DECIDED)

    page = write(desk, intake, "patient", paragraph="You are eligible.", step="preview")

    assert page.status_code == 422
    assert "Do not write “eligib” to a patient" in said(page)
    assert "You are eligible." in said(page)
    assert 'value="issue"' not in page.content.decode()


def test_another_doctor_is_written_to_only_if_the_patient_agreed(desk: Client, cleo: User) -> None:
    intake = an_intake(stage=Stage.DECIDED)

    page = write(desk, intake, "doctor", to="Dr Ann Poe", step="issue")

    assert page.status_code == 422
    assert "Ask the patient first, then tick this" in said(page)
    assert not Letter.objects.exists()


def test_a_new_decision_makes_a_letter_that_was_read_over_void(cleo: User) -> None:
    intake = an_intake(stage=Stage.DECIDED)
    made = locked_decision(intake)
    assert made is not None
    draft = Draft(made, by=cleo, at=NOW)
    read = compose(draft, "patient").digest
    Intake.objects.filter(pk=intake.pk).update(stage=Stage.AWAITING_REVIEW.value)

    with pytest.raises(NothingLocked):
        issue(draft, "patient", read_over=read)


def test_other_words_than_were_read_are_not_issued(cleo: User) -> None:
    made = locked_decision(an_intake(stage=Stage.DECIDED))
    assert made is not None

    with pytest.raises(NotReadOver):
        issue(Draft(made, by=cleo, at=NOW, paragraph="More."), "internal", read_over="x")


# Sent, opened, erased


def test_the_link_waits_three_minutes_and_can_be_taken_back(desk: Client, cleo: User) -> None:
    intake = an_intake(stage=Stage.AWAITING_REVIEW)
    decided(intake, by=cleo)
    before = intake.invitations.filter(revoked_at=None).count()
    read = digest(write(desk, intake, "patient"))
    write(desk, intake, "patient", step="issue", digest=read)
    message = Outbox.objects.get(kind="letter")
    assert message.due_at == NOW + UNDO_FOR
    page = desk.get(reverse("letters:letter", args=[intake.code, Letter.objects.get().code]))
    assert "The link to the letter has not left. Undo" in said(page)

    back = said(desk.post("/queue/undo/", follow=True))

    assert "Taken back: no link was sent. The letter stays issued" in back
    assert not Outbox.objects.waiting().filter(kind="letter").exists()
    assert intake.invitations.filter(revoked_at=None).count() == before


def test_the_patient_gets_a_link_and_nothing_of_the_letter(cleo: User) -> None:
    intake = an_intake(stage=Stage.DECIDED)

    a_letter(intake, paragraph="Please bring your list.")

    message = Outbox.objects.get(kind="letter")
    assert "token" in message.read()
    assert "list" not in str(message.read())


@pytest.mark.parametrize("kind", ["doctor", "internal"])
def test_the_patient_is_sent_no_other_letter(cleo: User, kind: str) -> None:
    a_letter(an_intake(stage=Stage.DECIDED), kind)

    assert not Outbox.objects.filter(kind="letter").exists()


@pytest.mark.parametrize(("name", "seen_as"), [("letter", "page"), ("letter_pdf", "PDF")])
def test_every_opening_by_staff_is_an_event(desk: Client, name: str, seen_as: str) -> None:
    intake = an_intake(stage=Stage.DECIDED)
    letter = a_letter(intake, "internal")
    codes = {"code": intake.code, "letter": letter.code}

    response = desk.get(reverse(f"letters:{name}", kwargs=codes))

    assert response.status_code == 200
    event = Event.objects.get(name="letter opened")
    assert event.detail == {"kind": "internal", "as": seen_as}
    assert event.actor is not None


def test_erasing_the_patient_makes_letters_unreadable(desk: Client, cleo: User) -> None:
    intake = an_intake(stage=Stage.DECIDED)
    letter = a_letter(intake)

    erase_patient(intake.patient, reason=Erasure.ASKED, by=cleo, at=NOW)

    with pytest.raises(Erased):
        Letter.objects.get().read()
    codes = {"code": intake.code, "letter": letter.code}
    assert desk.get(reverse("letters:letter", kwargs=codes)).status_code == 404


def test_the_mark_under_a_letter_changes_with_every_word(cleo: User) -> None:
    intake = an_intake(stage=Stage.DECIDED)
    one, other = a_letter(intake), a_letter(intake, paragraph="More.")

    assert one.read().digest != other.read().digest
    assert re.fullmatch(r"SHA-256( [0-9a-f]{4}){4}", one.read().mark)


def test_letters_of_a_decision_stand_on_its_page(desk: Client, cleo: User) -> None:
    intake = an_intake(stage=Stage.DECIDED)
    letter = a_letter(intake, "doctor")

    page = desk.get(reverse("review:intake", kwargs={"code": intake.code}))

    codes = {"code": intake.code, "letter": letter.code}
    assert reverse("letters:letter", kwargs=codes) in page.content.decode()
    assert "Letter for the referring doctor issued" in said(page)
