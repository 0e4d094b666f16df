"""The clinic's letter: told by a link, opened after a code, and every opening written down."""

from __future__ import annotations

from uuid import uuid4

import pytest

from clinic.desk.services import close, triage
from clinic.review.services import record_call
from intake import pdf
from intake.delivery import deliver
from intake.models import Event, Intake, Outbox
from intake.services import cancel_visit, open_letter, submit
from intake.views.letters import as_file
from tests.builders import (
    NOW,
    a_clinician,
    a_letter,
    a_receptionist,
    answers,
    decided,
    fill_in,
)
from tests.patient.journey import Phone, words
from tests.patient.test_other_browser import give, mailed
from tests.patient.test_status import unpacked


def answered(phone, **changes):
    fill_in(phone.intake, answers(**changes))
    submit(phone.intake, submission_key=uuid4(), at=NOW)
    intake = phone.intake
    triage(intake, outcome="to_clinician", version=intake.version, by=a_receptionist(), at=NOW)
    return phone


@pytest.fixture
def sent(opened):
    """A phone from which answers were sent, that a clinician decided about and wrote a letter."""
    answered(opened)
    intake = opened.intake
    decided(intake)
    a_letter(opened.intake, paragraph="Please bring your <list>.")
    return opened


@pytest.fixture
def reader(sent):
    """The same phone, after a code."""
    sent.post("code", {"send": "yes"})
    give(sent, mailed(sent))
    return sent


def letter_pdf(phone):
    return phone.client.get(phone.url("letter")[:-1] + ".pdf")


def test_where_things_stand_leads_to_the_letter_and_says_nothing_of_it(sent):
    page = words(sent.get("sent"))

    assert sent.url("letter") in page
    assert "bring your" not in page


def test_without_a_letter_there_is_none_to_open(opened):
    answered(opened)
    decided(opened.intake)
    opened.post("code", {"send": "yes"})
    give(opened, mailed(opened))

    assert opened.url("letter") not in words(opened.get("sent"))
    assert opened.get("letter")["Location"] == opened.url("sent")


def test_the_letter_needs_a_code_and_the_code_leads_to_it(sent):
    assert sent.get("letter")["Location"] == f"{sent.url('code')}?then=letter"
    assert letter_pdf(sent)["Location"] == f"{sent.url('code')}?then=letter.pdf"
    assert not Event.objects.filter(name="letter opened").exists()

    sent.post("code", {"send": "yes"}, query="?then=letter")
    response = sent.post("code", {"digits": mailed(sent)}, query="?then=letter")

    assert response["Location"] == sent.url("letter")


def test_the_letter_is_read_and_the_opening_written_down(reader):
    page = words(reader.get("letter"))

    assert "Please bring your &lt;list&gt;." in page
    assert "Thank you for the answers you sent on 2 March 2026." in page
    detail = {"kind": "patient", "as": "page"}
    assert Event.objects.filter(name="letter opened", actor=None, detail=detail).exists()


def test_the_letter_is_saved_as_a_tagged_pdf(reader):
    response = letter_pdf(reader)

    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "no-store"
    assert b"/StructTreeRoot" in unpacked(response.content)
    assert Event.objects.filter(name="letter opened", detail__as="PDF").exists()


def test_where_no_pdf_can_be_made_a_sentence_says_to_print(reader, monkeypatch):
    def missing(*args, **kwargs):
        raise pdf.NoPdf

    monkeypatch.setattr("intake.views.letters.pdf_of", missing)

    response = letter_pdf(reader)

    assert response.status_code == 503
    assert "A PDF cannot be made here." in words(response)


def test_letters_for_others_are_not_the_patients_to_open(reader):
    other = a_letter(reader.intake, "internal", paragraph="Between us.")

    page = words(reader.client.get(f"{reader.url('letter')}?of={other.code}"))

    assert "Between us." not in page


def test_an_earlier_letter_can_still_be_read(reader):
    a_letter(reader.intake, paragraph="A second letter.")

    page = words(reader.get("letter"))
    assert "A second letter." in page and "bring your" not in page

    first = page.partition("Earlier letters")[2].partition('href="')[2].partition('"')[0]
    assert "bring your" in words(reader.client.get(first))


def test_the_message_names_no_letter_and_its_link_leads_to_where_things_stand(sent, mailoutbox):
    assert deliver(Outbox.objects.get(kind="letter"), at=NOW)

    mail = mailoutbox[-1]
    assert mail.subject == "There is something for you to read"
    token = mail.body.partition("/i/")[2].partition("/")[0]
    sent.link = type(sent.link)(sent.link.intake, sent.link.invitation, token)
    again = Phone(sent.link, client=sent.client)
    assert again.open()["Location"] == again.url("sent")


@pytest.mark.parametrize("issued", ["before", "after"])
def test_a_letter_can_be_read_when_the_visit_is_off_and_all_is_closed(opened, issued, mailoutbox):
    answered(opened)
    decided(opened.intake, outcome="not_suitable")
    if issued == "before":
        a_letter(opened.intake)
    cancel_visit(opened.intake.visit, by=a_receptionist(), at=NOW)
    close(opened.intake, version=opened.intake.version, by=a_receptionist(), at=NOW)
    if issued == "after":
        a_letter(opened.intake)
    assert deliver(Outbox.objects.get(kind="letter"), at=NOW)
    token = mailoutbox[-1].body.partition("/i/")[2].partition("/")[0]
    opened.link = type(opened.link)(opened.link.intake, opened.link.invitation, token)

    assert opened.open()["Location"] == opened.url("sent")
    assert opened.url("letter") in words(opened.get("sent"))
    assert "still to come" not in words(opened.get("sent"))


def test_without_a_letter_calling_off_closes_the_link(opened):
    answered(opened)
    decided(opened.intake, outcome="not_suitable")
    cancel_visit(opened.intake.visit, by=a_receptionist(), at=NOW)

    assert opened.look().status_code == 404


def test_who_opened_a_letter_about_them_is_told_by_role(sent):
    letter = a_letter(sent.intake, "internal")
    open_letter(letter, seen_as="page", by=a_clinician(name="Cleo Marsh"), at=NOW)

    assert "Clinician opened a letter about you, 09:30" in words(sent.get("sent"))


def test_a_red_flag_page_leads_to_the_letter_by_the_same_proof(opened):
    answered(opened, SX_NOW=["ALLERGY"])
    record_call(opened.intake, reached=True, by=a_clinician(), at=NOW)
    decided(opened.intake, outcome="refer")
    a_letter(opened.intake)
    phone = Phone(opened.link)

    page = words(phone.look())
    assert "Please stop here" in page and "See where things stand" in page
    assert phone.url("letter") not in page

    opened.press_start()
    known = words(opened.get("sent"))
    assert "Please stop here" in known and opened.url("letter") in known


def test_a_letter_is_in_the_language_the_patient_reads(sent):
    Intake.objects.filter(pk=sent.intake.pk).update(edition="2027-01-ar")
    letter = a_letter(sent.intake)

    writing = letter.read()

    assert writing.language == "ar"
    assert "بخصوص موعدك" in writing.text
    assert as_file(writing, None, name="letter.pdf").content.startswith(b"%PDF-")
