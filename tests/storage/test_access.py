"""A page is opened by those it is marked for, and a page without a mark by nobody."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from clinic.staff.access import (
    ROLES,
    Action,
    DenyByDefault,
    SessionLimits,
    access_of,
    may,
)
from clinic.staff.sessions import IDLE, LONGEST
from intake.access import for_patients, open_to_all
from tests.builders import a_clinician, a_manager, a_receptionist

pytestmark = pytest.mark.django_db
STAFF = (a_receptionist, a_clinician, a_manager)


def page(request):
    return HttpResponse("the record")


def ask(rf, view, user, method="get"):
    request = getattr(rf, method)("/queue/?stage=x")
    request.user = user
    return DenyByDefault(page).process_view(request, view, (), {})


@pytest.mark.parametrize("make", STAFF)
@pytest.mark.parametrize("action", Action)
def test_staff_open_exactly_what_their_role_allows(rf, make, action):
    person, view = make(), may(action)(lambda request: HttpResponse())

    if action in ROLES[person.role]:
        assert ask(rf, view, person) is None
    else:
        with pytest.raises(PermissionDenied, match="you need the role"):
            ask(rf, view, person)


def test_the_front_desk_reads_no_answers_and_the_manager_no_queue():
    assert Action.REVIEW not in ROLES["front_desk"]
    assert Action.DECIDE not in ROLES["front_desk"]
    patients = {Action.SEE_QUEUE, Action.TRIAGE, Action.INVITE, Action.REVIEW, Action.DECIDE}
    assert not ROLES["manager"] & patients


def test_a_refusal_says_which_role_is_needed(rf):
    with pytest.raises(PermissionDenied, match="role clinician"):
        ask(rf, may(Action.DECIDE)(page), a_receptionist())


@pytest.mark.parametrize("make", STAFF)
def test_a_page_without_a_mark_is_opened_by_nobody(rf, make):
    def unmarked(request):
        return HttpResponse()

    with pytest.raises(PermissionDenied):
        ask(rf, unmarked, make())
    assert ask(rf, unmarked, AnonymousUser()).status_code == 302


def test_strangers_are_sent_to_sign_in_and_a_post_is_not_replayed(rf):
    view = may(Action.TRIAGE)(lambda request: HttpResponse())

    got = ask(rf, view, AnonymousUser())
    assert (got.status_code, "next=/queue/" in got["Location"]) == (302, True)

    posted = ask(rf, view, AnonymousUser(), method="post")
    assert (posted.status_code, "next" in posted["Location"]) == (303, False)


def test_public_and_patients_pages_are_open(rf):
    for mark in (open_to_all, for_patients):
        assert ask(rf, mark(lambda request: HttpResponse()), AnonymousUser()) is None


def test_a_mark_survives_other_decorators():
    @require_POST
    @may(Action.DECIDE)
    def inner(request):
        return HttpResponse()

    @may(Action.DECIDE)
    @require_POST
    def outer(request):
        return HttpResponse()

    assert access_of(inner) == access_of(outer) == Action.DECIDE


def test_whoever_left_is_refused_though_still_signed_in(rf):
    cleo = a_clinician(is_active=False)

    with pytest.raises(PermissionDenied):
        ask(rf, may(Action.REVIEW)(lambda request: HttpResponse()), cleo)


def continues(request, at) -> bool:
    return SessionLimits(page).continues(request, at=at)


NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Request:
    def __init__(self):
        self.session = {}


def test_staff_stay_signed_in_while_they_work():
    request, at = Request(), NINE

    while at - NINE <= LONGEST:
        assert continues(request, at)
        at += timedelta(minutes=14)

    assert not continues(request, at)


def test_staff_are_signed_out_after_fifteen_idle_minutes():
    request = Request()
    assert continues(request, NINE)

    assert continues(request, NINE + IDLE)
    assert not continues(request, NINE + IDLE + IDLE + timedelta(seconds=1))


def test_an_idle_session_ends_and_the_page_is_not_shown(client):
    client.force_login(a_clinician())
    session = client.session
    session["staff_began"] = session["staff_seen"] = 0
    session.save()

    response = client.get("/nothing-here/")

    assert (response.status_code, response.content) == (303, b"")
    assert "_auth_user_id" not in client.session
