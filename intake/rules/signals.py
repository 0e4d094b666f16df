"""Candidate signals: per concern, how like the people studied a self-report is.

Signals never raise or lower triage. The cut-offs are engineering choices, to be recalibrated
with local data. HIGH is possible only where the evidence is of grade B.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from intake.questionnaire.conditions import Always, Condition, Highest, Term, any_of
from intake.questionnaire.kinds import Scale
from intake.questionnaire.sections.skin import (
    ACNE_NOW,
    ACNE_TRIED,
    BOTHER_ACNE,
    BOTHER_OIL,
    BOTHER_RED,
    OIL_SCORE,
    RED_BODY,
    RED_DX,
    RED_FLUSH,
    RED_NOW,
    RED_SPOTS,
    RED_THICK,
)
from intake.questionnaire.sections.surface import (
    BOTHER_NECK,
    BOTHER_PORES,
    BOTHER_SCARS,
    BOTHER_TEXTURE,
    NECK_BANDS,
    NECK_CREPE,
    NECK_JAW,
    NECK_LINES,
    NECK_SAG,
    PORE_NOW,
    SCAR_NOW,
    SCAR_TYPE,
    TEX_NOW,
)
from intake.questionnaire.walking import questions_read
from intake.rules.levels import Fit
from intake.rules.policy import (
    BOTHER_CUT,
    BOTHER_HIGH,
    GRADE_CUT,
    OIL_HIGH,
    OIL_LOW,
    OIL_MEDIUM,
)
from intake.rules.shared import ON_ISOTRETINOIN


@dataclass(frozen=True, eq=False)
class Signal:
    """One concern's signal: the first case that holds gives the fit.

    `explanation` is a template over the answers that clinicians read beside it. `grade` is the
    grade of the evidence, A to D.
    """

    code: str
    concern: str
    title: str
    grade: str
    cases: tuple[tuple[Fit, Condition], ...]
    bother: Scale
    explanation: str
    sources: tuple[str, ...]
    held_by_neck_rules: bool = False

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The codes of the questions a clinician sees beside it."""
        codes = {self.bother.code, "ZONES"}
        return tuple(sorted(codes.union(*(questions_read(case) for _, case in self.cases))))


def not_bothered(bother: Scale) -> Condition:
    return bother < BOTHER_CUT


OTHERWISE = Always()
NECK_WORST: Term = Highest((NECK_CREPE, NECK_LINES, NECK_BANDS, NECK_JAW))

SIGNALS = (
    Signal(
        code="C-OIL",
        concern="OIL",
        title="Oil",
        grade="B",
        cases=(
            (Fit.NONE, (OIL_SCORE < OIL_LOW) | not_bothered(BOTHER_OIL)),
            (Fit.LOW, ON_ISOTRETINOIN),
            (Fit.HIGH, (OIL_SCORE >= OIL_HIGH) & (BOTHER_OIL >= BOTHER_HIGH)),
            (Fit.MEDIUM, OIL_SCORE >= OIL_MEDIUM),
            (Fit.LOW, OTHERWISE),
        ),
        bother=BOTHER_OIL,
        explanation="Self-rated oil {OIL_SCORE}/16, bother {BOTHER_OIL}/4, areas {ZONES}."
        " Controlled studies in oily skin: fall at 1-2 weeks, largest at about 2-4, mostly gone"
        " by 16 (some 4-6 months). One 10-person study and one rosacea RCT saw no change."
        " Confirm on examination.",
        sources=("LI13", "MIN15", "KESTY21", "SAPRA17"),
    ),
    Signal(
        code="C-ACNE",
        concern="ACNE",
        title="Acne",
        grade="D",
        cases=(
            (Fit.NONE, (ACNE_NOW < 2) | ACNE_NOW.equals(4) | not_bothered(BOTHER_ACNE)),
            (Fit.LOW, ON_ISOTRETINOIN | ACNE_TRIED.is_("NONE")),
            (Fit.MEDIUM, OIL_SCORE >= OIL_MEDIUM),
            (Fit.LOW, OTHERWISE),
        ),
        bother=BOTHER_ACNE,
        explanation="Self-graded acne {ACNE_NOW}/4. Uncontrolled data only, mild-moderate"
        " adults. Standard acne care first.",
        sources=("CALV22", "ACNE30"),
    ),
    Signal(
        code="C-RED",
        concern="RED",
        title="Redness and flushing",
        grade="B-",
        cases=(
            (
                Fit.NONE,
                any_of(
                    (RED_NOW < GRADE_CUT) & (RED_FLUSH < GRADE_CUT),
                    RED_THICK.is_("YES"),
                    RED_BODY.has_any_but("NONE"),
                    not_bothered(BOTHER_RED),
                ),
            ),
            (Fit.LOW, RED_SPOTS.is_("MANY")),
            (Fit.HIGH, RED_DX.is_("CLIN")),
            (Fit.MEDIUM, RED_DX.is_("SELF")),
            (Fit.LOW, OTHERWISE),
        ),
        bother=BOTHER_RED,
        explanation="Redness {RED_NOW}/4, flushing {RED_FLUSH}/4, diagnosis {RED_DX}. Small"
        " split-face RCTs: better at 1-3 months, back by 3-6. Patient ratings also improved on"
        " saline sides. Weak smile about 4%.",
        sources=("YEH25", "DS24", "ALS23"),
    ),
    Signal(
        code="C-PORES",
        concern="PORES",
        title="Pores",
        grade="C",
        cases=(
            (Fit.NONE, (PORE_NOW < GRADE_CUT) | not_bothered(BOTHER_PORES)),
            (Fit.LOW, ON_ISOTRETINOIN),
            (Fit.MEDIUM, OIL_SCORE >= OIL_MEDIUM),
            (Fit.LOW, OTHERWISE),
        ),
        bother=BOTHER_PORES,
        explanation="Pores {PORE_NOW}/4. Trials conflict: one saline-controlled split-face study"
        " positive to 4 months; a 10-person study without placebo and one series negative.",
        sources=("SPLIT21", "SAPRA17", "AHMAD"),
    ),
    Signal(
        code="C-TEX",
        concern="TEXTURE",
        title="Texture",
        grade="C",
        cases=(
            (Fit.NONE, (TEX_NOW < GRADE_CUT) | not_bothered(BOTHER_TEXTURE)),
            (Fit.LOW, OTHERWISE),
        ),
        bother=BOTHER_TEXTURE,
        explanation="Texture {TEX_NOW}/4. One 10-person study without placebo rated texture"
        " smoother; part of the effect may be needling.",
        sources=("SAPRA17",),
    ),
    Signal(
        code="C-SCAR",
        concern="SCARS",
        title="Acne scars",
        grade="D",
        cases=(
            (
                Fit.NONE,
                any_of(
                    ~SCAR_TYPE.has("SHALLOW"),
                    SCAR_NOW < 2,
                    SCAR_NOW.equals(4),
                    not_bothered(BOTHER_SCARS),
                ),
            ),
            (Fit.LOW, OTHERWISE),
        ),
        bother=BOTHER_SCARS,
        explanation="Scars {SCAR_NOW}/4, {SCAR_TYPE}. Support is for toxin after microneedling,"
        " not injection alone.",
        sources=("EBR22", "ALB23", "NCT544"),
    ),
    Signal(
        code="C-NECK",
        concern="NECK",
        title="Neck and lower face",
        grade="C (contour), D (crepe)",
        cases=(
            (
                Fit.NONE,
                any_of(NECK_WORST < GRADE_CUT, NECK_SAG.equals(4), not_bothered(BOTHER_NECK)),
            ),
            (Fit.MEDIUM, NECK_SAG <= 2),
            (Fit.LOW, OTHERWISE),
        ),
        bother=BOTHER_NECK,
        explanation="Crepe {NECK_CREPE}, lines {NECK_LINES}, bands {NECK_BANDS}, jaw {NECK_JAW},"
        " sag {NECK_SAG} of 4. Case series and a 25-person crossover for jowl and contour;"
        " horizontal lines: satisfaction not above 50%. Loose hanging skin is not helped.",
        sources=("WU15", "AWA18", "LEE18"),
        held_by_neck_rules=True,
    ),
)
