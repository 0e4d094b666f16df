"""What a member of staff may ask again: clinicians any question, the front desk topics by name.

The front desk sees no question that would tell what a patient answered: only those about
contact stand by themselves. A topic that is not listed here is not offered. Photos are asked for
by the question whether the patient would like to add some.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, repeat

from clinic.desk.contact import FOR_CONTACT
from clinic.staff.models import User
from clinic.staff.roles import Action
from intake.models import Intake
from intake.picking import codes_of
from intake.questionnaire.edition import Page
from intake.route import Route
from intake.services import askable
from intake.services.photos import WANTED

DESK_TOPICS = ("conditions", "goals", "treatments", "skin", "health", "medicines", "you")
CONTACT = "How to reach the patient"
PHOTOS = "Photos"
PHOTO_KEY = "0"
FACE_AND_NECK = "Photos of face and neck"


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to tick, and the questions it stands for."""

    key: str
    words: str
    codes: tuple[str, ...]
    press: str = ""  # the key that ticks it: a number of the first nine, 0 of the photos


@dataclass(frozen=True, slots=True)
class Topic:
    """Things to tick under one heading."""

    title: str
    offers: tuple[Offer, ...]


def topics(intake: Intake, reader: User) -> list[Topic]:
    """What this person may ask the patient again, under headings."""
    route = Route(intake.read_original(), _told(intake))
    known = set(askable(intake))
    if reader.can(Action.REVIEW):
        found = [Topic(page.title, _questions(route, page, known)) for page in route.pages]
        return _numbered([topic for topic in (*found, *_photos(known)) if topic.offers])
    pages = [page for page in route.pages if page.slug in DESK_TOPICS]
    by_name = [Offer(page.slug, page.title, _codes(route, page, known)) for page in pages]
    questions = route.edition.questions
    contact = [Offer(c, questions[c].text, (c,)) for c in FOR_CONTACT if c in known]
    found = [Topic("Topics", tuple(by_name)), Topic(CONTACT, tuple(contact))]
    return _numbered([*found, *_photos(known)])


def chosen(topics: list[Topic], keys: list[str]) -> list[Offer]:
    """What was ticked, in the order it is offered."""
    return [offer for topic in topics for offer in topic.offers if offer.key in keys]


def _numbered(topics: list[Topic]) -> list[Topic]:
    keys = chain("123456789", repeat(""))
    return [
        replace(topic, offers=tuple(replace(o, press=o.press or next(keys)) for o in topic.offers))
        for topic in topics
    ]


def _photos(known: set[str]) -> list[Topic]:
    photos = Offer(WANTED, FACE_AND_NECK, (WANTED,), press=PHOTO_KEY)
    return [Topic(PHOTOS, (photos,))] if WANTED in known else []


def _questions(route: Route, page: Page, known: set[str]) -> tuple[Offer, ...]:
    items = [(item, codes_of(item)) for item in route.items(page) if item.code != WANTED]
    return tuple(Offer(i.code, i.text, codes) for i, codes in items if known & {*codes})


def _codes(route: Route, page: Page, known: set[str]) -> tuple[str, ...]:
    asked = (code for item in route.items(page) for code in codes_of(item))
    return tuple(code for code in asked if code in known and code != WANTED)


def _told(intake: Intake) -> dict[str, object]:
    revision = intake.revision
    return dict(revision.answers) if revision else {}
