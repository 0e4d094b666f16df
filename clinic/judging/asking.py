"""From a finding to the questions that would settle it."""

from __future__ import annotations

from clinic.asking.topics import Topic
from intake.models import Intake


def ticked(intake: Intake, rule: str, topics: list[Topic]) -> list[str]:
    """Of what can be asked, what the finding of this rule was made from."""
    assessment = intake.latest_assessment()
    found = assessment.document["findings"] if assessment and rule else ()
    codes = {
        code
        for finding in found
        if finding["rule"] == rule
        for code in (*finding.get("evidence", ()), *finding.get("missing", ()))
    }
    return [o.key for topic in topics for o in topic.offers if codes & {*o.codes}]
