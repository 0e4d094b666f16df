"""What a reply to the clinic asks: what the clinic wants to know, and what that brings up."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop

from intake.medicines.asking import LISTED, TICKED
from intake.models import InfoRequest
from intake.picking import picked
from intake.questionnaire.edition import Edition, Page
from intake.route import Route

ONE = gettext_noop("A question from the clinic")
SOME = gettext_noop("Some questions from the clinic")
MORE = gettext_noop("One more thing")


def reply_page(edition: Edition, asked: InfoRequest) -> Page:
    """The questions that the clinic asks."""
    title = gettext(ONE if len(asked.questions) == 1 else SOME)
    return picked(edition, asked.questions, slug="reply", title=title)


def more_page(asked: InfoRequest, route: Route, *, told: set[str]) -> Page | None:
    """The questions that arise by the reply, also those of them that were answered so far.

    `told` are the questions that this reply has answered, on whichever of its pages.
    """
    here = {question.code for question in reply_page(route.edition, asked).questions}
    codes = {*arisen_by(asked, route)} | (route.certain & told - here)
    return picked(route.edition, codes, slug="more", title=gettext(MORE)) if codes else None


def arisen_by(asked: InfoRequest, route: Route) -> list[str]:
    """The questions that are missing now and were not when the patient sent."""
    before = Route(route.edition, asked.revision.read_answers().document())
    known = {code for page in before.pages for code in before.missing(page)} | {*asked.questions}
    return [c for page in route.pages[:-1] for c in route.missing(page) if c not in known]


def asks_medicines(asked: InfoRequest) -> bool:
    """Whether medicines that are typed in the reply are read and asked back."""
    return bool({LISTED, TICKED} & {*asked.questions})
