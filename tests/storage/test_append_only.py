"""What was sent, assessed, decided and done cannot be edited, by any road."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from clinic.attending.models import Attendance
from clinic.countersigning.models import Held, SecondSignature
from clinic.countersigning.services import countersign
from clinic.desk.models import Triage
from clinic.desk.presence import arrive, take_over
from clinic.desk.teamwork import Note, TakenBack, TakeOver
from clinic.desk.working import add_note
from clinic.duplicates.models import Merge, TwoPeople, Unmerge
from clinic.duplicates.services import tell_apart, unmerge
from clinic.examining.models import Examination, Statement
from clinic.examining.services import examine, state
from clinic.following.models import Closing
from clinic.following.services import close_task
from clinic.judging.models import Judgement, TriageCheck
from clinic.judging.triage import check_triage
from clinic.phrasing.models import ReadyReason
from clinic.phrasing.services import reword
from clinic.planning.models import Plan
from clinic.planning.services import plan
from clinic.review.models import Addendum, Call, Decision, Review
from clinic.review.services import add_addendum, record_call, start_review
from intake.following.schedule import REPORT
from intake.journey import Stage
from intake.models import (
    AssessmentRecord,
    CheckIn,
    Consent,
    Event,
    Letter,
    Logo,
    MessageWords,
    Origins,
    OwnWording,
    Protocol,
    ReadBack,
    Reply,
    Retold,
    Revision,
    Signature,
    Stumble,
    Task,
    TeachBackTry,
    Treatment,
    Withdrawal,
)
from intake.notices import Said
from intake.points import Points
from intake.saying import Piece
from intake.services import answer_teach_back, submit, withdraw_consent
from intake.signing import typed
from tests.builders import (
    NOW,
    a_check_in,
    a_clinician,
    a_held_decision,
    a_judgement,
    a_letter,
    a_logo,
    a_merge,
    a_read_back_intake,
    a_ready_sentence,
    a_receptionist,
    a_treatment,
    an_intake,
    an_own_question,
)
from tests.support.standing import standing

pytestmark = pytest.mark.django_db

KEPT_FOR_EVER = [
    Protocol,
    Reply,
    Revision,
    ReadBack,
    AssessmentRecord,
    Consent,
    Event,
    Letter,
    Signature,
    TeachBackTry,
    Withdrawal,
    Origins,
    OwnWording,
    Retold,
    Stumble,
    Triage,
    Note,
    TakeOver,
    TakenBack,
    Review,
    Decision,
    Addendum,
    Call,
    Judgement,
    TriageCheck,
    Attendance,
    Examination,
    Statement,
    Held,
    SecondSignature,
    Merge,
    Unmerge,
    TwoPeople,
    MessageWords,
    ReadyReason,
    Logo,
    Plan,
    Treatment,
    CheckIn,
    Task,
    Closing,
]


@pytest.fixture(scope="module")
def everything(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A row of each, made once."""
    with standing(django_db_blocker):
        intake, cleo = an_intake(stage=Stage.DECIDED), a_clinician()
        other = an_intake(stage=Stage.STARTED, PHOTO="YES", PHOTO_USE="TEACH")
        page = other.read_edition().page("understanding")
        answer_teach_back(other, page=page, answers={"TB_WHO": "FORM"}, at=NOW)
        submit(other, submission_key=uuid4(), signed=typed("Ada Lovell"), at=NOW)
        withdraw_consent(other, at=NOW)
        a_read_back_intake()
        add_note(intake, text="Phone after five.", by=cleo, at=NOW)
        arrive(intake, by=a_receptionist(), at=NOW)
        take_over(intake, word="", by=cleo, at=NOW)
        TakenBack.objects.create(
            clinic=intake.clinic, triage=intake.triages.first(), by=cleo, at=NOW
        )
        start_review(intake, by=cleo, at=NOW)
        Retold.objects.create(clinic=intake.clinic, intake=intake, question="SX_NOW", at=NOW)
        Stumble.objects.create(clinic=intake.clinic, intake=intake, question="DOB", at=NOW)
        record_call(intake, reached=True, note="Spoke to her.", by=cleo, at=NOW)
        a_judgement(an_intake(stage=Stage.AWAITING_REVIEW, PREG=["MAYBE"]), by=cleo)
        check_triage(intake.decisions.get(), "right")
        a_letter(intake, by=cleo)
        examine(intake, on=NOW.date(), looked_at="Forehead.", by=cleo, at=NOW)
        state(intake, treatable=False, words="A rash.", by=cleo, at=NOW)
        held = a_held_decision()
        countersign(held, agrees=True, by=a_clinician(name="Dot Hale"), at=NOW)
        Attendance.objects.create(
            clinic=intake.clinic, visit=intake.visit, came=False, by=cleo, at=NOW
        )
        unmerge(a_merge(intake.patient, other.patient), by=cleo, at=NOW)
        tell_apart(intake.patient, other.patient, by=cleo, at=NOW)
        a_ready_sentence(intake.clinic)
        a_logo(intake.clinic)
        piece = Piece("invitation", "text", "en")
        reword(intake.clinic, piece, Said("", "Come: {link}"), by=cleo, at=NOW)
        plan(intake, zones=["CHIN"], points=Points(), by=cleo, at=NOW)
        an_own_question(intake.clinic)
        a_check_in(a_treatment(by=cleo), REPORT, at=NOW, FU_WEAK="YES")
        close_task(Task.objects.get(), words="Phoned.", by=cleo, at=NOW)
        add_addendum(intake.decisions.get(), text="She phoned back.", by=cleo, at=NOW)
        yield


@pytest.mark.parametrize("model", KEPT_FOR_EVER)
def test_the_database_refuses_to_change_or_delete(everything, model):
    table, column = connection.ops.quote_name(model._meta.db_table), _some_column(model)
    assert model.objects.exists()

    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(statement)


@pytest.mark.parametrize("model", KEPT_FOR_EVER)
def test_the_orm_meets_the_same_refusal(everything, model):
    row = model.objects.first()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        row.save()
    with pytest.raises((DatabaseError, ProtectedError)), transaction.atomic():
        row.delete()
    assert model.objects.filter(pk=row.pk).exists()


def _some_column(model):
    return connection.ops.quote_name(model._meta.get_field("code").column)
