"""What a check-in asks: four things about safety, side effects, and the skin as it was asked first.

The questions about the skin are those of the edition that the patient answered, word for word,
and only of what was treated. Patients read no reason and no rule here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from intake.following.schedule import Moment, Part
from intake.questionnaire.conditions import Always
from intake.questionnaire.edition import Edition, Page
from intake.questionnaire.kinds import (
    YES_NO,
    YES_NO_UNSURE,
    Choice,
    MultiChoice,
    Option,
    Question,
    Scale,
    Words,
    options,
    scale,
)

SKIN = {
    "OIL": ("OIL_SHINE", "OIL_TOUCH", "OIL_FEEL", "OIL_BLOT", "BOTHER_OIL"),
    "ACNE": ("ACNE_NOW", "BOTHER_ACNE"),
    "RED": ("RED_NOW", "RED_FLUSH", "BOTHER_RED"),
    "TEXTURE": ("TEX_NOW", "BOTHER_TEXTURE"),
    "SCARS": ("SCAR_NOW", "BOTHER_SCARS"),
    "PORES": ("PORE_NOW", "BOTHER_PORES"),
    "NECK": ("NECK_CREPE", "NECK_LINES", "NECK_BANDS", "NECK_JAW", "NECK_SAG", "BOTHER_NECK"),
}


def _safety(code: str, text: str, label: str) -> Choice:
    why = "Effects of toxin can spread hours to weeks after it (boxed warning)"
    return Choice(code=code, text=text, label=label, why=why, options=YES_NO)


SAFETY = (
    _safety(
        "FU_SPREAD",
        "Do you have new trouble swallowing, breathing, speaking or seeing?",
        "New trouble swallowing, breathing, speaking or seeing",
    ),
    _safety("FU_WEAK", "Do you have new weakness in any part of your body?", "New weakness"),
    _safety("FU_RASH", "Do you have a rash, or new swelling?", "Rash or swelling"),
    _safety("FU_REDNESS", "Do you have redness that is spreading?", "Redness that is spreading"),
)
EFFECTS = (
    MultiChoice(
        code="FU_EFFECTS",
        text="Have you had any of these since the treatment?",
        label="Since the treatment",
        why="Side effects, with how many were asked",
        hint="Tick all that apply.",
        options=options(
            BRUISE="A bruise",
            BUMPS="Bumps",
            HEADACHE="A headache",
            SMILE="An uneven smile",
            BROW="An uneven brow",
            NONE="None of these",
        ),
    ),
)
SATISFIED = (
    Scale(
        code="FU_SATISFIED",
        text="How pleased are you with the result so far?",
        label="How pleased",
        why="Satisfaction, 0-4",
        options=scale("Not at all", "A little", "Somewhat", "Very", "Could not be more"),
    ),
    Choice(
        code="FU_AGAIN",
        text="Would you do it again?",
        label="Would do it again",
        why="Tracks benefit as the patient sees it",
        options=YES_NO_UNSURE,
    ),
)
WORN = (
    Choice(
        code="FU_WORN",
        text="Has the effect worn off?",
        label="Has worn off",
        why="The patient's own word ends the effect in the chart",
        options=(*YES_NO, Option("NEVER", "I never saw an effect")),
    ),
)
MORE = Words(
    code="FU_TEXT",
    text="Is there anything else you want to say? Please do not write about an emergency here.",
    label="In your words",
    why="Shown to the clinician word for word; no rule reads it",
    hint="A few words are enough.",
    long=True,
)
PARTS = {
    Part.SAFETY: SAFETY,
    Part.EFFECTS: EFFECTS,
    Part.SATISFIED: SATISFIED,
    Part.WORN: WORN,
}
RED_FLAGS = tuple(question.code for question in SAFETY)
OWN = (*SAFETY, *EFFECTS, *SATISFIED, *WORN, MORE)


def questionnaire(
    edition: Edition, concerns: Collection[str], moment: Moment, *, said: Callable[[str], str] = str
) -> Edition:
    """What this patient is asked at a moment, as one page.

    `edition` is the questionnaire that was answered before the treatment, in the patient's
    language; `said` puts words that it does not hold into that language.
    """
    asked: list[Question] = []
    for part in moment.asks:
        if part is Part.SKIN:
            asked += [_always(edition.questions[code]) for code in skin_codes(concerns)]
        else:
            asked += [_said(question, said) for question in PARTS[part]]
    page = Page("check-in", said("Your check-in"), "", (*asked, _said(MORE, said)))
    return Edition(f"{edition.name}, {moment.key}", edition.language, (page,))


def skin_codes(concerns: Collection[str]) -> list[str]:
    """The questions about what was treated, in the order of the concerns."""
    return [code for concern, codes in SKIN.items() if concern in concerns for code in codes]


def is_red(answers: Mapping[str, Any]) -> bool:
    """Whether any answer about safety is a yes."""
    return any(answers.get(code) == "YES" for code in RED_FLAGS)


def words_said() -> list[str]:
    """Every word of its own that a check-in says."""
    told = ["Your check-in"]
    for question in OWN:
        told += [question.text, question.label, question.hint]
        told += [option.label for option in question.options]
    return list(dict.fromkeys(filter(None, told)))


def _always(question: Question) -> Question:
    return replace(question, shown_if=Always())


def _said(question: Question, said: Callable[[str], str]) -> Question:
    return replace(
        question,
        text=said(question.text),
        label=said(question.label),
        hint=said(question.hint) if question.hint else "",
        options=tuple(Option(one.code, said(one.label)) for one in question.options),
    )
