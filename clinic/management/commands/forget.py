"""`manage.py forget`: forget what each clinic has kept for as long as it wants to."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from clinic.forgetting.services import ClockInDoubt, forget_due, to_forget
from intake.models import Clinic


class Command(BaseCommand):
    help = "Forget drafts and people whose time is over, as each clinic says. Run it nightly."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what it would be")
        parser.add_argument(
            "--sure", action="store_true", help="the clock of this machine is right"
        )

    def handle(self, *args: Any, dry_run: bool, sure: bool, **options: Any) -> None:
        at, doubts = timezone.now(), []
        for clinic in Clinic.objects.order_by("pk"):
            if dry_run:
                self.stdout.write(f"{clinic}: {to_forget(clinic, at=at)} would be forgotten")
                continue
            try:
                self.stdout.write(f"{clinic}: {forget_due(clinic, at=at, sure=sure)} forgotten")
            except ClockInDoubt as problem:
                doubts.append(f"{clinic}: {problem}")
        if doubts:
            raise CommandError("\n".join(doubts))
