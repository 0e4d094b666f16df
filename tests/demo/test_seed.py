"""The demonstration shows everything there is, and all of it is invented."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

from clinic.demo.case import Path
from clinic.demo.cases import CASES
from clinic.demo.own import QUESTIONS
from clinic.demo.people import DOMAIN, PEOPLE, STAFF
from clinic.demo.seed import stories
from clinic.demo.story import Office
from clinic.following.models import open_tasks
from clinic.review.models import Call, Decision
from clinic.staff.models import Role, User
from intake.events import verify
from intake.journey import Stage
from intake.models import (
    AssessmentRecord,
    Event,
    Intake,
    Invitation,
    Outbox,
    Patient,
    Task,
    Treatment,
    Visit,
)
from intake.replay import replay
from intake.rules.levels import Triage
from intake.speaking import LANGUAGES
from tests.demo.conftest import NOW, TODAY

FICTION = re.compile(r"07700 900\d{3}")


def intake_of(name):
    intakes = Intake.objects.select_related("visit", "patient")
    return next(i for i in intakes if i.patient.read_identity().name == name)


def left_out(case):
    return () if case.path is Path.REPLIED else case.left_out


def test_each_invented_person_has_one_case():
    assert Counter(case.who for case in CASES) == Counter(list(PEOPLE))


def test_about_sixty_patients_come(clinic):
    assert 55 <= Patient.objects.count() == Intake.objects.count() <= 70


def test_every_stage_is_there(clinic):
    assert set(Intake.objects.values_list("stage", flat=True)) == {str(stage) for stage in Stage}


def test_some_links_were_opened_and_no_more(clinic):
    invited = Intake.objects.at_stage(Stage.INVITED)

    assert invited.filter(invitations__opened_at=None).exists()
    assert invited.filter(invitations__opened_at__isnull=False).exists()
    assert Event.objects.filter(name="birth date refused").exists()


def test_every_word_of_triage_waits_at_the_front_desk(clinic):
    waiting = Intake.objects.awaiting_triage()

    assert set(waiting.values_list("triage", flat=True)) == {str(word) for word in Triage}
    holds = set(waiting.exclude(hold_until="").values_list("hold_until", flat=True))
    assert "OPEN" in holds and len(holds) > 1


def test_every_outcome_of_a_decision_is_there(clinic):
    outcomes = set(Decision.objects.values_list("outcome", flat=True))

    assert outcomes == set(Decision.Outcome.values)
    assert Decision.objects.filter(override=True).exists()


def test_a_red_flag_is_late_and_others_were_phoned(clinic):
    priya = intake_of("Priya Nair")

    assert priya.triage == Triage.RED
    assert priya in Intake.objects.overdue(NOW)
    assert Call.objects.filter(intake__triage=Triage.RED).count() >= 2


def test_a_patient_replied(clinic):
    maria = intake_of("Maria Kosta")

    assert [revision.complete for revision in maria.revisions.order_by("number")] == [False, True]
    assert maria.triage == Triage.HOLD


def test_somebody_under_18_was_stopped_and_nothing_kept(clinic):
    poppy = intake_of("Poppy Garland")

    assert poppy.stage == Stage.CLOSED
    assert poppy.read_draft() == {} and poppy.revision is None


def test_one_treated_patient_has_a_course_and_another_must_be_phoned(clinic):
    halina, femi = intake_of("Halina Drozd"), intake_of("Femi Adebayo-Cole")

    assert [one.moment for one in halina.check_ins.order_by("pk")] == ["D2", "D7", "W2", "W4", "W8"]
    assert list(open_tasks(Task.Kind.SAFETY)) == [femi.tasks.get()]


def test_half_filled_drafts_can_be_read(clinic):
    for intake in Intake.objects.at_stage(Stage.STARTED):
        assert "DOB" in intake.read_draft()
        assert "CON_TRUTH" not in intake.read_draft()


def test_visits_are_yesterday_today_and_for_two_weeks(clinic):
    treated = Treatment.objects.values("intake__visit")
    days = set(Visit.objects.exclude(pk__in=treated).values_list("on", flat=True))

    assert min(days) == TODAY - timedelta(days=1)
    assert max(days) == TODAY + timedelta(days=14)
    assert TODAY in days and len(days) >= 14


def test_no_clinician_sees_two_people_at_once(clinic):
    slots = Counter(Visit.objects.values_list("on", "at_time", "clinician"))

    assert max(slots.values()) == 1


def test_nothing_happened_later_than_now_or_out_of_order(clinic):
    assert not Event.objects.filter(at__gt=NOW).exists()
    for chain in Event.objects.values_list("chain", flat=True).distinct():
        moments = list(Event.objects.filter(chain=chain).order_by("seq").values_list("at"))
        assert verify(chain) == len(moments)
        assert moments == sorted(moments)


def test_staff_keep_opening_hours(clinic):
    hours = {
        moment.astimezone(NOW.tzinfo).hour
        for moment in Event.objects.filter(actor__isnull=False).values_list("at", flat=True)
    }

    assert min(hours) >= 9 and max(hours) <= 17


def test_nothing_of_the_past_is_mailed_now(clinic):
    assert Outbox.objects.exists()
    assert not Outbox.objects.due(NOW + timedelta(days=1)).exists()


def test_everything_sent_is_valid_and_replays_to_the_same(clinic):
    records = AssessmentRecord.objects.select_related("revision", "protocol")

    for record in records:
        answers = record.revision.read_answers()
        assert answers.document()
        assert record.replay().fingerprint == record.fingerprint
        assert replay(record.document, record.revision.answers).fingerprint == record.fingerprint


def test_what_no_case_says_is_routine(clinic):
    for case in CASES:
        intake = intake_of(case.who)
        if intake.triage and not case.answers and not case.left_out:
            assert intake.triage == Triage.ROUTINE, case.who


def test_each_role_signs_in_with_the_printed_password(clinic):
    people = User.objects.filter(clinic=clinic)

    assert {person.email for person in people} == {one.email for one in STAFF}
    assert {person.role for person in people} == set(Role.values)


def test_the_protocol_names_who_approved_it(clinic):
    assert clinic.current_protocol().approved_by_name == "Dr Amara Osei"


def test_nobody_can_be_reached(clinic):
    identities = [patient.read_identity() for patient in Patient.objects.all()]
    addresses = [one.email for one in identities] + [clinic.email, *(s.email for s in STAFF)]

    assert all(address.endswith(f"@{DOMAIN}") for address in addresses)
    assert len(set(addresses)) == len(addresses)
    assert all(FICTION.fullmatch(one.phone) for one in identities)
    assert len({one.phone for one in identities}) == len(identities)
    assert clinic.phone.startswith("020 7946 0")


def test_own_words_hold_no_addresses_or_numbers():
    written = [
        text
        for case in CASES
        for text in (case.words, case.medicines, case.note, case.call, case.reason, case.addendum)
    ]

    assert not [text for text in written if re.search(r"@|https?:|www\.|\d{5}", text)]


def test_the_same_day_gives_the_same_demonstration(clinic):
    def told(now):
        office = Office(clinic, manager=None, desk=None, clinicians=())
        return [(one.case, one.person, one.slot, one.answers) for one in stories(office, now=now)]

    assert told(NOW.replace(hour=0, minute=5)) == told(NOW)


def test_patients_are_stored_as_told(clinic):
    for story in stories(Office(clinic, manager=None, desk=None, clinicians=()), now=NOW):
        intake = intake_of(story.person.name)
        if intake.revision and not intake.revision.stopped:
            sent = {c: a for c, a in story.answers.items() if c not in left_out(story.case)}
            assert intake.revision.read_answers().document() == sent


def test_links_stay_open_for_who_has_not_sent(clinic):
    for invitation in Invitation.objects.filter(intake__stage=Stage.STARTED):
        assert invitation.open_for(NOW)


def test_what_the_clinic_asks_itself_is_asked_in_every_language():
    for question in QUESTIONS:
        assert question.wordings.keys() == LANGUAGES.keys()
