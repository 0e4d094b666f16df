"""Messages, the copy and staff's pages, for who answers in Spanish or Arabic."""

import pytest
from django.utils.translation import gettext, override

from intake import notices
from intake.models import Intake, Invitation, Outbox
from intake.notices import BODIES, SUBJECTS, queue, write, write_text
from intake.services import change_language, invite
from intake.services.replies import NEUTRAL
from intake.status import ROLES
from intake.texts.gsm import texts_for
from tests.builders import NOW, a_patient, a_receptionist, a_visit, an_intake

pytestmark = pytest.mark.django_db
DAY = {"en": "16 March", "es": "16 de marzo", "ar": "16 مارس"}
TELLING = {  # what is done at a clinic like ours
    "es": "acné arrug bótox botox cicatri cutáne derm estétic embaraz enfermed láser medic médic"
    " piel poro rosácea síntoma toxina tratam",
    "ar": "أدوية بشرة بوتوكس تجميل توكسين جلد دواء طبيب علاج مسام ندبات",
}
TOLD = {"token": "t" * 43, "receipt": "ABCD-1234", "digits": "123456", "private": False}
each_language = pytest.mark.parametrize("language", ["es", "ar"])
TO_PATIENTS = [kind for kind in Outbox.Kind if kind != Outbox.Kind.TASK]


def spoken_to(language, **changes):
    intake = an_intake(**changes)
    assert change_language(intake, language=language, at=NOW)
    return Intake.objects.get(pk=intake.pk)


def message(intake, kind, channel=Outbox.Channel.EMAIL):
    return queue(intake, kind, key=f"{kind}:{channel}", to="x", channel=channel, at=NOW, **TOLD)


@each_language
@pytest.mark.parametrize("kind", TO_PATIENTS)
def test_a_message_is_written_in_the_patients_language(language, kind):
    written = write(message(spoken_to(language), kind))

    with override(language):
        assert written.subject.split("{")[0].startswith(gettext(SUBJECTS[kind]).split("{")[0])
        assert gettext(BODIES[kind]).split("{name}")[0] in written.body


@pytest.mark.parametrize("language", DAY)
def test_a_day_is_said_as_people_say_it(language):
    written = write(message(spoken_to(language), notices.INVITATION))

    with override(language):
        assert gettext("January")  # Django knows the months
    day, month = DAY[language].split(" ")[0], DAY[language].split(" ")[-1]
    assert day in written.subject and month in written.subject


@each_language
def test_a_message_waits_for_no_language_and_speaks_the_newest(language):
    intake = an_intake()
    waiting = message(intake, notices.INVITATION)

    change_language(intake, language=language, at=NOW)

    sent = write(Outbox.objects.select_related("clinic", "patient", "intake").get(pk=waiting.pk))
    assert DAY[language].split(" ")[-1] in sent.body


@each_language
def test_staffs_own_mail_stays_english(language):
    written = write(message(spoken_to(language), notices.TASK))

    assert written.subject == SUBJECTS[notices.TASK]
    assert "New answers were sent" in written.body


def test_a_text_in_arabic_keeps_its_letters():
    text = write_text(message(spoken_to("ar"), notices.INVITATION, Outbox.Channel.TEXT))

    assert "مارس" in text


def test_a_text_in_spanish_is_written_in_the_letters_of_one_text():
    text = write_text(message(spoken_to("es"), notices.INVITATION, Outbox.Channel.TEXT))

    assert texts_for(text) == 1


@pytest.mark.parametrize("kind", TO_PATIENTS)
def test_a_text_in_arabic_takes_three_at_most(kind):
    """A link alone fills one of them: Arabic has 70 letters to a text."""
    text = write_text(message(spoken_to("ar"), kind, Outbox.Channel.TEXT))

    assert texts_for(text) <= 3


@pytest.mark.parametrize(
    ("text", "texts"),
    [("a" * 160, 1), ("a" * 161, 2), ("م" * 70, 1), ("م" * 71, 2), ("م" * 134, 2), ("م" * 135, 3)],
)
def test_how_many_texts_it_takes_is_counted_by_the_letters(text, texts):
    assert texts_for(text) == texts


@each_language
@pytest.mark.parametrize("kind", TO_PATIENTS)
def test_no_message_in_another_language_says_anything_about_health(language, kind):
    intake = spoken_to(language)
    mail = write(message(intake, kind))
    text = write_text(message(intake, kind, Outbox.Channel.TEXT)) if kind in notices.TEXTS else ""
    words = f"{mail.subject} {mail.body} {text}".lower()

    assert [word for word in TELLING[language].split() if word in words] == []


def test_the_next_visit_is_asked_in_the_language_of_the_last():
    intake = spoken_to("ar")

    again = invite(a_visit(intake.patient), channel="copy", by=a_receptionist(), at=NOW)

    assert again.intake.language == "ar"


def test_staff_choose_the_language_of_an_invitation():
    by, way = a_receptionist(), Invitation.Channel.COPY

    made = invite(a_visit(a_patient(by.clinic)), channel=way, language="es", by=by, at=NOW)

    assert made.intake.asked_in == "Spanish"


def test_who_opened_the_answers_is_named_by_every_role_there_is():
    from clinic.staff.roles import Role

    assert set(ROLES) == set(Role.labels)


def test_the_neutral_words_of_the_clinic_are_in_the_catalogue():
    from tests.support.catalogues import said

    assert NEUTRAL in said()
