"""Whom to write to after a treatment, and when: check-ins, and once the offer to talk again.

Everything stops where the patient wants no messages, is pregnant or may be, or a person has to
phone first. What cannot be sent by a way the patient agreed to is not sent. All of it goes by the
person: what stands in another record of theirs counts as what stands in this one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from clinic.duplicates.models import records_together
from clinic.duplicates.records import kept_of, records_of
from clinic.following.models import open_tasks
from clinic.reminders.conditions import awaiting_call
from intake.checking_in import told
from intake.delivery import is_night
from intake.following.course import may_offer_from, worn_off_on
from intake.following.schedule import Moment, hour_of, open_on
from intake.models import (
    CheckIn,
    Clinic,
    Intake,
    NoProtocol,
    Outbox,
    Patient,
    Revision,
    Task,
    Treatment,
    Visit,
)
from intake.reach import reach
from intake.rules.policy import TOXIN_HOLD
from intake.services import write_after
from intake.services.following import FOLLOWING

FOLLOWED_FOR = timedelta(days=366)
TO_READ = timedelta(days=14)
PREGNANT = {"PREG", "MAYBE"}


@dataclass(frozen=True, slots=True)
class Followed:
    """A treatment, what was told since, and which messages went."""

    treatment: Treatment
    check_ins: list[CheckIn]
    sent: set[str]

    @property
    def intake(self) -> Intake:
        return self.treatment.intake

    def waits(self, *, now: datetime) -> Moment | None:
        """The check-in to ask for now: at the time of day at which the patient first answered."""
        answered = {one.moment for one in self.check_ins}
        moment = open_on(now.date(), treated_on=self.treatment.on, answered=answered)
        first = self.treatment.revision.submitted_at.astimezone(now.tzinfo)
        if moment is None or check_in_key(self.intake, moment) in self.sent:
            return None
        late = now.date() > moment.opens(self.treatment.on)
        return moment if late or now.time() >= hour_of(first.time()) else None


def write_due(clinic: Clinic, *, at: datetime) -> int:
    """Queue what is due by now, at most one message for each treatment; returns how many."""
    if is_night(clinic, at):
        return 0
    now, made = at.astimezone(clinic.zone), 0
    for one in followed(clinic, at=at):
        moment = one.waits(now=now)
        if moment is not None:
            end = _midnight(moment.closes(one.treatment.on), clinic)
            key = check_in_key(one.intake, moment)
            made += _write(one, Outbox.Kind.CHECK_IN, key=key, until=end, at=at)
        elif _to_offer(one, clinic, today=now.date()):
            key = offer_key(one.intake)
            made += _write(one, Outbox.Kind.OFFER, key=key, until=at + TO_READ, at=at)
    return made


def followed(clinic: Clinic, *, at: datetime) -> list[Followed]:
    """The newest treatment of everybody who may be written to; three queries."""
    given = Treatment.objects.standing().filter(clinic=clinic)
    later = given.filter(_same_person("intake__patient"), on__gt=OuterRef("on"))
    may = given.filter(~Exists(later), on__gte=clinic.day_of(at) - FOLLOWED_FOR)
    silent = Patient.objects.filter(_same_person("pk"), unreminded_since__isnull=False)
    may = may.filter(~Exists(silent), intake__patient__erased_at=None)
    phone = Exists(open_tasks(Task.Kind.SAFETY).filter(_same_person("intake__patient")))
    first = Exists(awaiting_call().filter(_same_person("patient")))
    people = ("revision", "intake__clinic", "intake__patient__clinic", "intake__visit")
    treatments = list(may.exclude(phone | first).select_related(*people).order_by("pk"))
    told_by, sent_to = defaultdict(list), defaultdict(set)
    intakes = [one.intake_id for one in treatments]
    for check_in in CheckIn.objects.filter(intake__in=intakes).order_by("pk"):
        told_by[check_in.intake_id].append(check_in)
    messages = Outbox.objects.filter(intake__in=intakes, kind__in=FOLLOWING)
    for pk, key in messages.values_list("intake", "key"):
        sent_to[pk].add(key)
    return [Followed(one, told_by[one.intake_id], sent_to[one.intake_id]) for one in treatments]


def offer_from(one: Followed, clinic: Clinic) -> date | None:
    """From which day a new consult may be offered; None as long as nothing has worn off."""
    treatment = one.treatment
    worn = worn_off_on(treatment.concerns, treatment.revision.answers, told(one.check_ins))
    if worn is None:
        return None
    return may_offer_from(worn, _last_toxin(treatment), months=spacing(clinic))


def spacing(clinic: Clinic) -> int:
    """The months to wait after any toxin, as the approved rulebook has it."""
    try:
        return int(clinic.current_protocol().policy[TOXIN_HOLD.name])
    except NoProtocol:
        return TOXIN_HOLD.default


def check_in_key(intake: Intake, moment: Moment) -> str:
    return f"check-in:{intake.code}:{moment.key}"


def offer_key(intake: Intake) -> str:
    return f"offer:{intake.code}"


def _to_offer(one: Followed, clinic: Clinic, *, today: date) -> bool:
    """Whether to offer a talk now: not before the wait is over, and only who would come again."""
    if offer_key(one.intake) in one.sent or not one.check_ins:
        return False
    if any(check_in.answers.get("FU_AGAIN") == "NO" for check_in in one.check_ins):
        return False
    first = offer_from(one, clinic)
    return first is not None and first <= today and not _planned(one).exists()


def _planned(one: Followed) -> QuerySet[Visit]:
    """The person's visits after the treatment, in whichever record."""
    theirs = Visit.objects.filter(patient__in=records_together(one.intake.patient_id))
    later = theirs.filter(on__gt=one.treatment.on, cancelled_at=None)
    return later.exclude(pk=one.intake.visit_id)


def _write(one: Followed, kind: Outbox.Kind, *, key: str, until: datetime, at: datetime) -> bool:
    """Queue it, by a way that the person agreed to, unless they told us of a pregnancy."""
    person = kept_of(one.intake.patient)
    if person.unreminded_since is not None or _pregnant(person):
        return False
    known = reach(person, intake=one.intake)
    channel = next(iter(known.agreed()), "")
    if not channel:
        return False
    return write_after(one.intake, kind, known, channel=channel, key=key, until=until, at=at)


def _pregnant(person: Patient) -> bool:
    """Whether the newest answer to that question says so or leaves it open."""
    sent = Revision.objects.filter(intake__patient__in=records_of(person)).order_by("-pk")
    newest = sent.values_list("answers", flat=True).first() or {}
    return not PREGNANT.isdisjoint(newest.get("PREG", ()))


def _last_toxin(treatment: Treatment) -> date:
    """The day of the last toxin that we know of: this one, or the latest that was told of since."""
    theirs = Intake.objects.filter(patient__in=records_together(treatment.intake.patient_id))
    sent = theirs.exclude(revision=None).values_list("revision__answers", flat=True)
    told_of = [date.fromisoformat(day) for one in sent if (day := one.get("TOX_LAST"))]
    return max([treatment.on, *told_of])


def _same_person(field: str) -> Q:
    """Every record of the person who was treated in the outer query."""
    return Q(**{f"{field}__in": records_together(OuterRef(OuterRef("intake__patient")))})


def _midnight(day: date, clinic: Clinic) -> datetime:
    return datetime.combine(day, time.min, tzinfo=clinic.zone)
