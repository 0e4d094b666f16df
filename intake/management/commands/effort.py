"""`manage.py effort`: what each edition costs three patients, beside what it may cost."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from intake import effort
from intake.effort import Effort
from intake.personas import everybody
from intake.questionnaire.editions import ORIGINALS

ESTIMATED = (
    ("a word", 1 / effort.ESTIMATED_WORDS_A_SECOND),
    ("a tap", effort.ESTIMATED_TAP),
    ("a character", effort.ESTIMATED_KEY),
)
CONSTANTS = (
    ("a word read", 1 / effort.WORDS_A_SECOND),
    ("a word looked over", 1 / effort.SKIMMED_A_SECOND),
    ("a decision", effort.MENTAL),
    ("a tap", effort.TAP),
    ("a box to type in", effort.HOME),
    ("a character", effort.KEY),
    ("a new page", effort.RESPONSE),
)
ASSUMED = (
    "It assumes an expert who makes no error, reads every word in sight once, but stops at the"
    " own answer where one is chosen; looks over the own answers on the check and the cards;"
    " opens nothing that is folded away; decides at every question, answered or left alone;"
    " and scrolls as part of a tap. Who comes back has a clean history, no treatment since, the"
    " same language and phone, and signed the same words. Real people are slower."
)
HEAD = "{:34}{:>6}{:>9}{:>6}{:>7}{:>7}{:>10}{:>7}  {}"


class Command(BaseCommand):
    help = "Print pages, answers, taps, typing, words and seconds of three patients per edition."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pages", action="store_true", help="name the slowest pages too")

    def handle(self, *args: Any, pages: bool, **options: Any) -> None:
        for name, edition in ORIGINALS.items():
            self.stdout.write(f"Edition {name}")
            columns = (
                "",
                "pages",
                "answers",
                "taps",
                "typed",
                "words",
                "estimate",
                "model",
                "target",
            )
            self.stdout.write(HEAD.format(*columns))
            for patient in everybody(edition):
                self.tell(patient, pages=pages)
        self.stdout.write(
            f"Estimate, as the targets were set, seconds for {_told(ESTIMATED)}.\n"
            f"Keystroke-level model, seconds for {_told(CONSTANTS)}; see intake/effort.py"
        )
        self.stdout.write(ASSUMED)

    def tell(self, patient: Effort, *, pages: bool) -> None:
        target = patient.target
        verdict = "met" if patient.within else "MISSED"
        self.stdout.write(
            HEAD.format(
                patient.who,
                patient.pages,
                patient.answers,
                patient.taps,
                patient.typed,
                patient.words,
                round(patient.estimate),
                round(patient.seconds),
                f"{target.answers} answers, {target.seconds} s: {verdict}",
            )
        )
        parts = ", ".join(f"{kind} {seconds:.0f}" for kind, seconds in patient.parts.items())
        self.stdout.write(f"  by the model {parts}")
        for step in patient.dearest if pages else ():
            self.stdout.write(
                f"  {step.seconds:5.0f} s  {step.page}, {step.words + step.skimmed} words"
            )


def _told(costs: tuple[tuple[str, float], ...]) -> str:
    return ", ".join(f"{what} {seconds:.2f}" for what, seconds in costs)
