"""Where things stand, who opened what was sent, a copy after a code, and one's own data."""

import re
import zlib
from datetime import timedelta
from uuid import uuid4

import pytest

from clinic.desk.services import triage
from clinic.review.services import start_review
from intake import pdf
from intake.models import DataRequest, Event, Reply
from intake.services import record_view, submit
from intake.services.replies import NEUTRAL
from tests.builders import (
    CLEAN,
    NOW,
    a_clinician,
    a_receptionist,
    answers,
    decided,
    fill_in,
)
from tests.patient.journey import Phone, words
from tests.patient.test_other_browser import give, mailed

WISH = "Less shine by <lunch>"


@pytest.fixture
def sent(opened):
    """A phone from which answers were sent."""
    intake = opened.intake
    fill_in(intake, answers(GOAL_TEXT=WISH))
    submit(intake, submission_key=uuid4(), at=NOW)
    return opened


@pytest.fixture
def reader(sent):
    """The same phone, after a code."""
    sent.post("code", {"send": "yes"})
    give(sent, mailed(sent))
    return sent


def to_clinician(phone):
    intake = phone.intake
    triage(intake, outcome="to_clinician", version=intake.version, by=a_receptionist(), at=NOW)
    return phone.intake


def test_the_link_and_the_birth_date_lead_to_where_things_stand(sent):
    assert sent.open()["Location"] == sent.url("sent")

    page = words(sent.get("sent"))
    assert 'aria-current="step"' in page
    assert "The clinic looks at your answers by" in page
    assert "What the clinic says" not in page


def test_the_steps_follow_the_journey(sent):
    assert "<li aria-current" in words(sent.get("sent"))
    assert words(sent.get("sent")).count("still to come") == 2
    intake = to_clinician(sent)
    assert words(sent.get("sent")).count("still to come") == 1
    decided(intake)
    assert words(sent.get("sent")).count("still to come") == 0


def test_a_decision_shows_the_words_written_for_the_patient_and_no_reason(sent):
    decided(
        to_clinician(sent),
        outcome="not_suitable",
        reason="Active myasthenia.",
        for_patient="We will phone you on Friday.",
    )

    page = words(sent.get("sent"))

    assert "We will phone you on Friday." in page
    for hidden in ("myasthenia", "suitable", "Not suitable", "eligible"):
        assert hidden not in page


def test_without_words_for_the_patient_the_page_says_something_neutral(sent):
    decided(to_clinician(sent), outcome="not_suitable")

    assert Reply.objects.get().read_words() == NEUTRAL
    assert NEUTRAL in words(sent.get("sent"))


def test_what_was_asked_back_is_told_without_a_reason(sent):
    intake = sent.intake
    triage(intake, outcome="to_patient", version=intake.version, by=a_receptionist(), at=NOW)
    submit(sent.intake, submission_key=uuid4(), at=NOW)
    again = Phone(sent.link, client=sent.client)
    again.link.invitation.__class__.objects.filter(intake=intake).update(revoked_at=None)

    page = words(again.get("sent"))

    assert "We asked you to look at your answers again" in page
    assert page.count("You sent your answers") == 2


def test_who_opened_the_answers_is_told_by_role_and_time_and_never_by_name(sent, clock):
    intake, rae = to_clinician(sent), a_receptionist(name="Rae Okoro")
    record_view(intake, what="front desk's page", by=rae, at=NOW)
    clock.move_to(NOW + timedelta(days=1))
    cleo = a_clinician(name="Cleo Marsh")
    later = NOW + timedelta(days=1)
    start_review(
        intake,
        by=cleo,
        at=later,
    )

    sent.open()
    page = words(sent.get("sent"))

    assert "Tuesday 3 March" in page
    assert "Clinician read your answers, 09:30" in page
    assert "Front desk looked at your contact details and where things stand, 09:30" in page
    assert page.index("Tuesday 3 March") < page.index("Monday 2 March</h3>")
    assert "Cleo" not in page
    assert "Rae" not in page


def test_nobody_opened_them_yet(sent):
    assert "Nobody yet." in words(sent.get("sent"))


@pytest.mark.parametrize("slug", ["copy", "your-data"])
def test_reading_back_needs_a_code_even_in_the_same_browser(sent, slug):
    response = sent.get(slug)

    assert response["Location"] == f"{sent.url('code')}?then={slug}"
    assert sent.client.get(sent.url("copy")[:-1] + ".pdf").status_code == 302
    assert "One more check" in words(sent.client.get(response["Location"]))


def test_after_the_code_the_copy_shows_every_answer_as_it_was_sent(reader):
    page = words(reader.get("copy"))

    assert "Less shine by &lt;lunch&gt;" in page
    assert "15 Jun 1992" in page
    assert "What you agreed to" in page
    assert Event.objects.filter(name="copy read", detail={"as": "page"}).exists()


def test_the_code_leads_on_to_the_copy(sent):
    sent.post("code", {"send": "yes"}, query="?then=copy")

    response = sent.post("code", {"digits": mailed(sent)}, query="?then=copy")

    assert response["Location"] == sent.url("copy")


def test_the_copy_is_shown_for_half_an_hour(reader, clock):
    clock.move_to(NOW + timedelta(minutes=29))
    assert reader.get("copy").status_code == 200

    clock.move_to(NOW + timedelta(minutes=31))
    assert reader.get("copy").status_code == 302


def test_the_copy_can_be_kept_as_a_tagged_pdf(reader):
    response = reader.client.get(reader.url("copy")[:-1] + ".pdf")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="my-answers.pdf"'
    assert response["Cache-Control"] == "no-store"
    assert response.content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in unpacked(response.content)


def unpacked(file):
    """A PDF with its packed parts unpacked."""
    found = re.findall(rb"stream\r?\n(.*?)endstream", file, re.DOTALL)
    return file + b"".join(
        zlib.decompressobj().decompress(part) for part in found if part[:1] == b"x"
    )


def test_a_picture_that_a_page_asks_for_is_not_fetched():
    with_picture = pdf.pdf_of(
        '<html lang="en"><title>T</title><p>x</p><img alt="" src="file:///etc/hostname">', css=""
    )

    assert with_picture.startswith(b"%PDF-")


def test_where_no_pdf_can_be_made_a_sentence_says_to_print(reader, monkeypatch):
    def missing(*args, **kwargs):
        raise pdf.NoPdf

    monkeypatch.setattr("intake.views.copying.pdf_of", missing)
    response = reader.client.get(reader.url("copy")[:-1] + ".pdf")

    assert response.status_code == 503
    assert "A PDF cannot be made here. Print this page instead." in words(response)


def test_a_patient_can_ask_to_be_erased_and_staff_see_it(reader, client):
    response = reader.post("your-data", {"kind": "erase"})
    assert response["Location"] == reader.url("your-data")
    assert "the clinic is on it" in words(reader.get("your-data"))

    client.force_login(a_receptionist())
    for page in (f"/queue/{reader.intake.code}/", f"/patients/{reader.intake.patient.code}/"):
        assert "Erase what you hold about me" in words(client.get(page))
        assert "Asked to have their data erased" in words(client.get(page))
    assert "Lovell" in words(client.get("/queue/?view=data"))
    client.post(f"/data-requests/{DataRequest.objects.get().code}/settle/")

    assert "Lovell" not in words(client.get("/queue/?view=data"))
    assert "settled" in words(reader.get("your-data"))
    assert "The patient asks" not in words(client.get(f"/queue/{reader.intake.code}/"))


def test_asking_twice_for_the_same_says_that_it_was_asked(reader):
    reader.post("your-data", {"kind": "get"})

    response = reader.post("your-data", {"kind": "get"})

    assert response.status_code == 422
    assert "You have asked for this already." in words(response)
    assert DataRequest.objects.count() == 1


def test_choosing_nothing_says_what_to_do(reader):
    assert "Choose what you would like us to do" in words(reader.post("your-data"))


def test_before_sending_there_is_nothing_to_copy(opened):
    opened.answer("today", CLEAN)

    assert opened.get("copy")["Location"] == opened.url("sent")


def test_another_browser_sees_where_things_stand_only_after_a_code(sent):
    laptop = Phone(sent.link)

    assert laptop.open()["Location"] == laptop.url("code")
    assert "code" in laptop.get("sent")["Location"]
