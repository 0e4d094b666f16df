"""A patient's visits as the front desk sees them: when, how far, and what became of the link."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum

from clinic.attending.models import attended, marked
from clinic.desk.rows import Person, person
from clinic.staff import wording
from intake.journey import WITH_PATIENT, Stage
from intake.models import Clinic, Intake, Invitation, Outbox, Patient, Treatment, Visit
from intake.models.visit import BIRTH_DATE_TRIES

NO_LINK = "No link yet"
MADE = {Invitation.Channel.COPY: "Made to copy", Invitation.Channel.PRINT: "Made as a QR code"}
TAKEN = {Invitation.Channel.COPY: "Copied", Invitation.Channel.PRINT: "QR code made"}
BY = {Invitation.Channel.EMAIL: "by e-mail", Invitation.Channel.TEXT: "by text"}


class Fate(Enum):
    """What became of the message with a link."""

    SENT = "Sent"
    ON_ITS_WAY = "On its way"
    UNSENT = "Could not be sent"
    DROPPED = "Not sent"  # not needed any more, or the patient was reached in another way
    HANDED_OVER = ""  # no message: staff had the link on their screen


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
    past: bool
    came: bool | None  # as it was marked last
    treated: str = ""  # the day, and no more: what was done is the clinician's to read

    @property
    def stands(self) -> bool:
        return self.visit.cancelled_at is None

    @property
    def missed(self) -> bool:
        """Whether the patient did not come: what was is not moved or called off."""
        return self.stands and self.came is False

    @property
    def invites(self) -> bool:
        """Whether a link to the questions can be made."""
        return self.stands and (self.intake is None or Stage(self.intake.stage) in WITH_PATIENT)


def visits(patient: Patient, clinic: Clinic, *, at: datetime) -> list[Planned]:
    """Every visit of a patient, the latest first."""
    known = patient.visits.select_related("clinician", "intake").order_by("-on", "-pk")
    marks = dict(attended(patient))
    links = _links(patient)
    fates = _fates([link for made in links.values() for link in made])
    now = at.astimezone(clinic.zone)
    planned = [_planned(visit, links, fates, marks.get(visit.pk), now=now) for visit in known]
    given = Treatment.objects.standing().filter(intake__patient=patient)
    days = dict(given.values_list("intake", "on"))
    treated = [days.get(one.intake.pk) if one.intake else None for one in planned]
    return [
        replace(one, treated=wording.full_day(day)) if day else one
        for one, day in zip(planned, treated, strict=True)
    ]


def _planned(
    visit: Visit,
    made: dict[int, list[Invitation]],
    fates: dict[int, Fate],
    came: bool | None,
    *,
    now: datetime,
) -> Planned:
    intake: Intake | None = getattr(visit, "intake", None)
    links = made.get(intake.pk, []) if intake else []
    # A reminder has a link of its own, so the one that was opened may not be the newest.
    opened = (one for one in links if one.opened_at and one.open_for(now))
    link = next(opened, links[0] if links else None)
    return Planned(
        visit=visit,
        when=_when(visit, today=now.date()),
        distance=wording.distance(visit.on, visit.at_time, now=now),
        intake=intake,
        link=link_words(link, fates, now=now),
        open_link=any(one.open_for(now) for one in links),
        links=tuple(_sent(one, fates[one.pk], now=now) for one in links),
        past=_begun(visit, now=now),
        came=came,
    )


def link_words(link: Invitation | None, fates: dict[int, Fate], *, now: datetime) -> str:
    """What became of the newest link, or of the one that was opened."""
    if link is None:
        return NO_LINK
    if link.birth_date_failures >= BIRTH_DATE_TRIES:
        return "Locked after wrong birth dates; a new link helps"
    if link.revoked_at is not None:
        return "Links closed"
    if not link.open_for(now):
        return "Link expired"
    if link.opened_at is not None:
        return f"Opened {_moment(link.opened_at, now=now)}"
    made, fate, channel = _moment(link.created_at, now=now), fates[link.pk], _channel(link)
    if fate is Fate.HANDED_OVER:
        return f"{TAKEN[channel]} {made}, not opened yet"
    if fate in (Fate.UNSENT, Fate.DROPPED):
        return f"{fate.value} {BY[channel]}"
    if fate is Fate.ON_ITS_WAY:
        return f"{fate.value} {BY[channel]} since {made}"
    return f"{fate.value} {BY[channel]} {made}, not opened yet"


def _fates(links: list[Invitation]) -> dict[int, Fate]:
    """What became of the message with each link."""
    mail = Outbox.objects.filter(invitation__in=links).defer("sealed")
    sent = {message.invitation_id: _fate(message) for message in mail}
    return {
        link.pk: sent.get(link.pk, Fate.SENT) if _channel(link) in BY else Fate.HANDED_OVER
        for link in links
    }


def _fate(message: Outbox) -> Fate:
    if message.sent_at is not None:
        return Fate.SENT
    if message.failed_at is None:
        return Fate.ON_ITS_WAY
    return Fate.UNSENT if message.settled_at is None else Fate.DROPPED


def _channel(link: Invitation) -> Invitation.Channel:
    return Invitation.Channel(link.channel)


def _maker(link: Invitation) -> str:
    if link.created_by:
        return link.created_by.name
    asked = link.messages.filter(kind=Outbox.Kind.LINK).exists()
    return "the patient, in place of an old one" if asked else "the system, as a reminder"


def _sent(link: Invitation, fate: Fate, *, now: datetime) -> Sent:
    who = _maker(link)
    opened = f"opened {_moment(link.opened_at, now=now)}" if link.opened_at else "not opened"
    if link.revoked_at:
        end = f"closed {_moment(link.revoked_at, now=now)}"
    else:
        end = f"{'works until' if link.open_for(now) else 'expired'} " + _moment(
            link.expires_at, now=now
        )
    channel = _channel(link)
    how = MADE[channel] if fate is Fate.HANDED_OVER else f"{fate.value} {BY[channel]}"
    made = ", made" if fate is not Fate.SENT and fate.value else ""
    return Sent(f"{how}{made} {_moment(link.created_at, now=now)} by {who}", f"{opened}, {end}")


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


def _begun(visit: Visit, *, now: datetime) -> bool:
    """Whether it can be said who came: from the hour on, or all day where there is none."""
    return (visit.on, visit.at_time or time.min) <= (now.date(), now.time())


def _when(visit: Visit, *, today: date) -> str:
    return wording.day_and_time(visit.on, visit.at_time, today=today)


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody who comes on a day, and whether they came where that can be said."""

    visit: Visit
    person: Person
    when: str
    past: bool
    came: bool | None
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Expected:
    """Who comes on a day, in the order of their hours."""

    day: str
    visits: tuple[Coming, ...]


def expected(clinic: Clinic, *, at: datetime) -> list[Expected]:
    """Who comes today and tomorrow."""
    now = at.astimezone(clinic.zone)
    today = now.date()
    days = (("Today", today), ("Tomorrow", today + timedelta(days=1)))
    return [Expected(words, _expected(clinic, day, now=now)) for words, day in days]


def _expected(clinic: Clinic, day: date, *, now: datetime) -> tuple[Coming, ...]:
    standing = Visit.objects.of_clinic(clinic).on_day(day).filter(patient__erased_at=None)
    ordered = standing.select_related("patient", "clinician", "intake").order_by("at_time", "pk")
    came = marked(ordered)
    return tuple(
        Coming(
            visit=visit,
            person=person(visit.patient, today=now.date()),
            when=_when(visit, today=now.date()),
            past=_begun(visit, now=now),
            came=came.get(visit.pk),
        )
        for visit in ordered
    )
