"""What a clinician reads of agreements: understanding, the name, and what was taken back."""

from datetime import date
from uuid import uuid4

import pytest

from clinic.desk.models import Triage
from clinic.desk.services import triage
from intake.journey import Stage
from intake.services import answer_teach_back, submit, withdraw_consent
from intake.signing import Signed, drawn, typed
from tests.builders import NOW, a_receptionist, an_intake
from tests.review.pages import address, read

pytestmark = pytest.mark.django_db
SLIP = {"TB_WHO": "BOTH", "TB_LABEL": "OFF", "TB_SWALLOW": "WAIT"}


def sent(signed: Signed | None, *, slips: int = 0, read_on: date | None = None, **changes):
    """An intake that a clinician is to read, signed like this."""
    intake = an_intake(stage=Stage.STARTED, **changes)
    page = intake.read_edition().page("understanding")
    intake.draft = {code: a for code, a in intake.draft.items() if code not in SLIP}
    intake.save(update_fields=["draft"])
    for given in [SLIP] * slips + [SLIP | {"TB_SWALLOW": "CALL"}]:
        intake = answer_teach_back(intake, page=page, answers=given, at=NOW)
    submit(intake, submission_key=uuid4(), signed=signed, read_on=read_on, at=NOW)
    intake.refresh_from_db()
    by = a_receptionist(intake.clinic)
    triage(intake, outcome=Triage.Outcome.TO_CLINICIAN, version=intake.version, by=by, at=NOW)
    return intake


def test_a_typed_name_and_understanding_in_one_line(desk, cleo):
    page = read(desk, sent(typed("Ada, Countess"), slips=1))

    assert "Understood at first try: 2 of 3; trouble swallowing explained once" in page
    assert "Signed with a typed name: Ada, Countess" in page


def test_a_drawn_name_is_drawn(desk, cleo):
    intake = sent(drawn("[[10, 100, 200, 120]]"))

    page = desk.get(address(intake)).content.decode()

    assert 'd="M10 100L200 120"' in page
    assert "Signed with a drawn name" in page


def test_answers_without_a_name_say_so(desk, cleo):
    assert "Not signed." in read(desk, sent(None))


def test_teaching_is_shown_with_the_day_it_was_taken_back(desk, cleo):
    intake = sent(typed("Ada Lovell"), PHOTO="YES", PHOTO_USE="TEACH")
    assert "Yes, teaching too" in read(desk, intake)
    assert "Taken back" not in read(desk, intake)

    withdraw_consent(intake, at=NOW)

    page = read(desk, intake)
    assert "Taken back 2 Mar 2026, 09:30" in page
    assert "Took back that photos may be used for teaching" in page


def test_the_front_desk_sees_that_it_was_taken_back_and_no_signature(client):
    intake = sent(typed("Signed Differently"), PHOTO="YES", PHOTO_USE="TEACH")
    withdraw_consent(intake, at=NOW)
    client.force_login(
        a_receptionist(intake.clinic),
        backend="clinic.staff.backend.WithClinic",
    )

    page = client.get(f"/queue/{intake.code}/").content.decode()

    assert "Took back that photos may be used for teaching" in page
    assert "Signed Differently" not in page


def test_the_text_on_data_is_there_to_read(desk, cleo):
    assert "no adverts, no trackers." in read(desk, sent(typed("Ada Lovell")))


def test_what_was_agreed_behind_a_line_says_when_it_was_last_shown_whole(desk, cleo):
    page = read(desk, sent(typed("Ada Lovell"), read_on=date(2025, 9, 14)))

    assert page.count("behind a line; last shown whole on 14 Sep 2025") == 5
