"""What was done is recorded after a decision and an examination, and corrected by a new record."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from clinic.examining.services import NotAClinician, NotYet, examine, state
from clinic.following.services import (
    BadLot,
    BeforeExamination,
    NothingPicked,
    NotTreatable,
    RecordedAlready,
    SayWhy,
    correct_treatment,
    record_treatment,
)
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event, Intake, Treatment
from intake.services import treatment_of
from tests.builders import (
    NOW,
    TODAY,
    a_receptionist,
    a_treatment,
    an_examined_intake,
    an_intake,
    decided,
)
from tests.review.pages import read, said

DONE = {
    "on": TODAY,
    "brand": "ONA",
    "lot": "C1234",
    "concerns": ["OIL"],
    "zones": ["FOREHEAD"],
}
TYPED = DONE | {"on": "2026-03-02"}


def url(intake: Intake, name: str = "course") -> str:
    return reverse(f"following:{name}", kwargs={"code": intake.code})


def test_what_when_with_what_and_where_are_kept_and_no_dose(desk: Client, cleo: User) -> None:
    intake = an_examined_intake(by=cleo)

    desk.post(url(intake, "treatment"), TYPED | {"lot": "c1234 "})

    made = Treatment.objects.get()
    assert (made.on, made.brand, made.lot, made.by) == (TODAY, "ONA", "C1234", cleo)
    assert (made.concerns, made.zones, made.revision) == (["OIL"], ["FOREHEAD"], intake.revision)
    assert not {field.name for field in Treatment._meta.fields} & {"dose", "units", "volume"}


def test_the_review_page_and_its_own_page_say_what_was_done(
    desk: Client, treated: Treatment
) -> None:
    page = read(desk, treated.intake)

    assert "Treated on 2 Mar 2026 , Botox or Vistabel, lot C1234-A; forehead." in page
    assert "Treated on 2 Mar 2026" in said(desk.get(url(treated.intake)))


def test_before_the_examination_nothing_can_be_recorded(desk: Client, cleo: User) -> None:
    intake = an_intake(stage=Stage.AWAITING_REVIEW)
    decided(intake, by=cleo)
    intake.refresh_from_db()

    with pytest.raises(NotTreatable):
        record_treatment(intake, **DONE, by=cleo, at=NOW)

    assert "once a clinician has decided, examined" in said(desk.get(url(intake)))
    assert "Record the treatment" not in said(desk.get(url(intake)))
    assert desk.post(url(intake, "treatment"), TYPED).status_code == 422


def test_whoever_was_called_not_to_be_treated_is_not_treated(cleo: User) -> None:
    intake = an_examined_intake(by=cleo)
    state(intake, treatable=False, words="A cold sore.", by=cleo, at=NOW)

    with pytest.raises(NotTreatable):
        record_treatment(intake, **DONE, by=cleo, at=NOW)


def test_a_later_examination_asks_for_the_word_anew(cleo: User) -> None:
    intake = an_examined_intake(by=cleo)
    examine(intake, on=TODAY, looked_at="Forehead again.", by=cleo, at=NOW)

    with pytest.raises(NotTreatable):
        record_treatment(intake, **DONE, by=cleo, at=NOW)


def test_it_is_not_of_tomorrow_and_not_of_before_the_examination(cleo: User) -> None:
    intake = an_examined_intake(by=cleo)

    with pytest.raises(NotYet):
        record_treatment(intake, **DONE | {"on": TODAY + timedelta(1)}, by=cleo, at=NOW)
    with pytest.raises(BeforeExamination):
        record_treatment(intake, **DONE | {"on": TODAY - timedelta(1)}, by=cleo, at=NOW)


@pytest.mark.parametrize("lot", ["", "Ada Lovell", "12?", "X" * 31])
def test_a_lot_is_what_stands_on_a_package(cleo: User, lot: str) -> None:
    intake = an_examined_intake(by=cleo)

    with pytest.raises(BadLot):
        record_treatment(intake, **DONE | {"lot": lot}, by=cleo, at=NOW)


@pytest.mark.parametrize("nothing", ["concerns", "zones"])
def test_it_was_of_something_somewhere(cleo: User, nothing: str) -> None:
    intake = an_examined_intake(by=cleo)

    with pytest.raises(NothingPicked):
        record_treatment(intake, **DONE | {nothing: []}, by=cleo, at=NOW)


def test_what_was_typed_wrong_comes_back_with_what_to_do(desk: Client, cleo: User) -> None:
    intake = an_examined_intake(by=cleo)

    answer = desk.post(url(intake, "treatment"), TYPED | {"lot": "no lot", "brand": "ABO"})

    assert answer.status_code == 422
    assert "Copy the lot from the package" in said(answer)
    assert 'value="no lot"' in answer.content.decode()
    assert '<option value="ABO" selected>' in answer.content.decode()
    assert not Treatment.objects.exists()


def test_the_front_desk_records_no_treatment(cleo: User) -> None:
    with pytest.raises(NotAClinician):
        a_treatment(an_examined_intake(by=cleo), by=a_receptionist(cleo.clinic))


def test_two_clinicians_record_it_once(treated: Treatment, cleo: User) -> None:
    with pytest.raises(RecordedAlready):
        record_treatment(treated.intake, **DONE, by=cleo, at=NOW)


def test_a_correction_stands_in_place_of_the_record_and_both_are_kept(
    desk: Client, treated: Treatment
) -> None:
    sent = TYPED | {"before": treated.code, "given": "yes", "lot": "Z9", "why": "Read it wrong."}

    desk.post(url(treated.intake, "correction"), sent)

    assert Treatment.objects.count() == 2
    standing = treatment_of(treated.intake)
    assert standing and (standing.lot, standing.read_why()) == ("Z9", "Read it wrong.")
    page = said(desk.get(url(treated.intake)))
    assert "lot Z9" in page
    assert "lot C1234-A" in page


def test_a_record_of_the_wrong_patient_is_taken_back_and_nothing_more_is_asked(
    treated: Treatment, cleo: User
) -> None:
    said = DONE | {"given": False, "why": "It was somebody else."}

    correct_treatment(treated, **said, by=cleo, at=NOW)

    assert treatment_of(treated.intake) is None


def test_a_correction_says_why_and_is_made_of_what_stands(treated: Treatment, cleo: User) -> None:
    with pytest.raises(SayWhy):
        correct_treatment(treated, **DONE, given=True, why=" ", by=cleo, at=NOW)
    correct_treatment(treated, **DONE, given=True, why="The day.", by=cleo, at=NOW)
    with pytest.raises(RecordedAlready):
        correct_treatment(treated, **DONE, given=True, why="The lot.", by=cleo, at=NOW)


def test_each_is_written_down_without_a_word_of_health(treated: Treatment, cleo: User) -> None:
    correct_treatment(treated, **DONE, given=True, why="The lot.", by=cleo, at=NOW)

    made = Event.objects.filter(intake=treated.intake, name__contains="treat").order_by("pk")
    assert [(one.name, one.actor, one.detail) for one in made] == [
        ("treated", cleo, {"on": "2026-03-02"}),
        ("treatment corrected", cleo, {"on": "2026-03-02", "given": True}),
    ]


def test_the_page_as_it_was_then_knows_nothing_of_the_treatment(
    desk: Client, cleo: User, clock
) -> None:
    intake = an_examined_intake(by=cleo)
    later = NOW + timedelta(hours=2)
    a_treatment(intake, by=cleo, at=later)
    clock.move_to(later)

    page = said(
        desk.get(
            reverse(
                "review:then",
                kwargs={"code": intake.code, "decision": intake.decisions.get().code},
            )
        )
    )

    assert "Treated on" not in page
    assert "Treated on" in read(desk, intake)


def test_the_patients_page_tells_the_desk_the_day_and_no_more(
    treated: Treatment, front: Client
) -> None:
    url = reverse("desk:patient", kwargs={"code": treated.intake.patient.code})

    page = said(front.get(url))

    assert "Treated on 2 Mar 2026" in page
    assert "C1234" not in page
    assert "Vistabel" not in page


def test_a_recalled_lot_is_found_without_reading_anybody(treated: Treatment) -> None:
    assert Treatment.objects.filter(clinic=treated.clinic, lot="C1234-A").get() == treated
