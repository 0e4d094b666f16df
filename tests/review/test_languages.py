"""Staff read English, whatever language a patient answered in, and are told which it was."""

from uuid import uuid4

import pytest

from clinic.desk.services import triage
from clinic.staff.models import User
from intake.journey import Stage
from intake.questionnaire.editions import CURRENT
from intake.services import change_language, submit
from tests.builders import NOW, a_link, a_patient, a_receptionist, a_visit, answers, fill_in

pytestmark = pytest.mark.django_db
NOT_VALIDATED = "The translation is not clinically validated."


def sent_in(language, clinic, stage=Stage.AWAITING_REVIEW, **changes):
    """An intake that was answered in a language and sent on."""
    intake = a_link(a_visit(a_patient(clinic))).intake
    change_language(intake, language=language, at=NOW)
    fill_in(intake, answers(**changes))
    submit(intake, submission_key=uuid4(), at=NOW)
    intake.refresh_from_db()
    if stage == Stage.AWAITING_REVIEW:
        rae = a_receptionist(clinic)
        triage(intake, outcome="to_clinician", version=intake.version, by=rae, at=NOW)
    return intake


def page_of(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(("language", "name"), [("es", "Spanish"), ("ar", "Arabic")])
def test_a_clinician_is_told_what_the_questions_were_asked_in(desk, cleo, language, name):
    intake = sent_in(language, cleo.clinic)

    assert f"Answered in {name}. {NOT_VALIDATED}" in page_of(desk.get(f"/reviews/{intake.code}/"))


def test_a_clinician_reads_questions_and_answers_in_english(desk, cleo):
    intake = sent_in("ar", cleo.clinic, BSV=["LUNG"])

    page = page_of(desk.get(f"/reviews/{intake.code}/"))

    assert CURRENT.questions["BSV"].option_label("LUNG") in page
    assert CURRENT.page("health").title in page


def test_what_a_patient_wrote_stays_as_they_wrote_it(desk, cleo):
    intake = sent_in("ar", cleo.clinic, GOAL_TEXT="أريد بشرة أقل لمعانًا")

    assert "أريد بشرة أقل لمعانًا" in page_of(desk.get(f"/reviews/{intake.code}/"))


def test_nothing_is_said_of_languages_where_it_was_english(desk, cleo):
    intake = sent_in("en", cleo.clinic)

    assert NOT_VALIDATED not in page_of(desk.get(f"/reviews/{intake.code}/"))


def test_the_front_desk_is_told_as_well(client, cleo):
    rae: User = a_receptionist(cleo.clinic)
    client.force_login(rae)
    intake = sent_in("es", cleo.clinic, Stage.AWAITING_TRIAGE)

    assert f"Answered in Spanish. {NOT_VALIDATED}" in page_of(client.get(f"/queue/{intake.code}/"))


def test_the_front_desk_books_in_a_language(client, cleo):
    client.force_login(a_receptionist(cleo.clinic))

    page = page_of(client.get("/patients/new/"))

    assert "Language of the questions" in page and "As last time, or English" in page
