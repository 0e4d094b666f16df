"""The course after a treatment as a clinician reads it: per concern, and check-in by check-in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from clinic.following.chart import chart
from clinic.following.models import Closing
from clinic.staff import wording
from intake.checking_in import answered, told
from intake.following.course import (
    MOST,
    MOST_OTHERWISE,
    NEAR,
    NEAR_OTHERWISE,
    SAID_WORN,
    WORN,
    Told,
    bother,
    changed,
    no_response,
    score,
    worn_off,
)
from intake.following.questions import SAFETY
from intake.following.schedule import BY_KEY, MOMENTS
from intake.models import CheckIn, Clinic, Intake, Task, Treatment
from intake.questionnaire.sections.goals import GOALS, ZONES
from intake.questionnaire.sections.treatments import TOX_BRAND


@dataclass(frozen=True, slots=True)
class Step:
    """What a patient said of one concern at one moment."""

    when: str
    on: str
    score: str
    bother: str
    change: str


@dataclass(frozen=True, slots=True)
class Course:
    """One concern from its baseline on; `says` is what the definitions make of it."""

    title: str
    most: int
    chart: SafeString
    steps: list[Step]
    says: list[str]


@dataclass(frozen=True, slots=True)
class Done:
    """A treatment in words."""

    made: Treatment
    on: str
    brand: str
    concerns: str
    zones: str
    recorded: str
    why: str


def treatments_of(intake: Intake, *, at: datetime) -> QuerySet[Treatment]:
    """What was recorded by then, the newest first."""
    return intake.treatments.filter(at__lte=at).select_related("by").order_by("-pk")


def treatments(made: Iterable[Treatment], *, now: datetime) -> list[Done]:
    """What was recorded, in words."""
    return [_done(one, now=now) for one in made]


def needed_on(made: Iterable[Treatment], *, today: date) -> date:
    """The day on which the answers have to be fresh: that of the treatment, or else today."""
    newest = next(iter(made), None)
    return newest.on if newest is not None and newest.given else today


def courses(treatment: Treatment, check_ins: Sequence[CheckIn], clinic: Clinic) -> list[Course]:
    """A course for each concern that was treated and of which there is a baseline."""
    before, since = treatment.revision.answers, told(check_ins)
    derives = clinic.mode != Clinic.Mode.INTAKE_ONLY
    return [
        _course(concern, treatment, before, since, derives=derives)
        for concern in treatment.concerns
        if score(concern, before) is not None
    ]


def told_since(check_ins: Sequence[CheckIn], *, now: datetime) -> list[dict[str, Any]]:
    """Every check-in with its answers and words, the newest first."""
    return [
        {
            "made": one,
            "name": one.asked.name,
            "when": wording.moment(one.at.astimezone(now.tzinfo), now=now),
            "answers": answered(one),
            "words": one.read_words(),
        }
        for one in reversed(check_ins)
    ]


def missed(treatment: Treatment, check_ins: Sequence[CheckIn], *, today: date) -> list[str]:
    """The check-ins that closed without an answer."""
    given = {one.moment for one in check_ins}
    return [m.name for m in MOMENTS if m.closes(treatment.on) <= today and m.key not in given]


def tasks(intake: Intake, *, now: datetime) -> list[dict[str, Any]]:
    """What somebody has to look at, or did: open ones first."""
    made = intake.tasks.select_related("check_in__treatment", "closing__by").order_by("-pk")
    shown = [_task(task, now=now) for task in made]
    return sorted(shown, key=lambda one: one["closing"] is not None)


def _task(task: Task, *, now: datetime) -> dict[str, Any]:
    closing: Closing | None = getattr(task, "closing", None)
    told = task.check_in.answers
    return {
        "task": task,
        "safety": task.kind == Task.Kind.SAFETY,
        "when": wording.moment(task.at.astimezone(now.tzinfo), now=now),
        "told": [sign.label for sign in SAFETY if told.get(sign.code) == "YES"],
        "closing": closing,
        "closed": closing and wording.moment(closing.at.astimezone(now.tzinfo), now=now),
        "words": closing and closing.read_words(),
    }


def _done(made: Treatment, *, now: datetime) -> Done:
    return Done(
        made=made,
        on=wording.full_day(made.on),
        brand=TOX_BRAND.option_label(made.brand),
        concerns=", ".join(GOALS.option_label(code) for code in made.concerns),
        zones=", ".join(ZONES.option_label(code) for code in made.zones),
        recorded=wording.moment(made.at.astimezone(now.tzinfo), now=now),
        why=made.read_why(),
    )


def _course(
    concern: str,
    treatment: Treatment,
    before: dict[str, Any],
    since: Sequence[Told],
    *,
    derives: bool,
) -> Course:
    first = score(concern, before)
    assert first is not None  # or there is nothing to draw
    scored = [(one, n) for one in since if (n := score(concern, one.answers)) is not None]
    title, most = GOALS.option_label(concern), MOST.get(concern, MOST_OTHERWISE)
    heard = [f"{n} at {BY_KEY[one.moment].name.lower()}" for one, n in scored]
    return Course(
        title=title,
        most=most,
        chart=chart(
            [(0, first), *(((one.on - treatment.on).days, n) for one, n in scored)],
            most=most,
            words=f"{title}, 0 to {most}: " + ", ".join([f"{first} before", *heard]),
        ),
        steps=[_before(concern, first, before, treatment), *_steps(concern, first, before, scored)],
        says=list(_says(concern, before, since)) if derives else [],
    )


def _before(concern: str, first: int, before: dict[str, Any], treatment: Treatment) -> Step:
    on = wording.full_day(treatment.revision.submitted_on)
    return Step("Before", on, str(first), _number(bother(concern, before)), "")


def _steps(
    concern: str, first: int, before: dict[str, Any], scored: Sequence[tuple[Told, int]]
) -> Iterator[Step]:
    for one, now in scored:
        yield Step(
            when=BY_KEY[one.moment].name,
            on=wording.full_day(one.on),
            score=str(now),
            bother=_number(bother(concern, one.answers)),
            change=_signed(now - first),
        )


def _says(concern: str, before: dict[str, Any], since: Sequence[Told]) -> Iterator[str]:
    """What the definitions make of it: never why."""
    seen = [BY_KEY[one.moment].name for one in since if changed(concern, before, one.answers)]
    if seen:
        yield f"Possible meaningful change: {', '.join(seen)}."
    if no_response(concern, before, since):
        yield "No response: no meaningful change at week 4 and at week 8."
    if worn := worn_off(concern, before, since):
        says_so = any(one.on == worn and one.answers.get(SAID_WORN) == WORN for one in since)
        near = NEAR.get(concern, NEAR_OTHERWISE)
        yield f"Worn off by {wording.full_day(worn)}" + (
            ": the patient says so."
            if says_so
            else f", as defined: within {near} of the start, and no possible meaningful change, "
            "at two check-ins in a row."
        )


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _signed(change: int) -> str:
    return f"{change:+d}".replace("-", "−") if change else "0"
