"""`manage.py deliver`: queue the reminders that are due, and send what is in the outbox."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from clinic.following.due import write_due
from clinic.reminders.services import hold_back, remind_due
from intake import services
from intake.delivery import deliver
from intake.models import Clinic, Outbox

PAUSE = 5  # seconds between looks into the outbox
REMIND_EVERY = 12  # looks, so once a minute
BATCH = 100


class Command(BaseCommand):
    help = "Queue reminders and send the messages that are due, once or (--watch) until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--watch", action="store_true", help="keep looking until stopped")

    def handle(self, *args: Any, watch: bool, **options: Any) -> None:
        self.remind()
        self.deliver_due()
        looks = 0
        while watch:
            time.sleep(PAUSE)
            looks += 1
            if looks % REMIND_EVERY == 0:
                self.remind()
            self.deliver_due()

    def remind(self) -> None:
        at = timezone.now()
        clinics = list(Clinic.objects.order_by("pk"))
        made = sum(remind_due(clinic, at=at) for clinic in clinics)
        if made:
            self.stdout.write(f"{made} reminders queued")
        asked = sum(write_due(clinic, at=at) for clinic in clinics)
        if asked:
            self.stdout.write(f"{asked} messages after a treatment queued")

    def deliver_due(self) -> None:
        services.tend_requests(timezone.now())
        hold_back(at=timezone.now())
        due = Outbox.objects.due(timezone.now()).select_related("clinic", "patient")[:BATCH]
        sent = sum(deliver(message, at=timezone.now()) for message in due)
        waiting = Outbox.objects.due(timezone.now()).count()
        failed = Outbox.objects.failed().count()
        if sent or waiting:
            self.stdout.write(f"{sent} sent, {waiting} still due, {failed} given up")
