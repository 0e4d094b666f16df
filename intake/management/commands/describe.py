"""Write the questionnaire and the rules as documents to read and sign."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from intake.describe import questions_document, rules_document
from intake.questionnaire.editions import CURRENT, ORIGINALS
from intake.rules.pairs import rulebook_for
from intake.rules.protocol import DEMONSTRATIONS


class Command(BaseCommand):
    help = (
        "Writes docs/questions.md and docs/rules.md; of an earlier edition, the two with its"
        " name, such as docs/questions-2026-11.md."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--edition", choices=ORIGINALS, default=CURRENT.name)

    def handle(self, *args: Any, edition: str, **options: Any) -> None:
        docs = Path(settings.BASE_DIR) / "docs"
        docs.mkdir(exist_ok=True)
        end = "" if edition == CURRENT.name else f"-{edition}"
        rules = rules_document(DEMONSTRATIONS[rulebook_for(edition).version])
        (docs / f"questions{end}.md").write_text(questions_document(ORIGINALS[edition]), "utf-8")
        (docs / f"rules{end}.md").write_text(rules, "utf-8")
        self.stdout.write(f"Wrote docs/questions{end}.md and docs/rules{end}.md.")
