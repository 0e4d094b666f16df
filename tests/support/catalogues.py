"""The catalogues of translations: what the patient's side says, and how they are compiled.

`python -m tests.support.catalogues` writes what is new into locale/*/LC_MESSAGES/django.po and
compiles all of them. It needs Babel and no gettext. Words that no longer exist go; words that
changed are new.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = ("es", "ar")
PLURALS = {  # as Django's own catalogues count
    "es": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
    " : n%100>=11 && n%100<=99 ? 4 : 5;",
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
TEMPLATES = [
    *sorted((ROOT / "templates" / "intake").glob("*.html")),
    *(ROOT / "templates" / f"{name}.html" for name in ("base", "patient")),
    *(ROOT / "templates" / f"{name}.html" for name in ("400", "403", "403_csrf", "404", "500")),
    *sorted((ROOT / "templates" / "parts").glob("*.html")),
    *sorted((ROOT / "templates" / "clinic").glob("*.html")),
]
WRITTEN_BY_STAFF = [
    ROOT / "clinic" / "letters" / "for_patient.py",
    ROOT / "clinic" / "asking" / "forms.py",
]
HEADER = """\
# PROJECT: what patients read, apart from the questionnaire itself.
# The translation is not clinically validated.
#"""


class Ready(Catalog):
    """A catalogue to compile: its head says nothing that differs from one day to the next."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]
        return [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Language", str(self.locale)),
            ("Plural-Forms", PLURALS[str(self.locale)]),
        ]


def said() -> Catalog:
    """All that the patient's side says, in English."""
    found = Catalog(header_comment=HEADER)
    for path in (*sorted((ROOT / "intake").rglob("*.py")), *WRITTEN_BY_STAFF):
        _add(found, path.relative_to(ROOT), path.read_text("utf-8"))
    for path in TEMPLATES:
        _add(found, path.relative_to(ROOT), _as_python(path))
    for where, words in tables():
        found.add(words, locations=[(where, 0)])
    return found


def tables() -> Iterator[tuple[str, str]]:
    """Words that stand in tables of the core, which knows no translations, or are put together."""
    from intake import notices, signing
    from intake.following.questions import words_said
    from intake.forms.wording import MISSED, WHY
    from intake.medicines.asked import ASKED
    from intake.medicines.asking import CHOICES, NAMED, QUESTION
    from intake.models import DataRequest, Photo
    from intake.questionnaire.editions import CURRENT
    from intake.returning import CARDS, SINCE, TODAY
    from intake.rules.messages import MESSAGES

    yield from ((f"missed:{code}", words) for code, words in MISSED.items())
    yield from ((f"why:{code}", words) for code, words in WHY.items())
    yield from ((f"message:{code}", words) for code, words in MESSAGES.items())
    for what in ("SUBJECTS", "BODIES", "TEXTS"):
        yield from ((f"{what.lower()}:{k}", w) for k, w in getattr(notices, what).items())
    yield from ((f"medicine:{kind}", kind) for kind in sorted({one.kind for one in ASKED}))
    yield from (("asked-back", words) for words in (QUESTION, NAMED, *CHOICES.values()))
    yield from (("part", part) for part in dict.fromkeys(page.part for page in CURRENT.pages))
    yield from (("check-in", words) for words in words_said())
    yield from (("returning", words) for words in (TODAY, SINCE, CARDS))
    yield from (("own-data", str(words)) for words in DataRequest.Kind.labels)
    yield from (("photo", str(words)) for words in Photo.Side.labels)
    yield from (("signature", words) for words in signing.PROBLEMS)


def catalogue(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue of a language as it is kept, without what is no longer said."""
    with catalogue(language).open("rb") as file:
        return read_po(file, locale=language, ignore_obsolete=True)


def compiled(kept: Catalog) -> bytes:
    """What gettext reads, for a catalogue."""
    ready = Ready(locale=kept.locale, charset="utf-8", fuzzy=False)
    for message in kept:
        if message.id and has_words(message) and not message.fuzzy:
            ready[message.id] = message
    made = io.BytesIO()
    write_mo(made, ready)
    return made.getvalue()


def update(language: str) -> Catalog:
    """The catalogue with all that is said now: what is new is empty, what is gone is left out."""
    path, words = catalogue(language), said()
    kept = read(language) if path.exists() else Catalog(locale=language)
    fresh = Catalog(locale=language, header_comment=HEADER, charset="utf-8", fuzzy=False)
    for message in words:
        if message.id:
            old = kept.get(message.id, context=message.context)
            fresh.add(
                message.id,
                string=old.string if old else None,
                locations=message.locations,
                context=message.context,
            )
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, fresh, width=96, omit_header=False, sort_by_file=True, include_lineno=False)
    # Dates and versions would make every run a change.
    text = re.sub(
        r'"(POT-Creation-Date|PO-Revision-Date|Project-Id-Version|Report-Msgid-Bugs-To'
        r'|Last-Translator|Language-Team|Generated-By): .*\\n"\n',
        "",
        path.read_text("utf-8"),
    )
    counts = f'"Plural-Forms: {PLURALS[language]}\\n"\n"MIME'
    text = re.sub(r'"Plural-Forms: (?:.*\n)+?"MIME', lambda _: counts, text, count=1)
    path.write_text(text, "utf-8")
    path.with_suffix(".mo").write_bytes(compiled(read(language)))
    return fresh


def has_words(message: Message) -> bool:
    """Whether a message has words in every form that it needs."""
    words = message.string
    return bool(words) and (isinstance(words, str) or all(words))


def _add(found: Catalog, where: Path, text: str) -> None:
    file = io.BytesIO(text.encode())
    for line, words, _, context in extract("python", file, keywords=KEYWORDS):
        found.add(words, locations=[(str(where), line)], context=context)


def _as_python(path: Path) -> str:
    """A template as calls of gettext, as Django's own makemessages sees it."""
    from django.utils.translation.template import templatize

    text = templatize(path.read_text("utf-8"), origin=str(path))
    calls = re.findall(
        r"\b(?:gettext|ngettext|pgettext|npgettext|_)\(.*?\)(?=\s|$)", text, re.DOTALL
    )
    return "\n".join(calls)


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")
    django.setup()
    for one in LANGUAGES:
        made = update(one)
        empty = sum(1 for message in made if message.id and not has_words(message))
        print(f"{one}: {len(made)} pieces, {empty} of them without words.")
