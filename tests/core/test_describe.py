"""The documents that clinicians read and sign say what the code says."""

from pathlib import Path

import pytest

from intake.describe import questions_document, rules_document
from intake.questionnaire.editions import CURRENT, ORIGINALS
from intake.questionnaire.words import in_words
from intake.rules.messages import MESSAGES
from intake.rules.pairs import edition_for, rulebook_for
from intake.rules.policy import SETTINGS, policy
from intake.rules.protocol import DEMONSTRATION, DEMONSTRATIONS, Protocol
from intake.rules.rulebook import CURRENT as RULEBOOK
from intake.rules.rulebook import RULEBOOK_1

DOCS = Path(__file__).parent.parent.parent / "docs"
WRITE_AGAIN = "Run `manage.py describe`, and have the change read and signed."


def test_the_questions_document_is_up_to_date():
    assert (DOCS / "questions.md").read_text("utf-8") == questions_document(CURRENT), WRITE_AGAIN


def test_the_rules_document_is_up_to_date():
    assert (DOCS / "rules.md").read_text("utf-8") == rules_document(DEMONSTRATION), WRITE_AGAIN


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_documents_say_which_edition_and_rulebook_belong_together(name):
    book = rulebook_for(name).version

    questions, rules = questions_document(ORIGINALS[name]), rules_document(DEMONSTRATIONS[book])

    assert questions.startswith(f"# Questions, edition {name}\n")
    asked = edition_for(book).name
    if name == "2027-01":
        assert "Asked by clinics whose protocol is of rulebook 2026-12 or 2027-01." in questions
    elif name == asked:
        assert f"Asked by clinics whose protocol is of rulebook {book}." in questions
    else:
        assert f"Asked until edition {asked} came; rulebook {book} reads both." in questions
    assert rules.startswith(f"# Rules, version {book}, ")
    assert f"Complete for edition {asked} of the questions." in rules


def test_a_teach_back_question_is_described_with_its_right_answer_and_explanations():
    section = questions_document(CURRENT).split("### TB_WHO: ")[1].split("\n### ")[0]

    assert "- choose one, asked until it is understood; no rule reads it" in section
    assert "- right: BOTH" in section
    assert section.count("- explained: ") == 2


def test_every_question_option_hint_and_reason_is_in_the_document():
    text = questions_document(CURRENT)

    for question in CURRENT.questions.values():
        assert f"### {question.code}: {question.text}" in text
        assert question.hint in text and question.why in text
        in_short = getattr(question, "in_short", None)
        assert all(piece in text for piece in (in_short.pieces if in_short else ()))
        for option in question.options:
            assert f"{option.code} = {option.label}" in text
    for page in CURRENT.pages:
        assert page.title in text and page.intro in text and page.outro in text
        for item in page.items:
            assert item.text in text and item.hint in text


def test_every_rule_is_in_the_document_with_condition_message_and_sources():
    text = rules_document(DEMONSTRATION)

    for rule in RULEBOOK.rules:
        section = text.split(f"### {rule.code}: ")[1].split("\n### ")[0]
        assert f"- if {in_words(rule.condition, DEMONSTRATION.policy)}" in section
        assert rule.explanation in section
        assert (rule.patient_message or "nothing of its own") in section
        assert all(tag in section for tag in rule.sources)


def test_every_signal_setting_message_and_the_place_to_sign_are_in_the_document():
    text = rules_document(DEMONSTRATION)

    for signal in RULEBOOK.signals:
        assert f"### {signal.code}: {signal.title}" in text
    for name in SETTINGS:
        assert f"| {name} |" in text
    for code, message in MESSAGES.items():
        assert f"| {code} | {message} |" in text
    assert "Read and agreed by (name, role, date): ____" in text


@pytest.mark.parametrize("value", [3, 6])
def test_the_document_of_a_clinic_shows_the_clinics_own_values(value):
    own = Protocol("own", RULEBOOK_1, policy({"defer_months_toxin": value}))

    assert f"- wait until TOX_LAST + {value} months" in rules_document(own)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("D-01", "- wait until settled (open)"),
        ("D-06", "- wait until AMINO_END, or until settled (open) if not known"),
        (
            "D-08",
            "- wait until the latest of PROCS FILLER date + 14 days,"
            " PROCS THREADS date + 14 days, PROCS NEEDLING date + 14 days",
        ),
    ],
)
def test_the_document_says_how_long_a_wait_lasts(code, words):
    section = rules_document(DEMONSTRATION).split(f"### {code}: ")[1]

    assert words in section.splitlines()[:4]
