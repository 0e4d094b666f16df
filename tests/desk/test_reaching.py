"""The front desk chooses how a link goes, sees what did not arrive, and does something about it."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.core.management import call_command

from clinic.desk.services import UNDO_FOR
from intake.journey import Stage
from intake.models import Clinic, Invitation, Outbox, Visit
from intake.reach import reach
from intake.services import PATIENT, find_link, invite, open_link, remind, stop_reminders
from tests.builders import NOW, a_clinic, a_patient, a_receptionist, a_visit, an_intake

pytestmark = pytest.mark.django_db


def words(response: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def ask(desk: Any, visit: Visit, channel: str) -> Any:
    return desk.post(f"/visits/{visit.code}/invite/", {"channel": channel}, follow=True)


def failed(visit: Visit | None = None, *, channel: str = "email") -> Outbox:
    """The message with a link, given up."""
    visit = visit or a_visit()
    link = invite(visit, channel=channel, by=a_receptionist(visit.clinic), at=NOW)
    link.invitation.messages.update(failed_at=NOW, last_error="SMTPRecipientsRefused")
    return link.invitation.messages.get()


@pytest.fixture(autouse=True)
def texts_on_file(settings, tmp_path):
    settings.TEXT_FILE_PATH = tmp_path / "texts"
    return settings.TEXT_FILE_PATH


def test_a_link_by_text_is_told_as_sent_once_it_was(desk, clock, texts_on_file):
    visit = a_visit()

    assert "The new link goes to +447700900123." in words(ask(desk, visit, "text"))
    intake = visit.intake
    page, told = f"/patients/{visit.patient.code}/", f"/queue/{intake.code}/"
    assert "On its way by text since 09:30" in words(desk.get(page))
    assert "Link made, to go by text" in words(desk.get(told))
    assert "Link sent by text" not in words(desk.get(told))

    clock.move_to(NOW + UNDO_FOR)
    call_command("deliver")

    assert "Sent by text 09:30, not opened yet" in words(desk.get(page))
    assert "Link sent by text" in words(desk.get(told))
    (text,) = texts_on_file.iterdir()
    assert "To: +447700900123" in text.read_text()


def test_a_code_is_shown_with_initials_day_and_end_and_no_name(desk):
    visit = a_visit(a_patient(given_name="Ada", family_name="Quillfeather"))

    response = ask(desk, visit, "print")

    page = response.content.decode()
    assert "Quillfeather" not in page and "1992" not in page
    told = words(response)
    assert "Harley Lane Clinic Before your visit on Monday 16 March, 10:30 For AQ" in told
    assert "works to the end of 17 Mar 2026" in told
    assert page.count("<svg viewBox=") == 1 and "<script>" not in page
    assert Invitation.objects.get().channel == "print"
    assert "Link made as a QR code" in words(desk.get(f"/queue/{visit.intake.code}/"))


def test_the_code_holds_the_link(desk, monkeypatch):
    held = []
    monkeypatch.setattr("clinic.desk.views.link.qr", lambda link: held.append(link) or "")

    ask(desk, a_visit(), "print")

    assert find_link(held[0].rstrip("/").rpartition("/")[2], at=NOW)


def test_without_any_address_the_page_says_what_can_be_done(desk):
    visit = a_visit(a_patient(email="", phone=""))

    told = words(desk.get(f"/patients/{visit.patient.code}/"))

    assert "There is no e-mail address, and no telephone number that can get a text." in told
    assert "E-mail it" not in told and "Text it" not in told
    assert "QR code" in told and "Copy it" in told


def test_a_number_that_cannot_be_read_is_said_beside_it(desk, rae):
    given = {
        "given_name": "Ada",
        "family_name": "Quill",
        "birth_date_day": "15",
        "birth_date_month": "6",
        "birth_date_year": "1992",
        "phone": "ask her mother",
        "on": "2026-03-16",
        "channel": "text",
    }

    response = desk.post("/patients/new/", given)

    assert response.status_code == 422
    assert "can get a text" in response.context["form"].errors["phone"][0]


def test_where_no_texts_can_be_sent_none_is_offered(desk, settings):
    settings.TEXTS = ""
    visit = a_visit()

    assert "text message" not in words(desk.get("/patients/new/"))
    assert "Text it" not in words(desk.get(f"/patients/{visit.patient.code}/"))
    assert "can get a text" in words(ask(desk, visit, "text"))


def test_what_did_not_arrive_stands_on_every_page_about_it(desk):
    message = failed()
    intake = message.intake

    for page in (f"/queue/{intake.code}/", f"/patients/{intake.patient.code}/"):
        told = words(desk.get(page))
        assert "Could not be sent Link by e-mail, given up 09:30. The address was refused." in told
        assert "Try again" in told and "Call instead" in told
    assert "Phone, or send another way A message could not be sent" in words(desk.get("/queue/"))
    listed = words(desk.get("/queue/?view=unreached"))
    assert "Delivery failed 1" in listed and "Not delivered" in listed


def test_what_was_settled_or_is_in_order_is_not_listed(desk):
    an_intake(stage=Stage.INVITED)

    assert "Nothing here" in words(desk.get("/queue/?view=unreached"))


def test_a_message_is_tried_again_by_hand(desk):
    message = failed()

    desk.post(f"/messages/{message.code}/again/")
    call_command("deliver")

    told = words(desk.get(f"/queue/{message.intake.code}/"))
    assert "Link sent by e-mail" in told
    assert "Link to be tried again by e-mail, Rae Okoro" in re.sub(r" ,", ",", told)
    assert "Could not be sent" not in told


def test_having_phoned_settles_it(desk):
    message = failed()

    page = words(desk.post(f"/messages/{message.code}/settle/", follow=True))

    assert "Noted. The message is not tried again." in page
    assert "Link not sent by e-mail, reached in another way" in page
    assert "Not delivered" not in words(desk.get("/queue/"))


def test_a_new_link_by_another_way_settles_it(desk):
    message = failed()

    ask(desk, message.intake.visit, "print")

    assert "Delivery failed 0" in words(desk.get("/queue/"))
    page = words(desk.post(f"/messages/{message.code}/again/", follow=True))
    assert "This message cannot be tried again." in page


def test_a_red_flag_is_phoned_about_whatever_became_of_a_message(desk):
    intake = an_intake(stage=Stage.AWAITING_PATIENT, SX_NOW=["WEAK"], SX_ONSET="NEW")
    intake.messages.filter(kind="question").update(failed_at=NOW)

    assert "A clinician phones now" in words(desk.get("/queue/"))


def test_where_nothing_is_flagged_a_lost_message_tells_no_flag(desk, rae):
    Clinic.objects.filter(pk=rae.clinic_id).update(mode=Clinic.Mode.INTAKE_ONLY)
    for changes in ({}, {"SX_NOW": ["WEAK"], "SX_ONSET": "NEW"}):
        intake = an_intake(
            visit=a_visit(a_patient(rae.clinic)), stage=Stage.AWAITING_PATIENT, **changes
        )
        intake.messages.filter(kind="question").update(failed_at=NOW)

    assert words(desk.get("/queue/")).count("Phone, or send another way") == 2


def test_the_queue_costs_the_same_with_many_lost_messages(desk, django_assert_num_queries):
    failed()
    desk.get("/queue/")
    with django_assert_num_queries(10):
        desk.get("/queue/")
    for _ in range(4):
        failed()
    with django_assert_num_queries(10):
        desk.get("/queue/")


def test_mail_to_the_desk_itself_is_no_patients_matter(desk):
    intake = an_intake()
    intake.messages.filter(kind="task").update(failed_at=NOW)

    assert "Delivery failed 0" in words(desk.get("/queue/"))
    told = words(desk.get(f"/queue/{intake.code}/"))
    assert "Note to the front desk by e-mail, given up" in told
    assert "Call instead" not in told


def test_another_clinics_message_is_not_here(desk):
    theirs = failed(a_visit(a_patient(a_clinic(name="Theirs"))))

    assert desk.post(f"/messages/{theirs.code}/again/").status_code == 404
    assert "Delivery failed 0" in words(desk.get("/queue/"))


def test_reminders_are_stopped_and_allowed_for_a_patient(desk):
    patient = a_visit().patient
    page = f"/patients/{patient.code}/reminders/"

    stopped = words(desk.post(page, {"wanted": "no"}, follow=True))
    assert "None since 2 March 2026, as the patient asked." in stopped
    assert "Reminders stopped" in stopped
    assert "Stop reminders" in words(desk.post(page, {"wanted": "yes"}, follow=True))
    patient.refresh_from_db()
    assert patient.unreminded_since is None


def test_an_opened_link_is_told_although_a_reminder_made_a_newer_one(desk):
    link = invite(a_visit(), channel="email", by=a_receptionist(), at=NOW)
    open_link(link.token, at=NOW)
    remind(link.intake, channel="email", known=reach(link.intake.patient), at=NOW)

    told = words(desk.get(f"/patients/{link.intake.patient.code}/"))

    assert "Opened 09:30" in told
    assert "by the system, as a reminder" in told


def test_what_happened_to_a_patient_names_who_stopped_reminders(desk):
    patient = a_visit().patient
    stop_reminders(patient, by=PATIENT, at=NOW)

    assert "Reminders stopped , The patient" in words(desk.get(f"/patients/{patient.code}/"))
