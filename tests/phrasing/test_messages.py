"""A manager words what patients are sent; what a message must carry, and never tell, stays."""

from __future__ import annotations

from html import unescape

import pytest
from django.utils.html import strip_tags

from clinic.phrasing import services
from clinic.phrasing.services import BadWords, put_back, reword
from intake import notices
from intake.models import Event, Intake, MessageWords, Outbox
from intake.notices import Said, queue
from intake.saying import Piece, pieces, problems, sample
from intake.services import change_language
from intake.speaking import LANGUAGES
from tests.builders import NOW, a_clinic, a_manager, an_intake

INVITING = Piece("invitation", "email", "en")
TEXTING = Piece("invitation", "text", "en")
OWN = Said("See you on {date}", "Dear {name},\n\nA few questions before {date}:\n\n{link}\n")
TOLD = {"token": "t" * 43, "receipt": "ABCD-1234", "digits": "123456", "private": False}
URL = "/settings/messages/invitation/email/en/"


def text(response) -> str:
    return unescape(response.content.decode())


def without_tags(response) -> str:
    return " ".join(strip_tags(text(response).replace("<", " <")).split())


def message(
    intake: Intake, kind=notices.INVITATION, channel=Outbox.Channel.EMAIL, **told
) -> Outbox:
    key = f"{kind}:{channel}:{Outbox.objects.count()}"
    return queue(intake, kind, key=key, to="x", channel=channel, at=NOW, **TOLD | told)


def typed(said: Said = OWN, step: str = "save") -> dict[str, str]:
    return {"subject": said.subject, "body": said.body, "step": step}


def test_the_standard_words_pass_what_own_words_must_pass(db):
    clinic = a_clinic()
    found = {p: problems(clinic, p, p.standard) for p in pieces(tuple(LANGUAGES))}

    assert len(found) > 40
    assert {piece: wrong for piece, wrong in found.items() if wrong} == {}


def test_a_message_says_the_clinics_words_from_then_on(sam):
    reword(sam.clinic, INVITING, OWN, by=sam, at=NOW)

    sent = notices.write(message(an_intake()))

    assert sent.subject == "See you on 16 March"
    assert sent.body.startswith("Dear Ada,\n\nA few questions before 16 March:\n\nhttp")
    assert sent.body.endswith(f"\n\n{sam.clinic.name}\n{sam.clinic.phone}\n")


def test_other_ways_and_languages_keep_the_standard_words(sam):
    reword(sam.clinic, INVITING, OWN, by=sam, at=NOW)
    intake = an_intake()

    assert "A few questions before" not in notices.write_text(message(intake, channel="text"))
    assert change_language(intake, language="es", at=NOW)
    assert "Dear" not in notices.write(message(Intake.objects.get(pk=intake.pk))).body


def test_each_language_has_words_of_its_own(sam):
    spanish = Said("Su visita", "Hola, {name}:\n\n{link}\n")
    reword(sam.clinic, Piece("invitation", "email", "es"), spanish, by=sam, at=NOW)
    intake = an_intake()
    assert change_language(intake, language="es", at=NOW)

    sent = notices.write(message(Intake.objects.get(pk=intake.pk)))

    assert (sent.subject, sent.body.split("\n")[0]) == ("Su visita", "Hola, Ada:")


def test_another_clinic_keeps_its_words(sam):
    intake = an_intake()
    reword(a_clinic(name="Theirs"), INVITING, OWN, by=a_manager(), at=NOW)

    assert "Dear" not in notices.write(message(intake)).body


def test_one_press_puts_the_standard_words_back_and_keeps_what_was(office, sam):
    office.post(URL, typed())
    assert "Back to the standard words" in text(office.get(URL))

    page = office.post(f"{URL}standard/", follow=True)

    assert "The standard words are back." in text(page)
    assert "Please answer some questions" in notices.write(message(an_intake())).body
    revisions = MessageWords.objects.order_by("pk")
    assert [(one.body, one.by) for one in revisions] == [(OWN.body, sam), ("", sam)]


def test_what_was_written_is_kept_with_who_and_when(office, sam):
    office.post(URL, typed())

    event = Event.objects.of(sam.clinic).get(name="message reworded")
    assert event.actor == sam
    assert event.detail["settings"]["subject"] == ["Before your visit on {date}", OWN.subject]
    assert "Earlier words" in text(office.get(URL))
    history = without_tags(office.get("/settings/history/"))
    assert "Words of a message changed : Invitation by e-mail, English" in history
    assert "Before your visit on {date} → became See you on {date}" in history


def test_saving_the_words_in_force_or_the_standard_ones_changes_nothing(office, sam):
    page = office.post(URL, typed(INVITING.standard), follow=True)

    assert "Nothing was changed." in text(page)
    assert not MessageWords.objects.exists()
    assert not put_back(sam.clinic, INVITING, by=sam, at=NOW)


def test_a_sample_is_shown_and_nothing_is_changed(office):
    page = text(office.post(URL, typed(step="try")))

    assert "Dear Maria," in page
    assert "24 September" in page
    assert not MessageWords.objects.exists()


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Please come.", "Put {link} where the patient’s own link belongs"),
        ("{link} {code}", "There is no {code} in this message. What there is: {link}"),
        ("{link} {patient}", "There is no {patient}"),
        ("{link} {name.__class__}", "Take out the curly bracket"),
        ("{link} {", "Take out the curly bracket"),
        ("Your skin: {link}", "Leave out “skin”"),
        ("Botox: {link}", "Leave out “Botox”"),
        ("Are you pregnant? {link}", "Leave out “pregnant”"),
        ("Su tratamiento: {link}", "Leave out “tratamiento”"),
        ("Su cirugía estética: {link}", "Leave out “cirugía”"),
        ("علاج البشرة {link}", "Leave out “علاج”"),
        ("From HARLEY lane clinic: {link}", "Write {clinic} instead"),
        ("Call 020 7946 0000: {link}", "Leave out your telephone number"),
        ("", "Write what the message says"),
        ("x" * 2001, "in 2000 letters or fewer"),
    ],
)
def test_words_that_cannot_be_are_refused_with_what_to_do(office, sam, body, sentence):
    sam.clinic.phone = "020 7946 0000"
    sam.clinic.save()

    page = office.post(URL, typed(Said("A subject", body)))

    assert page.status_code == 422
    assert sentence in text(page)
    assert page.context["form"]["body"].value() == body
    assert not MessageWords.objects.exists()


@pytest.mark.parametrize(
    ("subject", "sentence"),
    [
        ("Your code {code}", "There is no {code} in the subject"),
        ("{name}", "There is no {name} in the subject"),
        ("Acne", "Leave out “Acne”"),
        ("", "Write a subject"),
    ],
)
def test_a_subject_tells_nothing(office, subject, sentence):
    page = office.post(URL, typed(Said(subject, OWN.body)))

    assert page.status_code == 422
    assert sentence in text(page)


@pytest.mark.parametrize(
    "words", ["Thank you for asking us", "Saludos", "Our other site", "Wir freuen uns", "شكرا لكم"]
)
def test_words_that_tell_nothing_are_taken(sam, words):
    assert problems(sam.clinic, INVITING, Said(words, f"{words} {{link}}")) == {}


def test_a_text_stays_one_text(office, sam):
    long = "Please answer our questions, all of them, before you come to see us on {date}. " * 2
    found = problems(sam.clinic, TEXTING, Said("", f"{long}{{link}}"))

    assert "takes 2 text messages, and may take 1" in found["body"][0]


def test_a_text_in_arabic_may_take_as_many_as_the_standard_one(sam):
    arabic = Piece("invitation", "text", "ar")

    assert problems(sam.clinic, arabic, Said("", "مرحبا {name} {link}")) == {}
    assert (
        "may take 3" in problems(sam.clinic, arabic, Said("", "مرحبا " * 50 + "{link}"))["body"][0]
    )


def test_a_code_has_to_be_in_the_message_about_a_code(sam):
    with pytest.raises(BadWords, match="Put {code} where the six digits belong"):
        reword(sam.clinic, Piece("code", "text", "en"), Said("", "Hello"), by=sam, at=NOW)


def test_a_value_is_never_read_as_a_blank(sam):
    reword(sam.clinic, INVITING, OWN, by=sam, at=NOW)
    intake = an_intake()
    identity = intake.patient.read_identity()
    intake.patient.write_identity(type(identity)(**{**_all(identity), "given_name": "{link}"}))
    intake.patient.save()

    assert notices.write(message(intake)).body.startswith("Dear {link},")


def _all(identity) -> dict:
    return {name: getattr(identity, name) for name in identity.__dataclass_fields__}


def test_who_asks_for_privacy_reads_no_name_of_the_clinic(sam):
    said = Said("{clinic}", "{clinic} asks you: {link}\n")
    reword(sam.clinic, INVITING, said, by=sam, at=NOW)

    sent = notices.write(message(an_intake(), private=True))

    assert sent.subject == "Your clinic"
    assert sam.clinic.name not in sent.body


@pytest.mark.parametrize("address", ["task/email/en", "code/print/en", "code/text/fr", "x/text/en"])
def test_there_is_no_page_for_what_is_not_sent_to_patients(office, address):
    assert office.get(f"/settings/messages/{address}/").status_code == 404


def test_the_list_says_whose_words_a_message_has(office):
    assert "Own words" not in text(office.get("/settings/messages/"))

    office.post(URL, typed())

    assert text(office.get("/settings/messages/")).count("Own words") == 1


def test_a_sample_of_an_email_is_signed_as_the_clinic_is_named(sam):
    assert sample(sam.clinic, INVITING, OWN).body.endswith(
        f"{sam.clinic.name}\n{sam.clinic.phone}\n"
    )
    assert services.words_now(sam.clinic, INVITING) == INVITING.standard
