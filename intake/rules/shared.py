"""Conditions that more than one rule or signal reads."""

from intake.questionnaire.conditions import AgeAt, Named, any_of
from intake.questionnaire.sections.health import BLEED, KELOID, MEDS, SKIN_NOW
from intake.questionnaire.sections.hopes import (
    APP_AVOID,
    APP_DX,
    APP_TIME,
    APP_UPSET,
    APP_WORRY,
)
from intake.questionnaire.sections.safety import ALLERGY, BSV, DOB, PREG, SX_NOW
from intake.questionnaire.sections.treatments import ISO, TOX_EVER, TOX_WHO
from intake.rules.policy import WORRY_CUT

AGE_AT_SUBMISSION = AgeAt("submission", DOB)
AGE_AT_VISIT = AgeAt("visit", DOB)

BULBAR = SX_NOW.has("BREATH", "SWALLOW", "SPEECH", "EYES", "WEAK")

ON_ISOTRETINOIN = ISO.is_("NOW", "PAST6")

APPEARANCE_WORRY = Named(
    "the appearance-worry screen is positive",
    (
        (APP_WORRY >= WORRY_CUT)
        & APP_TIME.is_("H1_3", "GT3")
        & ((APP_UPSET >= WORRY_CUT) | (APP_AVOID >= WORRY_CUT))
    )
    | APP_DX.is_("YES"),
)

UNSURE_OR_PRIVATE = Named(
    "an answer is UNSURE or PRIVATE",
    any_of(
        TOX_EVER.is_("UNSURE"),
        TOX_WHO.is_("UNSURE"),
        BSV.has("UNSURE"),
        BLEED.is_("UNSURE"),
        SKIN_NOW.has("UNSURE"),
        KELOID.is_("UNSURE"),
        MEDS.has("UNSURE"),
        ALLERGY.has("UNSURE"),
        PREG.has("PRIVATE"),
        APP_DX.is_("PRIVATE"),
    ),
)
