"""How a patient can be written to, and how they asked to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from intake import texts
from intake.models import Intake, Invitation, Patient, Revision
from intake.phones import calling_code, textable

EMAIL, TEXT = Invitation.Channel.EMAIL, Invitation.Channel.TEXT
ANSWERS = {EMAIL: "EMAIL", TEXT: "SMS"}  # of the question about ways of contact
ASKED = ("CONTACT", "CONTACT_PRIV")


@dataclass(frozen=True, slots=True)
class Reach:
    """A patient's addresses, and the wishes about contact that they told us, if any."""

    addresses: dict[str, str]
    wishes: tuple[str, ...] | None
    private: bool

    def address(self, channel: str) -> str:
        """Where a message by this channel goes; "" where it cannot."""
        return self.addresses.get(channel, "")

    def agreed(self) -> list[str]:
        """The channels there is an address for and the patient has not ruled out."""
        return [
            channel
            for channel, address in self.addresses.items()
            if address
            and (self.wishes is None or ANSWERS[Invitation.Channel(channel)] in self.wishes)
        ]

    def best(self) -> str:
        """The channel the patient likes, else one that there is an address for, else ""."""
        able = [channel for channel, address in self.addresses.items() if address]
        return next(iter([*self.agreed(), *able]), "")

    def on_file(self) -> str:
        """E-mail, or text where there is only a telephone, else ""; whatever the wishes.

        For what the patient has just asked for, and waits for.
        """
        return next((channel for channel in ANSWERS if self.address(channel)), "")


def reach(patient: Patient, *, intake: Intake | None = None) -> Reach:
    """How to reach a patient, by what they sent last and are answering now.

    Raises `vault.Erased`.
    """
    who = patient.read_identity()
    number = textable(who.phone, code=calling_code(patient.clinic)) if texts.available() else ""
    told = _told(patient, intake)
    wishes = told.get("CONTACT")
    return Reach(
        addresses={EMAIL: who.email, TEXT: number},
        wishes=None if wishes is None else tuple(wishes),
        private=told.get("CONTACT_PRIV") == "NO",
    )


def _told(patient: Patient, intake: Intake | None) -> dict[str, Any]:
    """The newest answer to each question about contact; a form that was stopped has none."""
    sent = Revision.objects.filter(intake__patient=patient).order_by("pk")
    told: dict[str, Any] = {}
    for answers in (*sent.values_list("answers", flat=True), intake.draft if intake else {}):
        told |= {code: answers[code] for code in ASKED if code in answers}
    return told
