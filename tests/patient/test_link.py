"""The link: what it shows, what pressing Start does, and when it does not open."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from intake.duration import minutes
from intake.events import PATIENT
from intake.models import Event
from intake.questionnaire.editions import CURRENT
from intake.services import Erasure, cancel_visit, erase_patient, invite, revoke_invitations
from tests.builders import NOW, a_clinic, a_clinician, a_link, a_patient, a_receptionist, a_visit
from tests.patient.journey import Phone, words


def test_the_start_page_says_when_with_whom_and_how_long(db):
    clinic = a_clinic(name="Linden Skin Clinic", phone="020 7946 0018")
    doctor = a_clinician(clinic, name="Dr Amara Osei")
    page = words(Phone(a_link(a_visit(a_patient(clinic), clinician=doctor))).look())

    assert "Monday 16 March, 10:30am" in page
    assert "with Dr Amara Osei" in page
    assert "About {0.clean} to {0.typical} minutes".format(minutes(CURRENT.name)) in page
    assert "Have to hand" in page
    assert "Read only by the clinic team." in page
    assert 'href="tel:02079460018">By phone instead' in page
    assert "The form decides nothing." in page
    assert page.count('class="button') == 3  # to start, and for each other language
    assert page.count("<button") == 4, "and one for Enter, which nobody sees"


def test_looking_at_a_link_changes_nothing(phone):
    before = phone.intake, Event.objects.count(), phone.link.invitation.opened_at

    for _ in range(3):
        phone.look()
        phone.client.head(f"/i/{phone.link.token}/")

    phone.link.invitation.refresh_from_db()
    assert not Session.objects.exists()
    assert "sessionid" not in phone.client.cookies
    assert phone.intake.stage == before[0].stage
    assert (Event.objects.count(), phone.link.invitation.opened_at) == before[1:]


def test_looking_only_reads_tables(phone, django_assert_max_num_queries):
    with django_assert_max_num_queries(2) as asked:
        phone.look()

    assert all(query["sql"].startswith("SELECT") for query in asked)


def test_pressing_start_asks_for_the_birth_date(phone):
    response = phone.press_start()

    assert response["Location"] == phone.url("birth-date")
    assert Event.objects.filter(name="link opened", actor_kind=PATIENT).count() == 1


def test_the_token_is_in_no_address_after_start(phone):
    response = phone.press_start()

    assert phone.link.token not in response["Location"]


def test_pressing_start_gives_the_browser_a_new_session_key(phone):
    planted = phone.client.session
    planted["planted"] = True
    planted.save()
    phone.client.cookies["sessionid"] = planted.session_key

    phone.press_start()

    assert phone.client.session.session_key != planted.session_key


def revoked(link):
    revoke_invitations(link.intake, by=a_receptionist(link.intake.clinic), at=NOW)


def replaced(link):
    invite(link.intake.visit, channel="copy", by=a_receptionist(link.intake.clinic), at=NOW)


def cancelled(link):
    cancel_visit(link.intake.visit, by=a_receptionist(link.intake.clinic), at=NOW)


def erased(link):
    erase_patient(
        link.intake.patient, reason=Erasure.ASKED, by=a_receptionist(link.intake.clinic), at=NOW
    )


def closed_page(phone, method="get"):
    return getattr(phone.client, method)(f"/i/{phone.link.token}/")


@pytest.mark.parametrize("happened", [revoked, replaced, cancelled, erased])
def test_every_link_that_does_not_open_shows_the_same_page(phone, happened):
    unknown = phone.client.get("/i/nobodysent-this_one/")
    happened(phone.link)

    for method in ("get", "post"):
        page = closed_page(phone, method)
        assert page.status_code == unknown.status_code == 404
        assert page.content == unknown.content
    assert "please call us" in words(unknown)
    assert "020 7946 0000" in words(unknown)


def test_a_link_ends_when_the_day_after_the_visit_is_over(phone, clock):
    clock.move_to(NOW + timedelta(days=16))
    assert closed_page(phone).status_code == 404

    clock.move_to(NOW + timedelta(days=15))
    assert closed_page(phone).status_code == 200


def test_where_there_are_several_clinics_a_closed_link_names_none(phone):
    a_clinic(name="Another Clinic")

    page = words(phone.client.get("/i/unknown/"))

    assert "Harley" not in page
    assert "Another" not in page


def test_a_link_closed_while_answering_closes_the_pages_too(opened):
    revoked(opened.link)

    assert opened.get("today").status_code == 404
    assert opened.post("today").status_code == 404
