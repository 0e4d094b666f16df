"""`manage.py demo`: fill the demonstration clinic once, and print how to get in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from clinic.demo.link import fresh_link
from clinic.demo.people import STAFF
from clinic.demo.seed import PASSWORD, TABLET_PIN, find, seed
from clinic.staff.roles import Role
from intake.models import Clinic


class Command(BaseCommand):
    help = "Fill the demonstration clinic once, and print its addresses and sign-ins."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.RELEASE:
            raise CommandError("A release holds real patients: there is no demonstration in it.")
        clinic, at = find(), timezone.now()
        if clinic is None and Clinic.objects.exists():
            raise CommandError(
                "This database holds another clinic. Point VAR_DIR at an empty folder first."
            )
        self.show(clinic or self.fill(at=at))

    def fill(self, *, at: datetime) -> Clinic:
        self.stdout.write("Filling the demonstration; this takes some seconds.\n\n")
        return seed(at=at)

    def show(self, clinic: Clinic) -> None:
        """Print the front page, a patient's link, and a sign-in for each role."""
        made = fresh_link(clinic, at=timezone.now())
        who = made.intake.patient.read_identity()
        link = reverse("intake:link", args=[made.token])
        lines = [
            f"{clinic.name}, with invented people. Nothing here is real.",
            "",
            f"Front page   {settings.PUBLIC_URL}/",
            f"A patient    {settings.PUBLIC_URL}{link}",
            f"             {who.name}, date of birth {who.birth_date:%-d %-m %Y}",
            f"Staff        {settings.PUBLIC_URL}{reverse('account_login')}",
        ]
        for role in Role:
            one = next(colleague for colleague in STAFF if colleague.role == role)
            lines.append(f"             {role.label:<12} {one.email:<26} {one.name}")
        lines.append(f"             password     {PASSWORD}")
        lines.append(f"             tablet's PIN {TABLET_PIN}")
        self.stdout.write("\n".join(lines))
