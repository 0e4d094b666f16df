"""What patients do in the demonstration: open a link, answer, send, and answer again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from random import Random
from uuid import UUID

from clinic.demo.pictures import drawn_face
from clinic.demo.story import Story
from intake import signing
from intake.following.questions import is_red
from intake.following.schedule import BY_KEY, WEEK_4
from intake.points import DRAWING, read_written
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.edition import Page
from intake.route import Route, teaches_back
from intake.services import (
    Underage,
    WrongBirthDate,
    add_photo,
    answer_teach_back,
    check_in,
    confirm_birth_date,
    open_link,
    save_answers,
    save_page,
    stop_underage,
    submit,
    treatment_of,
)
from intake.step import Step

NOON = time(12)
ANSWERING = (8, 45)  # seconds for a page
EXPLAINED = 0.2  # of the patients need one thing explained again


def opened(story: Story) -> None:
    open_link(story.token, at=story.passes(ANSWERING))


def opened_later(story: Story) -> None:
    story.at = story.calendar.after(story.at)
    opened(story)


def mistyped(story: Story) -> None:
    """Gives a birth year that is one off, twice."""
    born = story.person.born
    invitation = story.intake.invitations.filter(revoked_at=None).latest("pk")
    for _ in range(2):
        wrong, at = born.replace(year=born.year + 1), story.passes(ANSWERING)
        try:
            confirm_birth_date(invitation, birth_date=wrong, at=at)
        except WrongBirthDate:
            continue


def confirmed(story: Story) -> None:
    invitation = story.intake.invitations.filter(revoked_at=None).latest("pk")
    confirm_birth_date(invitation, birth_date=story.person.born, at=story.passes(ANSWERING))


def ended_underage(story: Story) -> None:
    """Learns that this is for adults; nothing is kept."""
    told = {BIRTH_DATE: story.person.born.isoformat()}
    try:
        save_page(story.intake, page=_pages(story)[0].slug, answers=told, at=story.at)
    except Underage:
        stop_underage(story.intake, at=story.at)


def half_filled(story: Story) -> None:
    _fill(story, _pages(story)[: story.case.pages])


def filled(story: Story) -> None:
    _fill(story, _pages(story), without=story.case.left_out)
    for side in story.case.photos:
        taken = drawn_face(Random(story.person.name), side=side)
        add_photo(story.intake, side=side, sent=taken, at=story.passes(ANSWERING))


def sent(story: Story) -> None:
    _send(story)


def stopped_by_red_flag(story: Story) -> None:
    """Ticks what ends the form on its first page; what was answered is sent."""
    _fill(story, _pages(story)[:1])
    _send(story, stop=True)


def replied(story: Story) -> None:
    """Opens the link of the second message, gives what was missing, and sends again."""
    story.at = story.calendar.late(story.at)
    opened(story)
    confirmed(story)
    missing = set(story.case.left_out)
    _fill(story, [p for p in _pages(story) if missing & {q.code for q in p.questions}])
    _send(story)


def checked_in(story: Story) -> None:
    """Answers the check-ins that the case says, each on its day and the last one lately."""
    zone, told = story.calendar.now.tzinfo, story.case.since
    treatment = treatment_of(story.intake)
    assert treatment is not None
    for key, answers in told:
        moment = BY_KEY[key]
        noon = datetime.combine(moment.opens(treatment.on), NOON, tzinfo=zone)
        story.at = max(noon, story.at)
        lately = story.calendar.ago(2) if is_red(answers) else story.passes(ANSWERING)
        check_in(story.intake, moment, answers, at=lately)
        for side in story.case.later_photos if moment == WEEK_4 else ():
            taken, at = drawn_face(Random(story.person.name), side=side), story.passes(ANSWERING)
            add_photo(story.intake, side=side, sent=taken, moment=moment.key, at=at)


def _pages(story: Story) -> tuple[Page, ...]:
    """The pages that this patient's answers bring up."""
    return Route(story.intake.read_edition(), story.answers).pages


def _fill(story: Story, pages: Sequence[Page], *, without: tuple[str, ...] = ()) -> None:
    for page in pages:
        codes = [q.code for q in page.questions]
        answered = [code for code in codes if code in story.answers and code not in without]
        told = {code: story.answers[code] for code in answered}
        if teaches_back(page):
            _teach_back(story, page, told)
        else:
            points, at = read_written(f"{DRAWING} {story.case.marks}"), story.passes(ANSWERING)
            save_answers(
                story.intake,
                codes,
                page=page.slug,
                answers=told,
                points=points,
                step=Step("demo"),
                at=at,
            )


def _teach_back(story: Story, page: Page, told: dict[str, str]) -> None:
    """Some need one thing explained before they have it right."""
    if story.rng.random() < EXPLAINED:
        slip = {"TB_LABEL": "LISTED"}
        answer_teach_back(story.intake, page=page, answers=told | slip, at=story.passes(ANSWERING))
    answer_teach_back(story.intake, page=page, answers=told, at=story.passes(ANSWERING))


def _send(story: Story, *, stop: bool = False) -> None:
    key = UUID(int=story.rng.getrandbits(128), version=4)
    signed = None if stop else signing.typed(story.person.name)
    submit(story.intake, submission_key=key, at=story.passes(ANSWERING), signed=signed, stop=stop)
    story.intake.refresh_from_db()
