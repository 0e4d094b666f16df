"""On a slow phone no page waits for a file of its own: it came while an earlier page was read."""

from __future__ import annotations

import re

import pytest

from tests.builders import CLEAN

FILE = re.compile(r'(?:href|src)="(/static/(?:css|js)/[^"]+)"')


def files(response) -> set[str]:
    return set(FILE.findall(response.content.decode()))


@pytest.mark.parametrize("later", ["goals", "agreement", "sent"])
def test_what_a_later_page_is_drawn_with_came_with_the_first_questions(opened, later):
    first = files(opened.get("today"))
    opened.walk(CLEAN)
    if later == "sent":
        opened.send(CLEAN)

    shown = files(opened.get(later))

    assert len(shown - first) == 0 and len(shown) > 4


def test_the_start_page_fetches_nothing_that_it_does_not_need_itself(phone):
    assert "prefetch" not in phone.look().content.decode()
