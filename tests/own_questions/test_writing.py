"""A manager adds, rewords and retires the clinic's own questions, and sees them on a phone."""

from __future__ import annotations

from html import unescape

import pytest

from clinic.own_questions.forms import WordingForm
from clinic.own_questions.services import (
    MOST_ASKED,
    ChangedMeanwhile,
    NotPlain,
    TooMany,
    add_question,
    retire,
    reword,
)
from intake.models import Clinic, Event, OwnWording
from tests.builders import NOW, a_clinic, a_manager, an_own_question, own_question

LIST = "/settings/questions/"
LIFT = "Do you need the lift?"
COMING = {
    "text_en": "How do you come to us?",
    "answer_en_1": "By car",
    "answer_en_2": "By bus",
}


def new(kind: str) -> str:
    return f"{LIST}new/?kind={kind}"


def address(wording: OwnWording) -> str:
    return f"{LIST}{wording.code}/"


def text(response) -> str:
    return " ".join(unescape(response.content.decode()).split())


def form_of(response) -> WordingForm:
    """The manager's form: the page in the frame has one of its own."""
    forms = (context.get("form") for context in response.context)
    return next(form for form in forms if isinstance(form, WordingForm))


def errors(response) -> list[str]:
    return [words for found in form_of(response).errors.values() for words in found]


def test_a_question_is_added_and_asked(office, sam):
    office.post(new("yes_no"), {"text_en": LIFT, "tell_YES": "on"})

    added = OwnWording.objects.get()
    assert (added.answered_as, added.number, added.by) == ("OWN_1", 1, sam)
    assert (added.wordings["en"]["text"], added.tell_if) == (LIFT, ["YES"])
    assert Clinic.objects.get().own_questions == [str(added.code)]
    page = text(office.get(LIST))
    assert LIFT in page and "The clinician is told if:</strong> Yes." in page
    assert "Added by Sam Field on 2 Mar 2026." in page


@pytest.mark.parametrize("kind", ["yes_no", "one", "several", "words", "number"])
def test_each_kind_can_be_chosen_and_written(office, kind):
    chosen = COMING if kind in ("one", "several") else {"text_en": LIFT}
    assert f"?kind={kind}" in text(office.get(f"{LIST}new/"))
    assert office.get(new(kind)).status_code == 200

    assert office.post(new(kind), chosen).status_code == 302

    assert OwnWording.objects.get().kind == kind


def test_a_question_in_other_languages_has_its_answers_there(office):
    spanish = {
        "text_es": "¿Cómo viene?",
        "answer_es_1": "En coche",
        "answer_es_2": "En autobús",
    }

    office.post(new("one"), COMING | spanish | {"tell_2": "on"})

    added = OwnWording.objects.get()
    assert added.wordings["es"] == {"text": "¿Cómo viene?", "options": ["En coche", "En autobús"]}
    assert added.tell_if == ["A2"]
    assert "In English for who reads Arabic." in text(office.get(LIST))


def test_what_is_not_plain_is_sent_back_with_what_to_mend_and_all_that_was_typed(office):
    typed = {"text_en": "Are you experiencing considerable apprehension?", "tell_NO": "on"}

    answer = office.post(new("yes_no"), typed)

    assert answer.status_code == 422
    assert any(words.startswith("Use shorter words") for words in errors(answer))
    form = form_of(answer)
    assert (form["text_en"].value(), form["tell_NO"].value()) == (typed["text_en"], True)
    assert not OwnWording.objects.exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"text_en": ""}, "Write the question"),
        ({"text_en": "???"}, "Write the question, in words"),
        ({"text_en": "x" * 201}, "Write the question in 200 characters or fewer"),
        ({"text_en": "Two\x07 bells?"}, "Write it on one line, without special signs"),
        ({"answer_en_2": ""}, "Write from 2 to 6 answers"),
        ({"answer_en_2": "by car"}, "Leave out one “By car”: it is there twice"),
        ({"answer_en_3": "Not sure"}, "Leave out “Not sure”: such an answer is always offered"),
        ({"answer_es_3": "A pie"}, "Write answer 3 in English too, or clear it below"),
        ({"tell_4": "on"}, "Write answer 4 in English too, or clear it below"),
        ({"text_ar": "كيف تأتي؟"}, "Write every answer in Arabic too, or leave Arabic empty"),
        (
            {"answer_es_1": "En coche", "answer_es_2": "A pie"},
            "Write the question in Spanish, in words",
        ),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(office, typed, told):
    answer = office.post(new("one"), COMING | typed)

    assert answer.status_code == 422
    assert told in errors(answer)
    assert not OwnWording.objects.exists()


def test_a_question_is_reworded_and_keeps_its_code(office, sam):
    first = an_own_question(sam.clinic)

    office.post(address(first), {"text_en": "Do you need our lift?"})

    second = OwnWording.objects.get(number=2)
    assert second.answered_as == first.answered_as
    sam.clinic.refresh_from_db()
    assert sam.clinic.own_questions == [str(second.code)]
    page = text(office.get(address(second)))
    assert "Added by Sam Field on 2 Mar 2026" in page
    assert "Reworded by Sam Field on 2 Mar 2026" in page


def test_the_form_opens_with_the_newest_words(office, sam):
    coming = an_own_question(sam.clinic, "one", "How do you come?", "By car", "By bus")

    form = form_of(office.get(address(coming)))

    assert form["text_en"].value() == "How do you come?"
    assert [form[f"answer_en_{row}"].value() for row in (1, 2, 3)] == ["By car", "By bus", None]


def test_an_answer_that_stays_keeps_its_code_and_a_new_one_gets_its_own(office, sam):
    coming = an_own_question(sam.clinic, "one", "How do you come?", "By car", "By bus")

    office.post(address(coming), COMING | {"answer_en_1": "On foot", "answer_en_2": "By car"})

    assert OwnWording.objects.get(number=2).options == ["A3", "A1"]


def test_a_question_is_retired_and_can_be_asked_again(office, sam):
    first = an_own_question(sam.clinic)

    office.post(f"{address(first)}retire/")

    sam.clinic.refresh_from_db()
    assert sam.clinic.own_questions == []
    assert "Retired by Sam Field on 2 Mar 2026." in text(office.get(LIST))
    office.post(address(OwnWording.objects.get(retired=True)), {"text_en": LIFT})
    sam.clinic.refresh_from_db()
    assert sam.clinic.own_questions == [str(OwnWording.objects.get(number=3).code)]


def test_two_managers_who_reword_at_once_lose_nothing(office, sam):
    first = an_own_question(sam.clinic)
    reword(first, own_question(text="Is the lift of use?"), by=a_manager(name="Kit Rowe"), at=NOW)

    answer = office.post(address(first), {"text_en": "Do you want the lift?"})

    assert answer.status_code == 422
    assert "Kit Rowe changed this question meanwhile." in text(answer)
    assert form_of(answer)["text_en"].value() == "Do you want the lift?"
    assert OwnWording.objects.count() == 2
    newest = OwnWording.objects.get(number=2)
    assert f'action="{address(newest)}"' in text(answer)


def test_nothing_is_retired_that_changed_since_it_was_read(office, sam):
    first = an_own_question(sam.clinic)
    reword(first, own_question(text="Is the lift of use?"), by=sam, at=NOW)

    office.post(f"{address(first)}retire/")

    assert not OwnWording.objects.filter(retired=True).exists()
    with pytest.raises(ChangedMeanwhile):
        retire(first, by=sam, at=NOW)


def test_six_questions_are_the_most(office, sam):
    for _ in range(MOST_ASKED):
        an_own_question(sam.clinic)

    with pytest.raises(TooMany):
        add_question(sam.clinic, own_question(), by=sam, at=NOW)
    answer = office.post(new("yes_no"), {"text_en": LIFT})

    assert errors(answer) == ["6 questions are asked already. Retire one of them first."]
    assert "Add a question" not in text(office.get(LIST))


def test_the_service_itself_refuses_what_is_not_plain(sam):
    with pytest.raises(NotPlain, match="Say “not” only once"):
        add_question(sam.clinic, own_question(text="Is it not unusual?"), by=sam, at=NOW)


def test_each_clinic_numbers_its_own_questions(office, sam):
    elsewhere = a_clinic(name="Theirs")
    an_own_question(elsewhere, by=a_manager(elsewhere))

    assert an_own_question(sam.clinic, by=sam).answered_as == "OWN_1"
    assert OwnWording.objects.count() == 2


# The preview


def frames(response) -> dict[str, str]:
    return {one.language: one.html for one in response.context["previews"]}


def test_a_preview_shows_the_patients_page_in_every_language_and_saves_nothing(office):
    typed = {"text_en": LIFT, "text_es": "¿Necesita el ascensor?", "preview": "yes"}

    answer = office.post(new("yes_no"), typed)

    assert answer.status_code == 200
    shown = frames(answer)
    assert list(shown) == ["English", "Spanish", "Arabic"]
    assert LIFT in shown["English"] and "I am not sure" in shown["English"]
    assert "¿Necesita el ascensor?" in shown["Spanish"] and "No lo sé bien" in shown["Spanish"]
    assert 'dir="rtl"' in shown["Arabic"] and LIFT in shown["Arabic"]
    assert not OwnWording.objects.exists()


def test_a_preview_says_what_to_mend_and_still_shows_the_page(office):
    typed = {"text_en": "Is it not unusual for you to come late?", "preview": "yes"}

    answer = office.post(new("yes_no"), typed)

    assert answer.status_code == 422
    assert [words[:18] for words in errors(answer)] == ["Say “not” only onc"]
    assert "unusual" in frames(answer)["English"]


def test_a_preview_stands_among_the_questions_asked_already(office, sam):
    an_own_question(sam.clinic, "yes_no", "Do you faint at needles?")
    lift = an_own_question(sam.clinic)

    page = frames(office.post(address(lift), {"text_en": "Up or down?", "preview": "yes"}))

    assert "Do you faint at needles?" in page["English"] and "Up or down?" in page["English"]
    assert LIFT not in page["English"]


def test_a_preview_runs_nothing_leads_nowhere_and_names_no_patient(office, sam):
    frame = frames(office.get(address(an_own_question(sam.clinic))))["English"]

    assert "<script" not in frame
    assert "<a " in frame and not [
        part for part in frame.split("<a ")[1:] if "href" in part.split(">")[0]
    ]
    assert "csrfmiddlewaretoken" not in frame


def test_what_is_typed_cannot_leave_the_frame(office):
    typed = {"text_en": 'Is "<b>this</b>" <script>bold</script> or so?', "preview": "yes"}

    page = office.post(new("words"), typed).content.decode()

    assert "<script>bold" not in page and "<b>this" not in page


# What is written down


def test_each_change_is_an_event_that_quotes_no_question(office, sam):
    first = an_own_question(sam.clinic, by=sam)
    office.post(address(first), {"text_en": "Do you need our lift?"})
    office.post(f"{address(OwnWording.objects.get(number=2))}retire/")

    made = Event.objects.of(sam.clinic).filter(name__startswith="own question").order_by("seq")
    assert [(event.name, event.detail) for event in made] == [
        ("own question added", {"question": "OWN_1", "wording": 1}),
        ("own question reworded", {"question": "OWN_1", "wording": 2}),
        ("own question retired", {"question": "OWN_1", "wording": 3}),
    ]
    page = text(office.get("/settings/history/"))
    assert "Own question reworded" in page and "OWN_1" in page
