"""What is asked again in the room, beside what was told before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from intake.forms import PageForm, page_form
from intake.forms.drawn import drawn_field
from intake.models import Intake
from intake.picking import Item, codes_of, picked
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


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is drawn, with what was told before, in words."""

    field: SafeString
    label: str
    earlier: str
    anew: bool


def questions(form: PageForm) -> list[Asked]:
    """What is answered anew first, then the lists that are looked through."""
    items = {item.code: item for item in form.page.items}
    asked = [_asked(form, name, items[name]) for name in form.fields]
    return sorted(asked, key=lambda one: not one.anew)


def _asked(form: PageForm, name: str, item: Item) -> Asked:
    edition, told = form.route.edition, form.route.draft
    codes = [code for code in codes_of(item) if code in told]
    return Asked(
        field=drawn_field(form[name]),
        label=item.label,
        earlier="; ".join(spoken(edition.questions[code], told[code]) for code in codes),
        anew=any(code in (*NOW, *FOLLOWS) for code in codes_of(item)),
    )
