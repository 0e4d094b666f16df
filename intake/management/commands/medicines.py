"""`manage.py medicines`: the list for a pharmacist, or how well typed names are read."""

from __future__ import annotations

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from intake.medicines.asked import ASKED
from intake.medicines.measure import Measured, measure, slips
from intake.medicines.medicine import GENERAL

DATA = Path("tests") / "data"
LISTS = {
    "the test list": "medicine_spellings.csv",
    "a list that nothing was chosen by": "medicine_spellings_unseen.csv",
    "the test list in Spanish": "medicine_spellings_es.csv",
    "one in Spanish that nothing was chosen by": "medicine_spellings_es_unseen.csv",
    "the test list in Arabic": "medicine_spellings_ar.csv",
    "one in Arabic that nothing was chosen by": "medicine_spellings_ar_unseen.csv",
}


class Command(BaseCommand):
    help = "List the medicines that typed words are read as, or (--measure) how well that goes."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--measure", action="store_true", help="print recall and precision")

    def handle(self, *args: Any, measure: bool, **options: Any) -> None:
        if measure:
            self.measure()
            return
        for medicine in ASKED:
            names = ", ".join(medicine.spellings) or "-"
            source = f"{medicine.source.tag} [{medicine.source.mark}]"
            self.stdout.write(
                f"{medicine.group:9}{medicine.name}; {names}; {medicine.kind}; {source}"
            )
            for language, known in medicine.abroad.items():
                unchecked = f"{GENERAL.tag} [{GENERAL.mark}]"
                self.stdout.write(f"{'':9}{language}: {', '.join(known)}; {unchecked}")

    def measure(self) -> None:
        for what, name in LISTS.items():
            with (settings.BASE_DIR / DATA / name).open(encoding="utf-8", newline="") as lines:
                spellings = [(row["typed"], row["medicine"]) for row in csv.DictReader(lines)]
            self.tell(f"{len(spellings)} spellings of {what}", measure(spellings))
        made = list(slips())
        self.tell(f"{len(made)} names with one slip", measure(made))

    def tell(self, what: str, measured: Measured) -> None:
        self.stdout.write(
            f"{what}: recall {measured.recall:.1%}, precision {measured.precision:.1%}"
        )
        for typed, meant in measured.missed[:20]:
            self.stdout.write(f"  missed: {typed} ({meant})")
        for typed, meant, name in measured.wrong[:20]:
            self.stdout.write(f"  read wrongly: {typed} ({meant or 'nothing'}) as {name}")
