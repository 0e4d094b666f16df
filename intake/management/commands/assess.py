"""Assess intakes given as JSON lines on standard input."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from intake.batch import BadLine, assess_line, lines
from intake.questionnaire.editions import CURRENT
from intake.rules.protocol import DEMONSTRATION


class Command(BaseCommand):
    help = (
        "Reads one intake a line as JSON (id, submitted_on, visit_on or null, jurisdiction,"
        " stocked_brands, answers) and writes its assessment. A line that cannot be read yields"
        ' {"id", "error"}; the rest goes on, and the exit status is then 1.'
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--explain", action="store_true", help="add findings in words")

    def handle(self, *args: Any, explain: bool, **options: Any) -> None:
        bad = False
        for line in lines(sys.stdin.buffer):
            try:
                result = assess_line(line, edition=CURRENT, protocol=DEMONSTRATION, explain=explain)
            except BadLine as problem:
                bad = True
                result = {"id": problem.about, "error": str(problem)}
            self.stdout.write(json.dumps(result))
        if bad:
            sys.exit(1)
