"""The post of the demonstration: what was written in the past has arrived, or came back then."""

from __future__ import annotations

from datetime import datetime

from clinic.demo.case import Path
from clinic.demo.story import Story
from intake import delivery
from intake.models import Outbox
from intake.texts import Refused


def posted(story: Story, *, at: datetime) -> None:
    """Have everything written to or about a patient arrive; a link in it is the patient's."""
    waiting = Outbox.objects.waiting().filter(patient=story.patient)
    for message in waiting.select_related("patient", "intake").order_by("pk"):
        story.token = message.read().get("token", story.token)
        if story.case.path is Path.UNREACHED:
            delivery.note_failed(message, Refused(), at=at, give_up=True)
        else:
            delivery.note_sent(message, at=at)
