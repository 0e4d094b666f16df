"""Finding people by what they say on the telephone: a name, a number, a birth date.

What is sealed cannot be asked of the database: e-mail, telephone, surname with birth date and
reference are found by index, a name alone by opening the names of the patients registered last.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from clinic.duplicates.records import in_kept_records
from intake.forms.days import NotADay, read_typed
from intake.models import Clinic, Identity, Intake, Patient
from intake.phones import phone_digits
from intake.vault import normal

OPENED = 2000  # names opened for one search; about 60 microseconds each
MOST = 50  # people found by name
LONGEST = 200  # letters that are looked for
SURNAME_WORDS = 6  # the last ones of a name, among which the surname is
SHORTEST_PHONE = 6  # digits
RECEIPT = re.compile(r"[A-Za-z0-9]{4}[- ]?[A-Za-z0-9]{4}")
AS_TYPED = str.maketrans(  # what has no accent to take off, and what joins names
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
    | dict.fromkeys("-‐‑–", " ")
    | dict.fromkeys("'’ʼ‘`´", "")
)
DAY = re.compile(
    r"(?P<day>\d{1,2})[ ./-](?P<month>\d{1,2}|[A-Za-z]{3,9})[ ./-](?P<year>\d{4})"
    r"|(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
)


@dataclass(frozen=True, slots=True)
class Found:
    """The people that a search found, and what was left out.

    `older` says that older people were not looked through, `more` that more fit than are shown.
    """

    people: QuerySet[Patient]
    older: bool = False
    more: bool = False


def find(clinic: Clinic, words: str, *, today: date) -> Found:
    """The people whom the words may mean, newest first, each by the record that was kept."""
    words = " ".join(words[:LONGEST].split())
    ours = Patient.objects.of_clinic(clinic).filter(erased_at=None).order_by("-pk")
    found = Q(pk__in=_by_index(clinic, words, today=today).values("pk"))
    if RECEIPT.fullmatch(words):
        sent = Intake.objects.of_clinic(clinic).with_receipt(words)
        found |= Q(pk__in=sent.values("patient"))
    people = ours.filter(found)
    if people.exists():
        return Found(in_kept_records(people))
    named, older = _by_name(ours, words, today=today)
    shown = in_kept_records(ours.filter(pk__in=named[:MOST]))
    return Found(shown, older, more=len(named) > MOST)


def _by_index(clinic: Clinic, words: str, *, today: date) -> QuerySet[Patient]:
    people = Patient.objects
    born, name = _born(words, today=today)
    if "@" in words:
        return people.with_email(clinic, words)
    if born and name:
        return _of_surname(clinic, name.split(), born)
    if not born and len(phone_digits(words)) >= SHORTEST_PHONE:
        return people.with_phone(clinic, words)
    return people.none()


def _of_surname(clinic: Clinic, names: list[str], born: date) -> QuerySet[Patient]:
    """Patients of that birth date whose surname is how the name ends, in one word or more."""
    names = names[-SURNAME_WORDS:]
    endings = [" ".join(names[place:]) for place in range(len(names))]
    found = [("pk__in", Patient.objects.born(clinic, end, born).values("pk")) for end in endings]
    return Patient.objects.filter(Q(*found, _connector=Q.OR))


def _by_name(ours: QuerySet[Patient], words: str, *, today: date) -> tuple[list[int], bool]:
    """Who fits among the newest, and whether there are older ones."""
    born, name = _born(words, today=today)
    wanted = _plain(name)
    if not wanted and not born:
        return [], False
    people = list(ours[: OPENED + 1])
    fitting = [one.pk for one in people[:OPENED] if _fits(one.read_identity(), wanted, born)]
    return fitting, len(people) > OPENED


def _fits(who: Identity, wanted: list[str], born: date | None) -> bool:
    if born and who.birth_date != born:
        return False
    names = _plain(who.name)
    return all(any(name.startswith(word) for name in names) for word in wanted)


def _plain(name: str) -> list[str]:
    """The words of a name without case, accents and hyphens, as people type them."""
    letters = unicodedata.normalize("NFKD", normal(name).translate(AS_TYPED))
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).split()


def _born(words: str, *, today: date) -> tuple[date | None, str]:
    """A birth date among the words, if there is one, and the words without it."""
    match = DAY.search(words)
    if match is None:
        return None, words
    typed = {box: match[box] or match[box[0]] for box in ("day", "month", "year")}
    try:
        born = read_typed(typed, today=today, past=True)
    except NotADay:
        return None, words
    rest = f"{words[: match.start()]} {words[match.end() :]}".replace(",", " ")
    return born, " ".join(rest.split())
