"""Write the questionnaire and the rules as documents to read and sign."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from intake.describe import questions_document, rules_document
from intake.questionnaire.editions import CURRENT
from intake.rules.protocol import DEMONSTRATION


class Command(BaseCommand):
    help = "Writes docs/questions.md and docs/rules.md."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        docs = Path(settings.BASE_DIR) / "docs"
        docs.mkdir(exist_ok=True)
        (docs / "questions.md").write_text(questions_document(CURRENT), encoding="utf-8")
        (docs / "rules.md").write_text(rules_document(DEMONSTRATION), encoding="utf-8")
        self.stdout.write("Wrote docs/questions.md and docs/rules.md.")
