"""A patient's visits as the front desk sees them: when, how far, and what became of the link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from clinic.staff import wording
from intake.journey import WITH_PATIENT, Stage
from intake.models import Clinic, Intake, Invitation, Patient, Visit
from intake.models.visit import BIRTH_DATE_TRIES

NO_LINK = "No link yet"


@dataclass(frozen=True, slots=True)
class Planned:
    """One visit, its intake where there is one, and what can be done about it."""

    visit: Visit
    when: str
    distance: str
    intake: Intake | None
    link: str
    open_link: bool

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
    newest = _newest_links(patient)
    now = at.astimezone(clinic.zone)
    return [_planned(visit, newest, now=now) for visit in known]


def _planned(visit: Visit, newest: dict[int, Invitation], *, now: datetime) -> Planned:
    intake: Intake | None = getattr(visit, "intake", None)
    link = newest.get(intake.pk) if intake else None
    return Planned(
        visit=visit,
        when=_when(visit, today=now.date()),
        distance=wording.distance(visit.on, visit.at_time, now=now),
        intake=intake,
        link=link_words(link, now=now),
        open_link=link is not None and link.open_for(now),
    )


def link_words(link: Invitation | None, *, now: datetime) -> str:
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
    sent = "Sent by e-mail" if link.channel == Invitation.Channel.EMAIL else "Copied"
    return f"{sent} {made}, not opened yet"


def _newest_links(patient: Patient) -> dict[int, Invitation]:
    links = Invitation.objects.filter(intake__patient=patient).order_by("pk")
    return {link.intake_id: link for link in links}


def _when(visit: Visit, *, today: date) -> str:
    return wording.day_and_time(visit.on, visit.at_time, today=today)
