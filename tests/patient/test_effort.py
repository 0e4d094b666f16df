"""The pages that no edition holds have as many words as the count of effort believes."""

import re
from html import unescape

import pytest

from intake.personas import BIRTH, CHECK_WORDS, START
from tests.builders import CLEAN


def count(response, *, without=()):
    """The words on the page itself that a patient sees before they open anything."""
    page = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    for hidden in (r"<details.*?</details>", r"<span class=\"unseen\">.*?</span>", *without):
        page = re.sub(hidden, " ", page, flags=re.S)
    return len(unescape(re.sub(r"<[^>]+>", " ", page.partition(">")[2])).split())


def test_the_start_page(phone):
    assert count(phone.look()) == pytest.approx(START.words, rel=0.15)


def test_the_birth_date(phone):
    phone.press_start()

    assert count(phone.get("birth-date")) == pytest.approx(BIRTH.words, rel=0.15)


def test_the_check_without_its_answers(opened):
    check = opened.walk(CLEAN)

    words = count(check, without=[r"<dl>.*?</dl>"])
    assert words == pytest.approx(CHECK_WORDS, rel=0.15)
