"""`manage.py deliver`: send the messages that are due."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from intake import notices, services
from intake.models import Outbox

PAUSE = 5  # seconds between looks into the outbox
BATCH = 100


class Command(BaseCommand):
    help = "Send the messages that are due, once or (--watch) until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--watch", action="store_true", help="keep looking until stopped")

    def handle(self, *args: Any, watch: bool, **options: Any) -> None:
        self.deliver_due()
        while watch:
            time.sleep(PAUSE)
            self.deliver_due()

    def deliver_due(self) -> None:
        services.tend_requests(timezone.now())
        due = Outbox.objects.due(timezone.now()).select_related("clinic", "patient")[:BATCH]
        sent = sum(notices.deliver(message, at=timezone.now()) for message in due)
        waiting = Outbox.objects.due(timezone.now()).count()
        failed = Outbox.objects.failed().count()
        if sent or waiting:
            self.stdout.write(f"{sent} sent, {waiting} still due, {failed} given up")
