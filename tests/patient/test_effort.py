"""The pages that no edition holds have as many words as the count of effort believes."""

import re
from html import unescape

import pytest

from intake.personas import (
    AGREED_WORDS,
    CARDS_WORDS,
    CHECK_WORDS,
    EXPLAINED_WORDS,
    KEEPING_WORDS,
    SIGNATURE,
    START,
    START_AGAIN,
)
from tests.builders import CLEAN
from tests.patient.test_returning import back, safe
from tests.patient.test_start import another_visit


def count(response, *, without=()):
    """The words on the page itself that a patient sees before they open anything.

    The line above the heading is the same on every page: back, saved at, which part.
    """
    page = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    frame = (r'<div class="way">.*?</div>', r'<p class="progress">.*?</p>')
    unseen = (r"<details.*?</details>", r'<(span|label) class="unseen".*?</\1>')
    for hidden in (*frame, *unseen, *without):
        page = re.sub(hidden, " ", page, flags=re.S)
    return len(unescape(re.sub(r"<[^>]+>", " ", page.partition(">")[2])).split())


def test_the_start_page(phone):
    assert count(phone.look()) == START.words


def test_the_start_page_on_the_phone_on_which_they_told_us_before(opened):
    opened.walk(CLEAN)
    opened.send(CLEAN)

    assert count(another_visit(opened).look()) == START_AGAIN.words


def test_the_check_without_its_answers(opened):
    check = opened.walk({**CLEAN, "PHOTO": "NO"})

    words = count(check, without=[r'<section class="panel checks">.*?</section>'])
    assert words == CHECK_WORDS


def test_what_stands_above_the_points_to_read(opened):
    opened.walk(CLEAN, until="understanding")
    page = opened.get("understanding").content.decode()

    lead = re.search(r'<p class="lead">([^<]*)</p>\s*<ol', page)
    assert len(lead[1].split()) == EXPLAINED_WORDS


def test_how_answers_are_kept_and_the_signature(opened):
    opened.walk(CLEAN)
    page = opened.get("agreement").content.decode()

    kept = re.search(r'<section class="panel">.*?</section>', page, flags=re.S)[0]
    signed = re.search(r'<div class="question signature.*?(?=<div class="pad")', page, flags=re.S)[
        0
    ]
    signed = re.sub(r'<label class="unseen".*?</label>', "", signed)
    assert plain(kept) == KEEPING_WORDS
    assert plain(signed) == SIGNATURE.words


def plain(html):
    return len(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.django_db
def test_what_was_agreed_to_before_and_the_signature(clock):
    phone = back(clock)
    safe(phone)
    phone.post("last-time", {"right": "all"})
    page = phone.get("agreement").content.decode()

    said = re.search(r'<p class="lead">.*?</summary>', page, flags=re.S)[0]
    assert plain(said) == AGREED_WORDS


@pytest.mark.django_db
def test_the_cards_without_what_was_told(clock):
    phone = back(clock)
    safe(phone)

    told = [r"<dl.*?</dl>", r"<h2.*?</h2>"]
    assert count(phone.get("last-time"), without=told) == CARDS_WORDS
