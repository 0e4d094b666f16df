"""The clinic's own questions join an edition and leave it, its name and its rules as they are."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from intake.assessment import Situation, assess
from intake.batch import assess_line
from intake.proofreading import problems
from intake.questionnaire.answers import Answers, BadAnswers, read
from intake.questionnaire.edition import MergedList
from intake.questionnaire.editions import CURRENT, EDITIONS, ORIGINALS, by_language, original
from intake.questionnaire.kinds import Choice, MultiChoice, Number, Words
from intake.questionnaire.languages.own import INTRO, SHARED, TITLE
from intake.questionnaire.own import (
    PREFIX,
    SLUG,
    Kind,
    OwnQuestion,
    Wording,
    codes_of,
    published_only,
    with_own,
)
from intake.questionnaire.spoken import spoken
from intake.readability import HIGHEST_GRADE, double_negatives, grade
from intake.replay import replay
from intake.route import Route
from intake.rules.brands import BRANDS
from intake.rules.protocol import DEMONSTRATION
from tests.builders import CLEAN

LIFT = "Do you need the lift to reach us?"


def own(kind: Kind = Kind.YES_NO, text: str = LIFT, *answers: str, **more) -> OwnQuestion:
    given = {"code": "OWN_1", "options": codes_of(answers, ())} | more
    wordings = {"en": Wording(text, answers)} | given.pop("wordings", {})
    return OwnQuestion(kind=kind, wordings=wordings, **given)


def said(question: OwnQuestion) -> list[str]:
    return [problem.words for problem in problems(question)]


# The edition


def test_own_questions_are_asked_on_a_page_just_before_the_agreement():
    joined = with_own(CURRENT, [own()])

    assert [page.slug for page in joined.pages[-3:]] == ["understanding", SLUG, "agreement"]
    assert joined.pages[:-2] == CURRENT.pages[:-1]
    assert joined.pages[-1] is CURRENT.pages[-1]


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_the_published_edition_keeps_its_name_and_fingerprint(edition):
    before = edition.fingerprint

    joined = with_own(edition, [own()])

    assert (joined.name, joined.fingerprint) == (edition.name, before)
    assert edition.fingerprint == before
    assert original(joined) is original(edition)


def test_without_own_questions_the_edition_is_itself():
    assert with_own(CURRENT, []) is CURRENT


def test_no_published_question_has_a_code_as_own_ones_do():
    codes = {code for edition in ORIGINALS.values() for code in edition.questions}
    items = (item for e in ORIGINALS.values() for page in e.pages for item in page.items)
    lists = {item.code for item in items if isinstance(item, MergedList)}

    assert not [code for code in codes | lists if code.startswith(PREFIX)]


def test_the_page_has_an_address_of_its_own():
    assert SLUG not in {page.slug for edition in EDITIONS.values() for page in edition.pages}


@pytest.mark.parametrize(
    ("kind", "asked", "offered"),
    [
        (Kind.YES_NO, Choice, ["No", "Yes", "I am not sure"]),
        (Kind.ONE, Choice, ["By car", "By bus", "I am not sure"]),
        (Kind.SEVERAL, MultiChoice, ["By car", "By bus", "I am not sure", "None of these"]),
        (Kind.WORDS, Words, []),
        (Kind.NUMBER, Number, []),
    ],
)
def test_whoever_chooses_can_always_say_that_they_are_not_sure(kind, asked, offered):
    written = ("By car", "By bus") if kind in (Kind.ONE, Kind.SEVERAL) else ()

    question = own(kind, "How do you come?", *written).asked_in("en")

    assert isinstance(question, asked)
    assert [option.label for option in question.options] == offered


def test_each_language_has_its_own_words_and_english_stands_in_where_there_are_none():
    question = own(wordings={"es": Wording("¿Necesita el ascensor?")})
    editions = by_language(original(EDITIONS["2027-01"]))

    asked = {name: with_own(e, [question]).questions["OWN_1"] for name, e in editions.items()}

    assert asked["es"].text == "¿Necesita el ascensor?"
    assert asked["es"].option_label("YES") == "Sí"
    assert (asked["ar"].text, asked["ar"].option_label("UNSURE")) == (
        f"{LIFT}\u200e",
        "لا أعرف بالتأكيد",
    )


def test_there_are_words_around_own_questions_in_every_language():
    languages = {edition.language for edition in EDITIONS.values()}

    assert languages == set(TITLE) == set(INTRO) == set(SHARED)
    assert {frozenset(words) for words in SHARED.values()} == {frozenset(SHARED["en"])}
    assert grade([TITLE["en"], INTRO["en"]]) <= HIGHEST_GRADE
    assert not double_negatives(INTRO["en"])


def test_an_answer_that_was_offered_before_keeps_its_code():
    first = own(Kind.ONE, "How do you come?", "By car", "By bus")

    assert codes_of(["By bus", "On foot", "By car"], [first]) == ("A2", "A3", "A1")


# Answers


def test_a_patient_cannot_go_on_without_answering_a_choice_and_may_leave_words_and_numbers():
    joined = with_own(
        CURRENT, [own(), own(Kind.WORDS, code="OWN_2"), own(Kind.NUMBER, code="OWN_3")]
    )

    assert Route(joined, CLEAN).missing(joined.page(SLUG)) == ("OWN_1",)
    assert Route(joined, CLEAN | {"OWN_1": "UNSURE"}).complete


@pytest.mark.parametrize("answer", [-1, 1000, 2.5, "3", True, None])
def test_a_number_is_whole_and_too_short_to_name_anybody(answer):
    with pytest.raises(BadAnswers, match="whole number"):
        read(with_own(CURRENT, [own(Kind.NUMBER)]), {"OWN_1": answer})


def test_nought_is_a_number():
    joined = with_own(CURRENT, [own(Kind.NUMBER)])

    told = read(joined, {"OWN_1": 0})

    assert told.document() == {"OWN_1": 0}
    assert spoken(joined.questions["OWN_1"], 0) == "0"


@pytest.mark.parametrize(
    ("kind", "answer", "tells"),
    [
        (Kind.YES_NO, "YES", True),
        (Kind.YES_NO, "NO", False),
        (Kind.YES_NO, None, False),
        (Kind.SEVERAL, ["A2", "YES"], True),
        (Kind.SEVERAL, ["A2"], False),
    ],
)
def test_the_clinician_is_told_of_the_answers_that_the_manager_chose(kind, answer, tells):
    assert own(kind, tell_if=frozenset({"YES", "UNSURE"})).tells(answer) is tells


# The rules


def situation(answers: Answers) -> Situation:
    day = date(2026, 3, 2)
    return Situation(answers, day, date(2026, 3, 16), "GB", frozenset(BRANDS))


def test_no_rule_reads_an_own_answer_and_a_replay_is_the_same():
    plain = assess(situation(read(CURRENT, CLEAN)), DEMONSTRATION)

    again = replay(plain.document, CLEAN | {"OWN_1": "YES", "OWN_2": 4})

    assert again.bytes == assess(situation(read(CURRENT, CLEAN)), DEMONSTRATION).bytes


def test_a_line_with_own_answers_is_assessed_as_the_line_without():
    line = {
        "id": 1,
        "submitted_on": "2026-03-02",
        "visit_on": "2026-03-16",
        "jurisdiction": "GB",
        "stocked_brands": [],
    }

    def assessed(answers):
        whole = json.dumps(line | {"answers": answers}).encode()
        return assess_line(whole, edition=CURRENT, protocol=DEMONSTRATION, explain=True)

    assert assessed(CLEAN | {"OWN_1": "YES", "OWN_7": ["A1"]}) == assessed(CLEAN)


def test_published_answers_are_all_but_the_own_ones():
    assert published_only({"SX_NOW": ["NONE"], "OWN_12": "YES"}) == {"SX_NOW": ["NONE"]}


# Proofreading


def test_a_plain_question_may_be_asked():
    assert said(own()) == []
    assert said(own(Kind.ONE, "How do you come to us?", "By car", "By bus or train")) == []


def test_a_hard_question_is_sent_back_with_its_long_words():
    [problem] = said(own(text="Are you experiencing considerable apprehension about injections?"))

    assert problem.startswith("Use shorter words and sentences. This needs school grade 21")
    assert problem.endswith("Long words: experiencing, considerable, apprehension")


def test_a_long_sentence_is_sent_back():
    text = f"Do you {'and you ' * 9}come by car?"

    assert any("Make the sentence of 23 words two" in problem for problem in said(own(text=text)))


def test_a_double_negative_is_sent_back():
    [problem] = said(own(text="Is it not unusual for you to come late?"))

    assert problem.startswith("Say “not” only once")


class OnlyYesOrNo(OwnQuestion):
    """A question from before "I am not sure" was always offered."""

    def asked_in(self, language):
        asked = super().asked_in(language)
        return replace(asked, options=asked.options[:-1])


def test_a_choice_without_not_sure_is_sent_back():
    sure = OnlyYesOrNo(code="OWN_1", kind=Kind.YES_NO, wordings={"en": Wording(LIFT)})

    assert said(sure) == ["Offer “I am not sure”: without it, whoever is unsure has to guess"]


@pytest.mark.parametrize("answers", [("By car",), tuple(f"Way {n}" for n in range(7))])
def test_there_are_two_to_six_answers_to_choose_from(answers):
    assert said(own(Kind.ONE, "How do you come?", *answers)) == ["Write from 2 to 6 answers"]


@pytest.mark.parametrize("answer", ["I am not sure", "Don’t know", "None of these", "not sure."])
def test_what_is_always_offered_is_not_written_again(answer):
    asked = own(Kind.SEVERAL, "How do you come?", "By car", answer)

    assert said(asked) == [f"Leave out “{answer}”: such an answer is always offered"]


def test_an_answer_that_is_there_twice_is_sent_back():
    asked = own(Kind.ONE, "How do you come?", "By car", "By Car")

    assert said(asked)[0] == "Leave out one “By car”: it is there twice"


def test_another_language_has_every_answer():
    short = {"es": Wording("¿Cómo viene?", ("En coche", ""))}
    asked = own(Kind.ONE, "How do you come?", "By car", "By bus", wordings=short)

    assert [tuple(problem) for problem in problems(asked)] == [
        ("es", "Write every answer in Spanish too, or leave Spanish empty")
    ]
