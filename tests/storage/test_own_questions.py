"""What is stored of the clinic's own questions, and that nothing stored before is touched."""

from __future__ import annotations

import json
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from intake.journey import Stage
from intake.models import Intake, OwnWording, Revision
from intake.models.own_wording import asked_with
from intake.questionnaire.editions import CURRENT, EDITIONS
from intake.replay import replay
from intake.services import BadAnswers, save_page
from tests.builders import NOW, a_clinic, a_link, an_intake, an_own_question

pytestmark = pytest.mark.django_db


def test_an_intake_keeps_which_wordings_it_was_asked():
    lift = an_own_question(a_clinic())

    intake = an_intake(stage=Stage.STARTED)

    assert intake.own_questions == [str(lift.code)]


def test_nobody_who_has_not_begun_is_tied_to_any_wording():
    an_own_question(a_clinic())
    intake = a_link().intake

    assert intake.own_questions is None
    assert "OWN_1" in intake.read_edition().questions


def test_the_same_wordings_make_the_same_edition():
    lift = str(an_own_question(a_clinic()).code)

    assert asked_with(CURRENT, [lift]) is asked_with(CURRENT, [lift])
    assert asked_with(CURRENT, ()) is CURRENT


def test_an_edition_is_made_without_asking_the_database_twice(django_assert_num_queries):
    lift = str(an_own_question(a_clinic()).code)
    asked_with(CURRENT, [lift])

    with django_assert_num_queries(0):
        asked_with(CURRENT, [lift])


def test_a_wording_is_numbered_once():
    lift = an_own_question(a_clinic())
    again = OwnWording(clinic=lift.clinic, question=1, number=1, kind="words", wordings={})
    again.at, again.by = lift.at, lift.by

    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_an_own_answer_is_refused_where_it_was_not_asked():
    intake = an_intake(stage=Stage.STARTED)

    with pytest.raises((BadAnswers, StopIteration)):
        save_page(intake, page="clinic", answers={"OWN_1": "YES"}, at=NOW)


def test_what_was_sent_with_own_answers_replays_from_what_is_stored():
    an_own_question(a_clinic())
    intake = an_intake(OWN_1="YES")
    stored, revision = intake.latest_assessment(), Revision.objects.get()

    again = replay(stored.document, revision.answers)

    assert again.fingerprint == stored.fingerprint
    assert revision.edition_fingerprint == EDITIONS[revision.edition].fingerprint


def test_manage_py_assess_takes_what_was_sent(capsys, monkeypatch):
    an_own_question(a_clinic())
    revision = an_intake(OWN_1="YES").revision
    line = {
        "id": 1,
        "submitted_on": "2026-03-02",
        "visit_on": "2026-03-16",
        "jurisdiction": "GB",
        "stocked_brands": [],
        "answers": revision.answers | {"DOB": "1992-06-15"},
    }
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(json.dumps(line).encode())))

    call_command("assess")

    assert json.loads(capsys.readouterr().out)["triage"] == "ROUTINE"


def test_intakes_of_before_have_none():
    intake = an_intake()

    assert Intake.objects.get(pk=intake.pk).asked_own == ()
