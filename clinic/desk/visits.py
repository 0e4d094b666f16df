"""A patient's visits as the front desk sees them: when, how far, and what became of the link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from clinic.desk.rows import Person, person
from clinic.staff import wording
from intake.journey import WITH_PATIENT, Stage
from intake.models import Clinic, Intake, Invitation, Outbox, Patient, Visit
from intake.models.visit import BIRTH_DATE_TRIES

NO_LINK = "No link yet"
MADE = "Made to copy"
MAILED = "Sent by e-mail"
ON_ITS_WAY = "On its way by e-mail"
UNSENT = "Could not be sent"


@dataclass(frozen=True, slots=True)
class Sent:
    """One link that was made: by whom and when, and what became of it."""

    made: str
    fate: str


@dataclass(frozen=True, slots=True)
class Planned:
    """One visit, its intake where there is one, and what can be done about it."""

    visit: Visit
    when: str
    distance: str
    intake: Intake | None
    link: str
    open_link: bool
    links: tuple[Sent, ...]

    @property
    def stands(self) -> bool:
        return self.visit.cancelled_at is None

    @property
    def invites(self) -> bool:
        """Whether a link to the questions can be made."""
        return self.stands and (self.intake is None or Stage(self.intake.stage) in WITH_PATIENT)


def visits(patient: Patient, clinic: Clinic, *, at: datetime) -> list[Planned]:
    """Every visit of a patient, the latest first."""
    known = patient.visits.select_related("clinician", "intake").order_by("-on", "-pk")
    links = _links(patient)
    ways = _ways(patient, [link for made in links.values() for link in made])
    now = at.astimezone(clinic.zone)
    return [_planned(visit, links, ways, now=now) for visit in known]


def _planned(
    visit: Visit, made: dict[int, list[Invitation]], ways: dict[int, str], *, now: datetime
) -> Planned:
    intake: Intake | None = getattr(visit, "intake", None)
    links = made.get(intake.pk, []) if intake else []
    link = links[0] if links else None
    return Planned(
        visit=visit,
        when=_when(visit, today=now.date()),
        distance=wording.distance(visit.on, visit.at_time, now=now),
        intake=intake,
        link=link_words(link, ways, now=now),
        open_link=link is not None and link.open_for(now),
        links=tuple(_sent(one, ways[one.pk], now=now) for one in links),
    )


def link_words(link: Invitation | None, ways: dict[int, str], *, now: datetime) -> str:
    """What became of the newest link."""
    if link is None:
        return NO_LINK
    if link.birth_date_failures >= BIRTH_DATE_TRIES:
        return "Locked after wrong birth dates; a new link helps"
    if link.revoked_at is not None:
        return "Links closed"
    if not link.open_for(now):
        return "Link expired"
    if link.opened_at is not None:
        return f"Opened {wording.moment(link.opened_at.astimezone(now.tzinfo), now=now)}"
    made = wording.moment(link.created_at.astimezone(now.tzinfo), now=now)
    way = ways[link.pk]
    if way == UNSENT:
        return f"{UNSENT} by e-mail; a new link helps"
    if way == ON_ITS_WAY:
        return f"{ON_ITS_WAY} since {made}"
    return f"{'Copied' if way == MADE else way} {made}, not opened yet"


def _ways(patient: Patient, links: list[Invitation]) -> dict[int, str]:
    """How each link goes to the patient, and whether its message went."""
    mail = Outbox.objects.filter(
        patient=patient,
        kind__in=[Outbox.Kind.INVITATION, Outbox.Kind.QUESTION, Outbox.Kind.LINK],
    )
    sent = {message.key.partition(":")[2]: _way(message) for message in mail.defer("sealed")}
    by_mail = Invitation.Channel.EMAIL
    return {
        link.pk: sent.get(str(link.code), MAILED) if link.channel == by_mail else MADE
        for link in links
    }


def _way(message: Outbox) -> str:
    if message.sent_at is not None:
        return MAILED
    return ON_ITS_WAY if message.failed_at is None else UNSENT


def _sent(link: Invitation, way: str, *, now: datetime) -> Sent:
    who = link.created_by.name if link.created_by else "the patient"
    opened = f"opened {_moment(link.opened_at, now=now)}" if link.opened_at else "not opened"
    if link.revoked_at:
        end = f"closed {_moment(link.revoked_at, now=now)}"
    else:
        end = f"{'works until' if link.open_for(now) else 'expired'} " + _moment(
            link.expires_at, now=now
        )
    how = f"{way}, made" if way in (ON_ITS_WAY, UNSENT) else way
    return Sent(f"{how} {_moment(link.created_at, now=now)} by {who}", f"{opened}, {end}")


def _moment(at: datetime, *, now: datetime) -> str:
    return wording.moment(at.astimezone(now.tzinfo), now=now)


def _links(patient: Patient) -> dict[int, list[Invitation]]:
    """The links to each intake, the newest first."""
    links: dict[int, list[Invitation]] = {}
    made = Invitation.objects.filter(intake__patient=patient)
    made = made.exclude(channel=Invitation.Channel.TABLET)  # Nobody holds the link of a tablet.
    for link in made.select_related("created_by").order_by("-pk"):
        links.setdefault(link.intake_id, []).append(link)
    return links


def _when(visit: Visit, *, today: date) -> str:
    return wording.day_and_time(visit.on, visit.at_time, today=today)


@dataclass(frozen=True, slots=True)
class Expected:
    """Who comes on a day, in the order of their hours."""

    day: str
    visits: tuple[tuple[Visit, Person], ...]


def expected(clinic: Clinic, *, at: datetime) -> list[Expected]:
    """Who comes today and tomorrow."""
    today = clinic.day_of(at)
    days = (("Today", today), ("Tomorrow", today + timedelta(days=1)))
    return [Expected(words, _expected(clinic, day, today=today)) for words, day in days]


def _expected(clinic: Clinic, day: date, *, today: date) -> tuple[tuple[Visit, Person], ...]:
    standing = Visit.objects.of_clinic(clinic).on_day(day).filter(patient__erased_at=None)
    ordered = standing.select_related("patient", "clinician", "intake").order_by("at_time", "pk")
    return tuple((visit, person(visit.patient, today=today)) for visit in ordered)
