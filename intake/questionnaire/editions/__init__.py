"""Published questionnaires.

A published edition never changes: every intake names the edition it was asked in, so it can
always be shown as it was asked. New wording, order or questions make a new edition; a new
meaning needs a new code. A test holds the fingerprints.
"""

from intake.questionnaire.edition import Edition
from intake.questionnaire.editions.edition_2026_11 import EDITION_1
from intake.questionnaire.editions.edition_2026_12 import EDITION_2
from intake.questionnaire.editions.edition_2027_01 import EDITION_3

EDITIONS: dict[str, Edition] = {
    edition.name: edition for edition in (EDITION_1, EDITION_2, EDITION_3)
}
CURRENT = EDITION_3
