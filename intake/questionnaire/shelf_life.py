"""How long an answer stands before it is asked again, and what a returning patient is asked.

Every period here is product policy [P]: no study says after how many months an answer about
health is stale. A clinic's lead clinician signs them with the rest of the questionnaire. What
is not listed is asked every time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from intake.questionnaire.answers import BIRTH_DATE, Unreadable, read_answer
from intake.questionnaire.calendar import add_months
from intake.questionnaire.edition import Edition, MergedList, Page
from intake.questionnaire.kinds import NONE, Day, MultiChoice, Question, Tick


@dataclass(frozen=True, slots=True)
class ShelfLife:
    """For how many months an answer may be confirmed instead of given anew: None, for ever.

    What is `settled` cannot become untrue and is never asked again.
    """

    months: int | None
    because: str
    settled: frozenset[str] = frozenset()

    def fresh(self, given: date, *, on: date) -> bool:
        return self.months is None or (self.months > 0 and add_months(given, self.months) >= on)

    def keeps(self, answer: Any) -> bool:
        """Whether the answer needs not even be confirmed."""
        return self.months is None or (isinstance(answer, str) and answer in self.settled)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a patient told before, and the day each question was last answered or confirmed.

    `dates` also names the questions that were asked and left open. `read_whole` is the day on
    which the patient last read a question as `edition` puts it to who is new.
    """

    answers: Mapping[str, Any]
    dates: Mapping[str, date]
    read_whole: Mapping[str, date] = field(default_factory=dict)
    edition: Edition | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """What a returning patient is asked: anew, to confirm, or not at all; by question code.

    Of what is asked anew, `in_short` is what they have read before and had nothing to tell of.
    """

    asked: tuple[str, ...]
    confirm: tuple[str, ...]
    kept: tuple[str, ...]
    in_short: tuple[str, ...] = ()


def due(edition: Edition, earlier: Earlier, *, on: date) -> Due:
    """What is asked on a day of a patient who answered before.

    Questions that arise by those answers are sorted; one that arises only by a new answer is
    for the day it does. A list that patients see as one is asked as one.
    """
    answers = readable(edition, earlier.answers)
    values = {code: read_answer(edition.questions[code], a) for code, a in answers.items()}
    arising = edition.arising.shown(values)
    sorted_into: dict[str, list[str]] = {"asked": [], "confirm": [], "kept": []}
    for page in edition.pages:
        arisen = {
            item.code: [q for q in _questions(item) if q.code in arising] for item in page.items
        }
        ways = {code: _way(asked, answers, earlier, on) for code, asked in arisen.items()}
        if not any(way == "confirm" and _required(item) for item, way in _both(page, ways)):
            # Nobody is shown a card of nothing but what they had left open.
            other = "asked" if "asked" in ways.values() else "kept"
            ways = {code: other if way == "confirm" else way for code, way in ways.items()}
        for item, way in _both(page, ways):
            sorted_into[way] += [q.code for q in arisen[item.code] if q.code != BIRTH_DATE]
    in_short = [code for code in sorted_into["asked"] if _is_known(edition, code, earlier, on=on)]
    if "MEDS" in in_short and "MEDS_TEXT" not in earlier.answers:
        in_short.append("MEDS_TEXT")  # a list of one's own, which was left empty beside it
    sorted_into["in_short"] = in_short
    return Due(**{way: tuple(codes) for way, codes in sorted_into.items()})


def readable(edition: Edition, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The raw answers that this edition can still read: its own questions and options."""
    found = {}
    for code, answer in answers.items():
        question = edition.questions.get(code)
        if question is not None and _reads(question, answer):
            found[code] = answer
    return found


def shelf_life(code: str) -> ShelfLife:
    return SHELF_LIFE.get(code, UNLISTED)


def _is_known(edition: Edition, code: str, earlier: Earlier, *, on: date) -> bool:
    """Whether this list was read whole within the year, in these options, and nothing was so."""
    read, then, question = earlier.read_whole.get(code), earlier.edition, edition.questions[code]
    if not isinstance(question, MultiChoice) or question.in_short is None or read is None:
        return False
    before = then.questions.get(code) if then and then.language == edition.language else None
    same = before is not None and before.option_codes == question.option_codes
    return same and earlier.answers.get(code) == [NONE] and READ_STANDS.fresh(read, on=on)


def _reads(question: Question, answer: Any) -> bool:
    try:
        read_answer(question, answer)
    except Unreadable:
        return False
    return True


def _both(page: Page, ways: Mapping[str, str]) -> list[tuple[Question | MergedList, str]]:
    return [(item, ways[item.code]) for item in page.items]


def _questions(item: Question | MergedList) -> tuple[Question, ...]:
    return item.questions if isinstance(item, MergedList) else (item,)


def _required(item: Question | MergedList) -> bool:
    return isinstance(item, MergedList) or item.required


def _way(questions: list[Question], answers: Mapping[str, Any], earlier: Earlier, on: date) -> str:
    """How the questions of one item are asked; the strictest of them decides."""
    ways = {_way_of(question, answers, earlier.dates, on) for question in questions}
    return next((way for way in ("asked", "confirm") if way in ways), "kept")


def _way_of(
    question: Question, answers: Mapping[str, Any], dates: Mapping[str, date], on: date
) -> str:
    code, life = question.code, shelf_life(question.code)
    unanswered = question.required and code not in answers
    if isinstance(question, Tick) or code not in dates or unanswered:
        return "asked"
    answer = answers.get(code)
    if life.keeps(answer):
        return "kept"
    over = isinstance(question, Day) and not question.past and answer and answer < on.isoformat()
    return "confirm" if life.fresh(dates[code], on=on) and not over else "asked"


# For lists and for what is agreed to: no study says for how long a text is remembered.
READ_STANDS = ShelfLife(12, "Who read it more than a year ago may not know it any more.")
YES = frozenset({"YES"})
UNLISTED = ShelfLife(0, "Nobody has said how long it stands, so it is asked.")

_TABLE: tuple[tuple[ShelfLife, str], ...] = (
    (ShelfLife(None, "A person's own; they tell us if it changes."), "DOB NAME_PREF PRONOUNS"),
    (ShelfLife(None, "Skin keeps its colour and the way it takes the sun."), "SKIN_TONE SUN_REACT"),
    (
        ShelfLife(None, "What was understood once is not examined again."),
        "TB_WHO TB_LABEL TB_SWALLOW",
    ),
    (ShelfLife(None, "Photos can be added at any time, on a page of their own."), "PHOTO"),
    (ShelfLife(0, "It asks about today."), "SX_NOW SX_ONSET SKIN_NOW ILL_NOW RED_NOW ACNE_NOW"),
    (ShelfLife(0, "It asks about the days just gone."), "VACC RED_FLUSH"),
    (ShelfLife(0, "It can change in a day, and changes what is safe."), "PREG"),
    (ShelfLife(0, "A new medicine counts from its first day."), "MEDS AMINO_END MEDS_TEXT"),
    (ShelfLife(0, "Each time somebody else may be answering."), "FILLER"),
    (ShelfLife(0, "A first one may be new; having had one stays true.", YES), "TOX_EVER"),
    (
        ShelfLife(0, "The last one, and how it went, is the one that counts."),
        "TOX_LAST TOX_BRAND TOX_WHY TOX_WHO TOX_PROBLEM",
    ),
    (
        ShelfLife(0, "An agreement belongs to the answers it is sent with."),
        "CON_TRUTH CON_ROLE CON_OFFLABEL CON_CHANGE CON_DATA PHOTO_USE",
    ),
    (ShelfLife(12, "Allergies seldom come and go."), "ALLERGY"),
    (
        ShelfLife(12, "A long illness is known for years, and a new one within the year."),
        "NMD BSV HEART IMMUNE EYEFACE BLEED OTHER_DX APP_DX",
    ),
    (ShelfLife(12, "How skin heals changes slowly."), "KELOID HSV"),
    (ShelfLife(12, "Beliefs, work and past feelings change slowly."), "BLOODOK JOB APP_UNHAPPY"),
    (
        ShelfLife(6, "Wishes and worries change within a year."),
        "GOALS GOAL_TOP ZONES GOAL_TEXT EXP_RESULT EXP_LAST EXP_WHO"
        " APP_WORRY APP_TIME APP_UPSET APP_AVOID",
    ),
    (
        ShelfLife(6, "Skin changes with the season, care and treatment."),
        "OIL_SHINE OIL_TOUCH OIL_FEEL OIL_BLOT OIL_CHANGE DRY_PATCH BOTHER_OIL"
        " ACNE_TRIED BOTHER_ACNE RED_DX RED_SPOTS RED_EYES RED_THICK RED_BODY BOTHER_RED"
        " PORE_NOW BOTHER_PORES TEX_NOW BOTHER_TEXTURE SCAR_NOW SCAR_TYPE BOTHER_SCARS"
        " NECK_CREPE NECK_LINES NECK_BANDS NECK_JAW NECK_SAG BOTHER_NECK",
    ),
    (ShelfLife(6, "Treatments and tablets of the last half-year."), "PROCS ISO"),
    (ShelfLife(6, "Plans are made some months ahead."), "SURG_PLAN EVENT FOLLOWUP"),
    (ShelfLife(6, "People change how they wish to be reached."), "CONTACT CONTACT_PRIV LANG_HELP"),
)

SHELF_LIFE: dict[str, ShelfLife] = {code: life for life, codes in _TABLE for code in codes.split()}

# What is asked first of somebody who comes back: what can stop a form, then what may be new.
SAFETY_TODAY = ("SX_NOW", "SX_ONSET", "PREG", "ILL_NOW", "SKIN_NOW", "VACC", "FILLER")
SAFETY_SINCE = (
    *("MEDS", "AMINO_END", "MEDS_TEXT"),
    *("TOX_EVER", "TOX_LAST", "TOX_BRAND", "TOX_WHY", "TOX_WHO", "TOX_PROBLEM"),
)
