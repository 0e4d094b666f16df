"""Where each page of a questionnaire is found, and where a patient goes on."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from intake import services
from intake.journey import WITH_PATIENT
from intake.medicines.asking import Reading, page_of, to_ask
from intake.models import Intake
from intake.questionnaire.edition import Page
from intake.route import Route

CHECK = "check"
WHOLE = "whole"  # in the address of a page that is opened from there
_ANY = str(UUID(int=0))
READ_BACK = {
    "copy": "copy",
    "copy.pdf": "copy",
    "your-data": "own_data",
    "letter": "letter",
    "letter.pdf": "letter",
    "check-in": "check_in",
    "photos": "photos",
    "check-in-photos": "check_in_photos",
}  # by the end of their addresses


def place(intake: Intake, name: str, **more: str) -> str:
    """The address of one of the intake's pages."""
    return _address(name, **more).replace(_ANY, str(intake.code))


def place_of(intake: Intake, page: Page, *, to_check: bool = False) -> str:
    """The address of a page of questions; the agreement has one of its own."""
    if page is intake.read_edition().pages[-1]:
        return place(intake, "send")
    url = place(intake, "page", slug=page.slug)
    return f"{url}?to={CHECK}" if to_check else url


def route_of(intake: Intake) -> Route:
    """The patient's way through the questions: a shorter one for who answered before.

    Once all was sent, it is all of them: the check is then where the patient begins.
    """
    route = None
    if intake.starts_from_id and not (intake.revision and intake.revision.complete):
        route = services.returning_route(intake, on=intake.clinic.day_of(timezone.now()))
    return route or Route(intake.read_edition(), intake.read_draft())


def next_place(intake: Intake, route: Route, page: Page, *, to: str) -> str:
    """Where a patient goes after a page: on, or back to where it was opened from."""
    if to:
        url = resume(intake, route, to_check=to == CHECK)
        return f"{url}#card-{page.slug}" if url == place(intake, "last_time") else url
    if _asks_medicines(route, page) and to_read_back(intake, route):
        return place_to_read_back(intake)
    after = route.after(page)
    return place(intake, route.ends_at) if after is route.agreement else place_of(intake, after)


def resume(intake: Intake, route: Route, *, to_check: bool = False) -> str:
    """The first page that still needs the patient, or what comes after the questions."""
    if intake.open_request():
        return place(intake, "reply")
    if to_read_back(intake, route):
        return place_to_read_back(intake, to_check=to_check)
    if route.complete:
        return place(intake, CHECK if to_check else route.ends_at)
    return place_of(intake, route.first_open, to_check=to_check)


def _asks_medicines(route: Route, page: Page) -> bool:
    """Whether the page holds the question in whose words medicines are read."""
    typed = {question.code for question in page_of(route.edition).questions}
    return any(question.code in typed for question in page.questions)


def to_read_back(intake: Intake, route: Route) -> tuple[Reading, ...]:
    """Readings of typed words that wait for the patient's yes, no or not sure."""
    return to_ask(route.edition, route.draft, intake.read_told())


def place_to_read_back(intake: Intake, *, to_check: bool = False) -> str:
    url = place(intake, "read_back")
    return f"{url}?to={CHECK}" if to_check else url


def return_to(intake: Intake, then: str) -> str:
    """The page a patient was on, as far as there is such a page, or the next one that waits."""
    route = route_of(intake)
    for page in () if intake.open_request() else route.pages:
        if page.slug == then:
            return place_of(intake, page)
    return resume(intake, route)


def after_proof(intake: Intake, then: str) -> str:
    """Where whoever proved who they are wanted to go."""
    if intake.stage in WITH_PATIENT:
        return return_to(intake, then)
    if not then and services.open_check_in(intake, at=timezone.now()):
        return place(intake, "check_in")
    return place(intake, READ_BACK.get(then, "sent"))


@cache
def _address(name: str, **more: str) -> str:
    """The address of a page of any intake: to look one up costs as much as a query."""
    return reverse(f"intake:{name}", kwargs={"code": _ANY, **more})
