"""Valid things to test with; say only what matters to the test."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import count, takewhile
from typing import Any
from uuid import uuid4

from clinic.desk.models import Triage
from clinic.desk.services import close, triage
from clinic.duplicates.models import Merge
from clinic.duplicates.services import merge
from clinic.examining.services import examine, state
from clinic.following.services import record_treatment
from clinic.judging.services import judge
from clinic.letters.draft import Draft
from clinic.letters.services import compose, issue
from clinic.own_questions.services import add_question
from clinic.owner.look import change_look
from clinic.owner.services import approve_protocol
from clinic.phrasing.models import ReadyReason
from clinic.phrasing.services import ready
from clinic.review.models import Decision
from clinic.review.services import decide, locked_decision, need_information, record_call
from clinic.staff.models import Role, User
from intake import signing
from intake.checking_in import asked
from intake.events import SYSTEM
from intake.following.schedule import Moment
from intake.journey import Stage
from intake.medicines.asking import to_ask
from intake.models import (
    CheckIn,
    Clinic,
    Intake,
    Invitation,
    Letter,
    Logo,
    OwnWording,
    Patient,
    Photo,
    Protocol,
    Treatment,
    Visit,
)
from intake.models.sealed import seal
from intake.questionnaire.own import Kind, OwnQuestion, Wording, codes_of
from intake.rules.brands import BRANDS
from intake.rules.rulebook import CURRENT as RULEBOOK
from intake.services import (
    add_photo,
    answer_read_back,
    check_in,
    invite,
    plan_visit,
    register_patient,
    save_answers,
    submit,
)
from tests.support.pictures import encoded

TODAY = date(2026, 3, 2)  # a Monday
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
VISIT_DAY = date(2026, 3, 16)
BORN = date(1992, 6, 15)
PASSWORD = "correct horse battery staple"

CLEAN: dict[str, Any] = {
    "SX_NOW": ["NONE"],
    "DOB": BORN.isoformat(),
    "FILLER": "SELF",
    "NMD": ["NONE"],
    "BSV": ["NONE"],
    "ALLERGY": ["NONE"],
    "PREG": ["NONE"],
    "GOALS": ["OIL", "TEXTURE"],
    "GOAL_TOP": "OIL",
    "ZONES": ["FOREHEAD"],
    "OIL_SHINE": 3,
    "OIL_TOUCH": 3,
    "OIL_FEEL": 3,
    "OIL_BLOT": 2,
    "OIL_CHANGE": "NO",
    "DRY_PATCH": "NO",
    "BOTHER_OIL": 3,
    "TEX_NOW": 2,
    "BOTHER_TEXTURE": 1,
    "TOX_EVER": "NO",
    "PROCS": {},
    "ISO": "NO",
    "SKIN_NOW": ["NONE"],
    "KELOID": "NO",
    "HSV": "NO",
    "HEART": ["NONE"],
    "IMMUNE": ["NONE"],
    "EYEFACE": ["NONE"],
    "BLEED": "NO",
    "ILL_NOW": "NO",
    "VACC": "NO",
    "SURG_PLAN": "NO",
    "MEDS": ["NONE"],
    "BLOODOK": "YES",
    "EXP_RESULT": "CLEAR",
    "EXP_LAST": "MONTHS",
    "EXP_WHO": "ME",
    "APP_WORRY": 1,
    "APP_DX": "NO",
    "APP_UNHAPPY": "NO",
    "JOB": ["NONE"],
    "FOLLOWUP": "YES",
    "CONTACT": ["EMAIL"],
    "CONTACT_PRIV": "YES",
    "LANG_HELP": "NO",
    "TB_WHO": "BOTH",
    "TB_LABEL": "OFF",
    "TB_SWALLOW": "CALL",
    "CON_TRUTH": "YES",
    "CON_ROLE": "YES",
    "CON_OFFLABEL": "YES",
    "CON_CHANGE": "YES",
    "CON_DATA": "YES",
}

_numbers = count(1)


def answers(**changes: Any) -> dict[str, Any]:
    """Raw answers of a healthy patient, with changes; a change to `...` leaves it unanswered."""
    return {code: answer for code, answer in (CLEAN | changes).items() if answer is not ...}


def a_clinic(*, protocol: bool = True, **fields: Any) -> Clinic:
    """A clinic in London that stocks every brand, with the demonstration protocol approved."""
    given = {
        "name": "Harley Lane Clinic",
        "address": "1 Harley Lane, London",
        "phone": "020 7946 0000",
        "email": "desk@clinic.example",
        "emergency_number": "999",
        "helplines": "Samaritans 116 123",
        "timezone": "Europe/London",
        "jurisdiction": "GB",
        "stocked_brands": sorted(BRANDS),
    } | fields
    clinic = Clinic.objects.create(**given)
    if protocol:
        a_protocol(clinic)
    return clinic


def a_protocol(
    clinic: Clinic,
    *,
    version: str = "demonstration-1",
    rulebook: str = RULEBOOK.version,
    **policy: int,
) -> Protocol:
    return approve_protocol(
        clinic,
        version=version,
        rulebook=rulebook,
        policy=policy,
        approved_by_name="Dr Cleo Marsh",
        by=SYSTEM,
        at=NOW,
    )


def a_receptionist(clinic: Clinic | None = None, **fields: Any) -> User:
    """Rae, of the front desk."""
    return _person(clinic, Role.FRONT_DESK, {"name": "Rae Okoro"} | fields)


def a_clinician(clinic: Clinic | None = None, **fields: Any) -> User:
    """Cleo, a clinician."""
    return _person(clinic, Role.CLINICIAN, {"name": "Cleo Marsh"} | fields)


def a_manager(clinic: Clinic | None = None, **fields: Any) -> User:
    """Sam, the manager."""
    return _person(clinic, Role.MANAGER, {"name": "Sam Field"} | fields)


def a_patient(clinic: Clinic | None = None, **identity: Any) -> Patient:
    """Ada Lovell, or whoever is named."""
    given: dict[str, Any] = {
        "given_name": "Ada",
        "family_name": f"Lovell{next(_numbers)}",
        "birth_date": BORN,
        "email": "ada@patient.example",
        "phone": "07700 900123",
    }
    return register_patient(clinic or _a_clinic(), **given | identity, by=SYSTEM, at=NOW)


def a_visit(
    patient: Patient | None = None,
    *,
    on: date = VISIT_DAY,
    at_time: time | None = time(10, 30),
    clinician: User | None = None,
) -> Visit:
    patient = patient or a_patient()
    return plan_visit(patient, on=on, at_time=at_time, clinician=clinician, by=SYSTEM, at=NOW)


def a_link(visit: Visit | None = None, *, by: User | None = None, at: datetime = NOW) -> Any:
    """An invitation with its token: `.intake`, `.invitation`, `.token`."""
    visit = visit or a_visit()
    return invite(
        visit,
        channel=Invitation.Channel.COPY,
        by=by or _somebody(visit.clinic, a_receptionist),
        at=at,
    )


def an_intake(
    *,
    stage: Stage = Stage.AWAITING_TRIAGE,
    visit: Visit | None = None,
    at: datetime = NOW,
    **changes: Any,
) -> Intake:
    """An intake at any stage, with the answers of a healthy patient and these changes."""
    intake = a_link(visit, at=at).intake
    if stage == Stage.INVITED:
        return intake
    fill_in(intake, answers(**changes), at=at)
    if stage != Stage.STARTED:
        submit(intake, submission_key=uuid4(), at=at)
        intake.refresh_from_db()
        _move_on(intake, stage, at=at)
    intake.refresh_from_db()
    return intake


def fill_in(intake: Intake, given: dict[str, Any], *, until: str = "", at: datetime = NOW) -> None:
    """Answer every page, or those before one: as a patient would, but all in one go."""
    pages = list(takewhile(lambda page: page.slug != until, intake.read_edition().pages))
    codes = [question.code for page in pages for question in page.questions]
    told = {code: given[code] for code in codes if code in given}
    save_answers(intake, codes, page=pages[-1].slug, answers=told, at=at)


def decided(
    intake: Intake, *, outcome: str = "suitable", by: User | None = None, **words: Any
) -> Any:
    """A decision about the newest revision and assessment of an intake."""
    intake.refresh_from_db()
    given = {
        "revision": intake.revision,
        "assessment": intake.latest_assessment(),
        "version": intake.version,
        "reason": "" if outcome == "suitable" else "Talked over with the patient.",
        "override_code": "monitor",  # taken only where there is an open stop
        "by": by or _somebody(intake.clinic, a_clinician),
        "at": NOW,
    }
    if outcome == Decision.Outcome.NEEDS_INFORMATION:
        del given["override_code"]
        return need_information(intake, **{"questions": ["MEDS"]} | given | words)[0]
    return decide(intake, outcome=outcome, **given | words)


def _move_on(intake: Intake, stage: Stage, *, at: datetime) -> None:
    by = _somebody(intake.clinic, a_receptionist)
    outcomes = {
        Stage.AWAITING_PATIENT: Triage.Outcome.TO_PATIENT,
        Stage.AWAITING_REVIEW: Triage.Outcome.TO_CLINICIAN,
        Stage.DECIDED: Triage.Outcome.TO_CLINICIAN,
    }
    sent = intake.latest_assessment()
    if stage == Stage.AWAITING_PATIENT and sent is not None and sent.triage == "RED":
        record_call(intake, reached=False, by=_somebody(intake.clinic, a_clinician), at=at)
    if stage in outcomes:
        triage(intake, outcome=outcomes[stage], version=intake.version, by=by, at=at)
    if stage == Stage.DECIDED:
        decided(intake, outcome="not_suitable", at=at)
    if stage == Stage.CLOSED:
        close(intake, version=intake.version, by=by, at=at)


def _person(clinic: Clinic | None, role: Role, fields: dict[str, Any]) -> User:
    clinic = clinic or _a_clinic()
    email = f"{fields['name'].split()[0].lower()}{next(_numbers)}@clinic.example"
    given = {"email": email} | fields
    return User.objects.create_user(given.pop("email"), PASSWORD, clinic=clinic, role=role, **given)


def _somebody(clinic: Clinic, make: Any) -> User:
    roles = {
        a_receptionist: Role.FRONT_DESK,
        a_clinician: Role.CLINICIAN,
        a_manager: Role.MANAGER,
    }
    return User.objects.filter(clinic=clinic, role=roles[make]).first() or make(clinic)


def _a_clinic() -> Clinic:
    """The clinic that is there already, or a new one: things of one test belong together."""
    return Clinic.objects.order_by("pk").first() or a_clinic()


def say_of_words(intake: Intake, answer: str, *, at: datetime = NOW) -> Intake:
    """Answer everything that is asked back about the typed medicines."""
    intake.refresh_from_db()
    waiting = to_ask(intake.read_edition(), intake.read_draft(), intake.read_told())
    return answer_read_back(intake, {one.key: answer for one in waiting}, at=at)


def a_read_back_intake(text: str = "warfrin 5mg", answer: str = "YES", **changes: Any) -> Intake:
    """A sent intake with typed medicines, and what the patient said to how they were read."""
    intake = an_intake(stage=Stage.STARTED, MEDS_TEXT=text, **changes)
    submit(say_of_words(intake, answer), submission_key=uuid4(), at=NOW)
    intake.refresh_from_db()
    return intake


def a_return(*, on: date = date(2026, 6, 8), told_at: datetime = NOW, **changes: Any) -> Any:
    """A link for somebody who signed and sent answers before, for a visit on a later day."""
    first = an_intake(stage=Stage.STARTED, at=told_at, **changes)
    submit(first, submission_key=uuid4(), signed=signing.typed("Ada Lovell"), at=told_at)
    visit = plan_visit(first.patient, on=on, at_time=time(10, 30), by=SYSTEM, at=told_at)
    return a_link(visit, at=told_at)


def a_photo(intake: Intake, *, side: str = "front", moment: str = "", at: datetime = NOW) -> Photo:
    """A photo that the patient added."""
    return add_photo(intake, side=side, sent=encoded(), moment=moment, at=at)


def a_judgement(
    intake: Intake,
    verdict: str = "confirmed",
    *,
    rule: str = "",
    by: User | None = None,
    **said: Any,
) -> Any:
    """What a clinician made of a finding: of the first, or of the rule that is named."""
    assessment = intake.latest_assessment()
    assert assessment is not None
    fired = [finding["rule"] for finding in assessment.document["findings"] if finding["fired"]]
    told = {"rule": rule or fired[0], "verdict": verdict, "at": NOW} | said
    by = by or _somebody(intake.clinic, a_clinician)
    return judge(intake, assessment=assessment, by=by, **told)


def a_letter(
    intake: Intake,
    kind: str = "patient",
    *,
    by: User | None = None,
    at: datetime = NOW,
    **typed: str,
) -> Letter:
    """A letter about the decision that stands, or about one made now."""
    if intake.stage not in (Stage.DECIDED, Stage.CLOSED):
        _decide_somehow(intake, at=at)
    made = locked_decision(intake)
    assert made is not None
    draft = Draft(made, by=by or _somebody(intake.clinic, a_clinician), at=at, **typed)
    return issue(draft, kind, read_over=compose(draft, kind).digest)


def _decide_somehow(intake: Intake, *, at: datetime) -> None:
    if intake.stage == Stage.AWAITING_TRIAGE:
        _move_on(intake, Stage.AWAITING_REVIEW, at=at)
    decided(intake, at=at)
    intake.refresh_from_db()


def a_held_decision(*, by: User | None = None) -> Any:
    """A decision against an open stop, at a clinic that wants a second signature."""
    intake = an_intake(stage=Stage.AWAITING_REVIEW, NMD=["MG"])
    Clinic.objects.filter(pk=intake.clinic_id).update(second_signature=True)
    intake = Intake.objects.get(pk=intake.pk)
    words = {"reason": "Neurologist wrote on 2 March.", "for_patient": "Bring your letter."}
    return decided(intake, by=by, **words)


def a_merge(kept: Patient, other: Patient | None = None, *chosen: str) -> Merge:
    """Another record of the same person, read through the first."""
    other = other or a_patient(kept.clinic)
    by = _somebody(kept.clinic, a_receptionist)
    return merge(kept, other, chosen=chosen, by=by, at=NOW)


def a_ready_sentence(clinic: Clinic, **words: str) -> ReadyReason:
    """A sentence that is ready for asking a patient again."""
    given = {"en": "The photo is too dark."} | words
    return ready(clinic, given, by=a_clinician(clinic), at=NOW)


def a_logo(clinic: Clinic) -> Logo:
    """A logo that the clinic has."""
    who = a_clinician(clinic)
    change_look(clinic, accent="", sent=encoded(kind="PNG"), by=who, at=NOW)
    return Logo.objects.get(clinic=clinic)


def own_question(
    kind: str = "yes_no", text: str = "Do you need the lift?", *answers: str, **more: Any
) -> OwnQuestion:
    """A question of the clinic's own, as it would be typed."""
    wordings = {"en": Wording(text, answers)} | more.pop("wordings", {})
    given = {"code": "OWN_1", "options": codes_of(answers, ())} | more
    return OwnQuestion(kind=Kind(kind), wordings=wordings, **given)


def an_own_question(
    clinic: Clinic | None = None, *asked: str, by: User | None = None, **more: Any
) -> OwnWording:
    """A question that the clinic asks from now on."""
    clinic = clinic or _a_clinic()
    by = by or _somebody(clinic, a_manager)
    return add_question(clinic, own_question(*asked, **more), by=by, at=NOW)


def an_examined_intake(*, at: datetime = NOW, by: User | None = None, **changes: Any) -> Intake:
    """Somebody who was found suitable, examined in person and called treatable."""
    intake = an_intake(stage=Stage.AWAITING_REVIEW, at=at, **changes)
    return examined(intake, at=at, by=by)


def examined(intake: Intake, *, at: datetime = NOW, by: User | None = None) -> Intake:
    """The same of an intake that waits for a clinician."""
    by = by or _somebody(intake.clinic, a_clinician)
    decided(intake, by=by, at=at)
    intake.refresh_from_db()
    examine(intake, on=intake.clinic.day_of(at), looked_at="Forehead.", by=by, at=at)
    state(intake, treatable=True, by=by, at=at)
    return intake


def a_treatment(
    intake: Intake | None = None,
    *,
    by: User | None = None,
    at: datetime = NOW,
    **said: Any,
) -> Treatment:
    """Oil and texture of the forehead, treated on the day of the examination."""
    intake = intake or an_examined_intake(at=at, by=by)
    given = {
        "on": intake.clinic.day_of(at),
        "brand": "ONA",
        "lot": "C1234-A",
        "concerns": ["OIL", "TEXTURE"],
        "zones": ["FOREHEAD"],
    }
    by = by or _somebody(intake.clinic, a_clinician)
    return record_treatment(intake, **given | said, by=by, at=at)


SAFE = {"FU_SPREAD": "NO", "FU_WEAK": "NO", "FU_RASH": "NO", "FU_REDNESS": "NO"}
SKIN_AS_BEFORE = {
    code: CLEAN[code]
    for code in (
        *("OIL_SHINE", "OIL_TOUCH", "OIL_FEEL", "OIL_BLOT", "BOTHER_OIL"),
        *("TEX_NOW", "BOTHER_TEXTURE"),
    )
}


def a_check_in(treatment: Treatment, moment: Moment, *, at: datetime, **told: Any) -> CheckIn:
    """What was told at a moment: all is well, and the skin as it was before, with changes."""
    edition = asked(treatment.intake.edition, treatment.concerns, moment)
    usual = SAFE | SKIN_AS_BEFORE | {"FU_EFFECTS": ["NONE"], "FU_WORN": "NO"}
    usual |= {"FU_SATISFIED": 2, "FU_AGAIN": "YES"}
    answers = {code: usual[code] for code in edition.questions if code in usual}
    return check_in(treatment.intake, moment, answers | told, at=at)


def decided_before_codes(intake: Intake) -> None:
    """Somebody went on against a stop, as that was kept before codes were asked."""
    made = decided(intake, outcome="not_suitable")
    kept = {field.name: getattr(made, field.name) for field in Decision._meta.concrete_fields}
    old = {"id": None, "code": uuid4(), "outcome": "suitable", "override": True}
    before = Decision(**kept | old)
    seal(before, intake.patient.key(), reason=made.read_reason())
    before.save(force_insert=True)
