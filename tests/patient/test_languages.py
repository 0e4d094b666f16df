"""Spanish and Arabic: switched at any moment, without losing an answer."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from intake.models import Consent, Event, Revision
from intake.questionnaire.editions import CURRENT, EDITIONS, by_language
from intake.returning import TODAY
from tests.builders import (
    BORN,
    CLEAN,
    a_link,
    a_patient,
    a_receptionist,
    a_return,
    a_visit,
    answers,
)
from tests.patient.journey import Phone, checked, typed, value_of, words
from tests.patient.people import PATIENTS, born, invited, too_young

SPANISH, ARABIC = by_language(CURRENT)["es"], by_language(CURRENT)["ar"]


NOT_VALIDATED = (
    "This is a translation. It is not clinically validated. Ask us if something is not clear."
)
ASSESSED = [
    patient
    for patient in PATIENTS
    if not too_young(patient) and patient["expected"]["triage"] != "RED"
][::4]


def switch(phone, slug, language, data=None, query=""):
    """Press the button of a language on a page that is filled in like this."""
    return phone.post(slug, {**(data or {}), "language": language}, query)


def page_of(response):
    return response.content.decode()


def test_a_page_comes_back_in_the_other_language_with_the_answers(opened):
    half = {"SX_NOW": ["NONE"]}

    response = switch(opened, "today", "es", half)

    assert response.status_code == 200
    assert '<html lang="es">' in page_of(response)
    assert SPANISH.page("today").title in words(response)
    assert "SX_NOW=NONE" in checked(response)
    assert opened.intake.edition == SPANISH.name


def test_the_answers_of_a_half_filled_page_are_kept(opened):
    switch(opened, "today", "es", {"SX_NOW": ["NONE"]})

    assert opened.intake.read_draft()["SX_NOW"] == ["NONE"]
    assert "SX_NOW=NONE" in checked(opened.get("today"))


def test_nothing_is_called_missing_or_wrong_when_only_the_language_changes(opened):
    response = switch(opened, "today", "ar", {"SX_NOW": ["NONE"]})

    assert "error" not in page_of(response)


def test_what_cannot_be_read_stays_as_it_was_typed(opened):
    opened.walk(answers(), until="you")

    response = switch(
        opened, "you", "es", {"EVENT_day": "31", "EVENT_month": "Feb", "EVENT_year": "x"}
    )

    assert value_of(response, "EVENT_day") == "31"
    assert value_of(response, "EVENT_month") == "Feb"
    assert value_of(response, "EVENT_year") == "x"


def test_a_red_flag_stops_the_form_at_continue_and_not_at_a_change_of_language(opened):
    flag = {"SX_NOW": ["BREATH"], "SX_ONSET": "NEW", "FILLER": "SELF"}

    assert switch(opened, "today", "es", flag).status_code == 200
    assert opened.post("today", flag)["Location"] == opened.url("sent")


def test_a_birth_date_that_is_half_typed_stays(phone):
    phone.press_start()

    response = switch(phone, "birth-date", "ar", {"DOB_day": "27", "DOB_month": "3"})

    assert value_of(response, "DOB_day") == "27"
    assert '<html lang="ar" dir="rtl">' in page_of(response)
    assert phone.link.invitation.birth_date_failures == 0


def test_a_page_without_answers_comes_back_at_the_same_address(opened):
    opened.walk(answers())

    response = switch(opened, "check", "ar")

    assert response["Location"] == opened.url("check")
    assert '<html lang="ar" dir="rtl">' in page_of(opened.get("check"))


def test_the_agreement_comes_back_with_its_tick_and_its_name(opened):
    opened.walk(answers())

    response = switch(opened, "agreement", "es", {"CON_ALL": "YES", "signature": "Ada"})

    assert "CON_ALL=YES" in checked(response)
    assert value_of(response, "signature") == "Ada"
    assert not opened.intake.revision


def test_switching_back_and_forth_loses_nothing(opened):
    opened.walk(answers())
    before = opened.intake.read_draft()

    for language in ("es", "ar", "en"):
        switch(opened, "check", language)

    assert opened.intake.read_draft() == before
    assert opened.intake.edition == CURRENT.name


def test_looking_at_a_page_never_changes_the_language(phone):
    phone.client.get(f"/i/{phone.link.token}/", headers={"Accept-Language": "ar"})
    phone.client.get(f"/i/{phone.link.token}/?language=ar")

    assert phone.intake.language == "en"
    assert "language" not in phone.client.cookies


def test_the_browsers_language_is_suggested_and_not_taken(phone):
    url = f"/i/{phone.link.token}/"

    page = page_of(phone.client.get(url, headers={"Accept-Language": "es-MX,es;q=0.9"}))

    assert '<html lang="en-gb">' in page
    assert 'class="button wished" form="here" name="language" value="es"' in page


def test_a_link_that_is_not_opened_yet_can_be_read_in_another_language(phone):
    url = f"/i/{phone.link.token}/"

    response = phone.client.post(url, {"language": "es"})

    assert response["Location"] == url
    assert '<html lang="es">' in page_of(phone.look())
    assert phone.link.invitation.opened_at is None


def test_the_first_link_opened_in_a_browser_that_chose_a_language_follows_it(phone):
    phone.client.post(f"/i/{phone.link.token}/", {"language": "es"})
    another = Phone(a_link(a_visit(a_patient(phone.intake.clinic))), client=phone.client)

    another.press_start()

    assert another.intake.language == "es"


def test_an_intake_that_was_begun_keeps_its_language_in_another_browser(opened):
    switch(opened, "today", "ar", {"SX_NOW": ["NONE"]})

    assert '<html lang="ar" dir="rtl">' in page_of(Phone(opened.link).look())


def test_a_link_that_does_not_open_can_be_read_in_another_language(phone):
    page = phone.client.get("/i/unknown/")
    assert 'name="language" value="es"' in page_of(page)

    response = phone.client.post("/i/unknown/again/", {"language": "es"})

    assert '<html lang="es">' in page_of(response)
    assert phone.client.cookies["language"].value == "es"


def test_english_is_spoken_again_after_a_page_in_another_language(opened):
    switch(opened, "today", "ar", {})

    assert '<html lang="en-gb">' in page_of(opened.client.get("/sign-in/"))


def test_an_older_edition_goes_on_in_english(opened):
    older = next(name for name, e in EDITIONS.items() if list(by_language(e)) == ["en"])
    intake = opened.intake
    intake.edition = older
    intake.save()

    assert 'name="language"' not in page_of(opened.get("today"))
    assert switch(opened, "today", "es", {}).status_code == 200
    assert opened.intake.edition == older


def test_a_language_that_nobody_speaks_here_changes_nothing(opened):
    assert switch(opened, "today", "tlh", {"SX_NOW": ["NONE"]}).status_code == 422
    assert opened.intake.edition == CURRENT.name


def test_a_change_of_language_is_written_down(opened):
    switch(opened, "today", "es", {})
    switch(opened, "today", "es", {})

    changes = Event.objects.filter(name="language changed")
    assert [event.detail for event in changes] == [{"language": "es"}]


def test_a_page_shows_the_languages_each_in_itself(opened):
    page = page_of(opened.get("today"))

    assert 'value="es" lang="es" formnovalidate data-saving="Español">Español</button>' in page
    assert 'value="ar" lang="ar" formnovalidate data-saving="العربية">العربية</button>' in page
    assert '<span class="spoken" lang="en" aria-current="true">English</span>' in page


def test_the_buttons_of_languages_come_after_continue_so_that_enter_continues(opened):
    page = page_of(opened.get("today"))

    assert page.index(">Continue</button>") < page.index('name="language"')


def test_only_a_translation_says_that_it_is_one(phone):
    assert NOT_VALIDATED not in words(phone.look())

    phone.client.post(f"/i/{phone.link.token}/", {"language": "es"})

    with override("es"):
        assert gettext(NOT_VALIDATED) in words(phone.look())


# What is sent


def answered_in(language, given, phone=None, born=BORN):
    phone = phone or Phone()
    phone.open(born)
    switch(phone, "today", language, {})
    phone.walk(given, edition=by_language(CURRENT)[language])
    phone.send(given)
    return phone


@pytest.mark.django_db
@pytest.mark.parametrize("patient", ASSESSED, ids=lambda patient: patient["id"])
def test_answers_in_arabic_are_assessed_as_those_in_english_are(patient, clock):
    documents = []
    for language in ("en", "ar"):
        phone = Phone(invited(patient, clock))
        answered_in(language, patient["answers"], phone, born(patient))
        documents.append(phone.intake.latest_assessment().document)

    assert documents[0] == documents[1]
    assert documents[0]["edition"][0] == CURRENT.name


@pytest.mark.django_db
def test_agreements_are_stored_in_the_words_and_the_language_they_were_given_in():
    answered_in("ar", answers())

    given = Consent.objects.get(question="CON_ROLE")
    assert given.language == "ar"
    assert given.text == ARABIC.questions["CON_ROLE"].text
    assert given.version == ARABIC.name
    assert given.edition_fingerprint == ARABIC.fingerprint


@pytest.mark.django_db
def test_a_sending_knows_the_language_and_staff_read_it_in_english():
    answered_in("es", answers())

    revision = Revision.objects.get()
    assert revision.edition == SPANISH.name
    assert revision.answered_in == "Spanish"
    assert revision.read_answers().edition is CURRENT


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["agreement", "sent"])
def test_patients_read_that_the_translation_is_not_validated(slug):
    phone = Phone()
    phone.open()
    switch(phone, "today", "es", {})
    phone.walk(answers(), edition=SPANISH)
    if slug == "sent":
        phone.send(answers())

    with override("es"):
        assert gettext(NOT_VALIDATED) in words(phone.get(slug))


def test_digits_of_arabic_are_read_as_digits(phone):
    phone.press_start()

    phone.post("birth-date", {"DOB_day": "١٥", "DOB_month": "٦", "DOB_year": "١٩٩٢"})

    assert phone.get("today").status_code == 200


@pytest.mark.parametrize("month", ["June", "jun.", "Junio", "يونيو", "حزيران", "جوان"])
def test_a_month_is_known_by_its_name_in_every_language(phone, month):
    phone.press_start()

    phone.post("birth-date", {"DOB_day": "15", "DOB_month": month, "DOB_year": "1992"})

    assert phone.get("today").status_code == 200


@pytest.mark.parametrize("month", ["تشرين", "كانون", "ju", "مايونيز"])
def test_a_name_that_could_be_two_months_is_asked_again(phone, month):
    phone.press_start()

    response = phone.post("birth-date", {"DOB_day": "15", "DOB_month": month, "DOB_year": "1992"})

    assert response.status_code == 422


# Everywhere else


def test_a_returning_patient_reads_their_cards_in_their_language(phone):
    again = Phone(a_return())
    again.open()
    switch(again, "now", "es")

    page = again.get("now")

    with override("es"):
        assert gettext(TODAY) in words(page)
    assert SPANISH.questions["SX_NOW"].in_short.text in words(page)


def test_a_medicine_is_asked_back_in_the_patients_language_and_the_choice_stays(opened):
    opened.walk(answers(MEDS_TEXT="warfrin 5mg"), until="your-words")
    reading = next(iter(opened.get("your-words").context["form"].fields))

    response = switch(opened, "your-words", "es", {reading: "NO"})

    assert response.status_code == 200
    assert f"{reading}=NO" in checked(response)
    with override("es"):
        assert gettext("Did we read this right?") in words(response)


def test_teach_back_comes_back_as_chosen_and_counts_no_try(opened):
    opened.walk(answers(), until="understanding")

    response = switch(opened, "understanding", "ar", {"TB_WHO": "FORM"})

    assert "TB_WHO=FORM" in checked(response)
    assert not opened.intake.teach_backs.exists()


def test_a_language_pressed_where_the_sending_was_not_heard_of_leads_to_the_receipt(opened):
    opened.walk(CLEAN)
    opened.send(CLEAN)

    response = switch(opened, "agreement", "es", typed(CURRENT.page("agreement"), CLEAN))

    assert response["Location"] == opened.url("sent")
    assert '<html lang="es">' in page_of(opened.get("sent"))
    assert Revision.objects.count() == 1


def test_somebody_under_18_can_read_why_in_another_language(phone, clock):
    young = date(2010, 1, 1)
    minor = Phone(a_link(a_visit(a_patient(birth_date=young))))
    minor.open(young)

    response = switch(minor, "under-18", "es")

    assert response["Location"] == minor.url("under-18")
    assert '<html lang="es">' in page_of(minor.get("under-18"))

    minor.post("under-18", {"language": "klingon"})

    assert '<html lang="es">' in page_of(minor.get("under-18"))


def test_a_code_is_typed_on_in_another_language(opened):
    opened.walk(answers())
    opened.send(answers())

    response = switch(opened, "code", "ar", {"digits": "12"}, "?then=copy")

    assert value_of(response, "digits") == "12"


def test_a_device_that_is_cleared_says_so_in_the_language_it_was_used_in(opened):
    switch(opened, "today", "es", {})

    response = opened.post("leave")

    assert '<html lang="es">' in page_of(opened.client.get(response["Location"]))


def test_status_and_copy_follow_the_language_chosen_last(opened):
    opened.walk(answers())
    opened.send(answers())

    assert switch(opened, "sent", "ar")["Location"] == opened.url("sent")
    page = opened.get("sent")

    assert '<html lang="ar" dir="rtl">' in page_of(page)
    assert opened.intake.revision.edition == CURRENT.name


NO_SUCH_PAGE = {
    "es": "No encontramos esa página",
    "ar": "لم نجد هذه الصفحة",
    "en": "We could not find that page",
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/no/such/page/", "/intake/{}/today/"])
@pytest.mark.parametrize(
    ("accepted", "spoken"), [("es-MX,es;q=0.9,en", "es"), ("ar", "ar"), ("de", "en"), ("", "en")]
)
def test_who_is_lost_reads_so_in_the_language_of_the_browser(client, address, accepted, spoken):
    response = client.get(address.format(uuid4()), headers={"accept-language": accepted})

    assert response.status_code == 404
    assert f'<html lang="{spoken}' in page_of(response)
    assert NO_SUCH_PAGE[spoken] in words(response)


@pytest.mark.django_db
def test_who_chose_a_language_in_this_browser_reads_that(client):
    client.cookies["language"] = "ar"

    response = client.get("/no/such/page/", headers={"accept-language": "es"})

    assert '<html lang="ar"' in page_of(response)


def test_a_form_without_its_token_is_refused_in_the_language_of_the_browser(opened):
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": "es"})
    strict.cookies = opened.client.cookies

    response = strict.post(opened.url("today"), {"SX_NOW": "EYES"})

    assert response.status_code == 403
    assert '<html lang="es"' in page_of(response)


@pytest.mark.django_db
def test_staff_who_are_lost_read_english(client):
    client.force_login(a_receptionist())

    response = client.get("/no/such/page/", headers={"accept-language": "es"})

    assert '<html lang="en' in page_of(response)
