"""The signals as rulebooks read them since 2027-01: a "not sure" is not a "no".

Until then an unsure answer let a self-report pass for one of the people studied. Now it caps the
signal at LOW, as the answer that is feared would or less. It never makes NONE, which only a
known answer does. Every other question that a signal reads is a grade, or takes no "not sure";
what the neck is held for is the rules' to look at (RH-01, RH-02, RH-05, RS-25, RS-30).
"""

from dataclasses import replace

from intake.questionnaire.conditions import Condition, any_of
from intake.questionnaire.kinds import UNSURE
from intake.questionnaire.sections.unsure import (
    ISO,
    RED_BODY,
    RED_SPOTS,
    RED_THICK,
)
from intake.rules.levels import Fit
from intake.rules.signals import SIGNALS, Signal

CAPPED: dict[str, Condition] = {
    "C-OIL": ISO.is_(UNSURE),
    "C-ACNE": ISO.is_(UNSURE),
    "C-PORES": ISO.is_(UNSURE),
    "C-RED": any_of(RED_THICK.is_(UNSURE), RED_BODY.has(UNSURE), RED_SPOTS.is_(UNSURE)),
}


def _capped(signal: Signal) -> Signal:
    """The signal with its cap before the first fit above LOW; what settles it below comes first."""
    if signal.code not in CAPPED:
        return signal
    cases = list(signal.cases)
    above = next(place for place, (fit, _) in enumerate(cases) if fit in (Fit.HIGH, Fit.MEDIUM))
    cases.insert(above, (Fit.LOW, CAPPED[signal.code]))
    return replace(signal, cases=tuple(cases))


UNSURE_SIGNALS = tuple(_capped(signal) for signal in SIGNALS)
