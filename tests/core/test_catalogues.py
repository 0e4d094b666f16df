"""What patients read in Spanish and Arabic: complete, with the same blanks, and compiled."""

import re

import pytest

from tests.support.catalogues import (
    LANGUAGES,
    TEMPLATES,
    catalogue,
    compiled,
    has_words,
    read,
    said,
)

BLANK = re.compile(r"%\(\w+\)[sd]|{\w+}")
TAG = re.compile(r"</?([a-z]+)[^>]*>")
MAY_BE_ADDED = {"bdi"}  # keeps a number or a code in its own direction
each_language = pytest.mark.parametrize("language", LANGUAGES)


def forms(words):
    return [words] if isinstance(words, str) else list(words or [])


def messages(language):
    return [message for message in read(language) if message.id]


def keys(catalog):
    return {(message.context, message.id) for message in catalog if message.id}


@each_language
def test_the_catalogue_holds_all_that_patients_read_and_nothing_else(language):
    """After a change of wording: `make messages`, then put the new words in."""
    assert keys(read(language)) == keys(said())


@each_language
def test_every_piece_has_words_and_none_is_a_guess(language):
    open_pieces = [m.id for m in messages(language) if m.fuzzy or not has_words(m)]

    assert open_pieces == []


@each_language
def test_the_words_have_the_blanks_of_the_english(language):
    for message in messages(language):
        english = forms(message.id)
        for words in forms(message.string):
            blanks = sorted(BLANK.findall(words))
            if len(english) > 1:
                assert set(blanks) <= set(BLANK.findall(english[-1])), message.id
            else:
                assert not words or blanks == sorted(BLANK.findall(english[0])), message.id


@each_language
def test_the_words_have_the_tags_and_the_ends_of_the_english(language):
    for message in messages(language):
        english = forms(message.id)[0]
        for words in filter(None, forms(message.string)):
            tags = [tag for tag in TAG.findall(words) if tag not in MAY_BE_ADDED]
            assert sorted(tags) == sorted(TAG.findall(english)), message.id
            assert words.endswith("\n") == english.endswith("\n"), message.id


@each_language
def test_what_is_compiled_is_what_is_written(language):
    kept = catalogue(language).with_suffix(".mo").read_bytes()

    assert kept == compiled(read(language)), "Run `make messages`."


# Nothing is said but by the catalogue

STAFFS = {"pagination", "timeline", "toast", "empty", "keys"}  # parts that only staff see
QUOTED = re.compile(r"{%\s*(blocktranslate|comment).*?{%\s*end\1\s*%}", re.DOTALL)
READ_OUT = re.compile(
    r'\b(?:aria-label|alt|title|placeholder|data-(?:saving|chosen|one|many|place|most))="([^"{]+)"'
)
CLASS = re.compile(r"{% block body_class %}.*?{% endblock %}")


def bare(text: str) -> list[str]:
    """Words of a template that no catalogue translates, other than those marked as English."""
    text = re.sub(r"<(form|a)\b[^>]*lang=\"en\".*?</\1>", "", text, flags=re.DOTALL)
    text = CLASS.sub("", QUOTED.sub("", text))
    text = re.sub(r"{#.*?#}", "", text)
    text = re.sub(r"{%.*?%}|{{.*?}}", "", text, flags=re.DOTALL)
    shown = re.sub(r"<[^>]*>", "\n", text).split("\n")
    return [
        words.strip()
        for words in (*shown, *READ_OUT.findall(text))
        if re.search(r"[A-Za-z]{2}", words)
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_template_says_anything_past_the_catalogue(path):
    if path.stem not in STAFFS:
        assert bare(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>Hello there</p>", ["Hello there"]),
        ('<p>{% translate "Hello" %}</p>', []),
        ("{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}", []),
        ('<button data-saving="Sending…">{{ words }}</button>', ["Sending…"]),
        ('<div data-kind="multi" class="big"></div>', []),
    ],
)
def test_bare_words_are_found(template, words):
    assert bare(template) == words


def test_what_a_template_passes_on_is_a_piece_too():
    assert {"I do not know", "I do not know when"} <= {m.id for m in read("es") if m.id}
