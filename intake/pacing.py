"""What each question takes a patient, and which are answered otherwise later.

Worked out from the moments at which answers were saved. While a script saves a page as it is
filled in, a question's time is that from the saving before to its own; where a page comes as a
whole, its questions share the time alike.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

Paces = dict[str, list[int]]  # by question: seconds, and how often it was answered otherwise


def paced(
    noted: Mapping[str, list[int]],
    codes: Collection[str],
    before: Mapping[str, Any],
    now: Mapping[str, Any],
    *,
    seconds: int,
    again: bool,
) -> Paces:
    """What was noted so far, with what one saving of a page adds.

    `codes` are the questions of the page, and `again` says that it was saved by an earlier
    showing: only then is another answer a change of mind, and not more of the same answer.
    """
    new = [code for code in codes if code in now and before.get(code) != now[code]]
    paces = dict(noted)
    for code in new:
        spent, changes = noted.get(code, (0, 0))
        changed = again and code in before
        paces[code] = [spent + round(seconds / len(new)), changes + changed]
    return paces
