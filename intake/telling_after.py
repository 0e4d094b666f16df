"""What was done and told after the answers, for the patient's own copy, in their language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from intake.checking_in import asked
from intake.dates import short_day, whole_day
from intake.following.schedule import WEEK_4
from intake.models import CheckIn, Intake, Photo, Treatment
from intake.questionnaire.edition import Edition
from intake.questionnaire.kinds import Words
from intake.questionnaire.spoken import Said, spoken
from intake.services.following import treatment_of


def afterwards(intake: Intake, *, said: Said) -> list[dict[str, Any]]:
    """A card for what was done and one for each check-in; empty where nothing was done."""
    edition, treatment = intake.read_edition(), treatment_of(intake)
    told = intake.check_ins.select_related("treatment", "intake__patient").order_by("pk")
    cards = [_done(treatment, edition, said=said)] if treatment else []
    return [*cards, *(_check_in(one, edition, said=said) for one in told)]


def _done(treatment: Treatment, edition: Edition, *, said: Said) -> dict[str, Any]:
    questions = edition.questions
    coded = {"TOX_BRAND": treatment.brand, "ZONES": treatment.zones, "GOALS": treatment.concerns}
    rows = [(gettext("Day"), short_day(treatment.on)), (gettext("Lot"), treatment.lot)]
    rows += [(questions[c].label, spoken(questions[c], told, said)) for c, told in coded.items()]
    return {"title": gettext("What was done"), "rows": [_row(*row) for row in rows]}


def _check_in(made: CheckIn, edition: Edition, *, said: Said) -> dict[str, Any]:
    questions = asked(edition.name, made.treatment.concerns, made.asked).questions
    rows = [
        _row(question.label, spoken(question, made.answers[code], said))
        for code, question in questions.items()
        if code in made.answers and not isinstance(question, Words)
    ]
    if words := made.read_words():
        rows.append(_row(questions["FU_TEXT"].label, words, own_words=True))
    if made.asked == WEEK_4 and (sides := _photos(made)):
        rows.append(_row(gettext("Your photos"), sides))
    title = gettext("What you told us on %(day)s") % {"day": whole_day(made.on)}
    return {"title": title, "rows": rows}


def _photos(made: CheckIn) -> str:
    """The sides that were photographed."""
    there = set(Photo.objects.of(made.intake, made.moment).there().values_list("side", flat=True))
    return ", ".join(gettext(str(side.label)) for side in Photo.Side if side.value in there)


def _row(label: str, words: str, *, own_words: bool = False) -> dict[str, Any]:
    return {"label": label, "words": words, "own_words": own_words}
