"""What is asked again in the room, beside what was told before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from intake.forms import PageForm, page_form
from intake.forms.drawn import drawn_field
from intake.models import Intake
from intake.picking import picked
from intake.questionnaire.spoken import spoken
from intake.route import Route

# What can be otherwise this morning is answered anew; lists are looked through and added to.
NOW = ("SX_NOW", "SKIN_NOW", "PREG", "ILL_NOW")
LISTS = ("MEDS", "MEDS_TEXT", "TOX_EVER")
FOLLOWS = ("SX_ONSET",)  # of what is asked anew
TITLE = "Told in the room"


def room_form(intake: Intake, *, today: date, data: Any = None) -> PageForm:
    """The form, in English, with the lists as they were told."""
    revision = intake.revision
    assert revision is not None  # it was sent
    edition, told = intake.read_original(), revision.read_answers().document()
    page = picked(edition, (*NOW, *LISTS), slug="room", title=TITLE)
    filled = {code: answer for code, answer in told.items() if code not in (*NOW, *FOLLOWS)}
    return page_form(edition, page)(Route(edition, told), today=today, data=data, filled=filled)


def questions(form: PageForm) -> Iterator[tuple[SafeString, str]]:
    """Each question with what was told before, in words."""
    told, items = form.route.draft, {item.code: item for item in form.page.items}
    for name in form.fields:
        codes = [question.code for question in getattr(items[name], "questions", (items[name],))]
        asked = [(form.route.edition.questions[c], told[c]) for c in codes if c in told]
        yield drawn_field(form[name]), "; ".join(spoken(one, answer) for one, answer in asked)
