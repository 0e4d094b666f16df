"""The look keeps its promises: contrast, weight, marks that exist, fields that hold together."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_errors, as_crispy_form
from django import forms
from django.http import QueryDict
from django.template.loader import get_template

from intake.forms.birth_date import BirthDateForm
from intake.forms.fields import field_for
from intake.icons import ICONS
from intake.questionnaire.edition import Page
from intake.questionnaire.editions import CURRENT
from intake.rules.levels import Triage
from intake.templatetags import look

ROOT = Path(__file__).parent.parent
PATIENT_SHEET = ROOT / "static/css/patient.css"
SHEETS = sorted((ROOT / "static/css").glob("*.css"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

TEXT, DRAWN = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
PAIRS = [
    *(
        (text, ground, TEXT)
        for text in ("ink", "ink-2")
        for ground in ("paper", "surface", "sunken")
    ),
    *(("brand", ground, TEXT) for ground in ("paper", "surface", "sunken", "brand-soft")),
    ("brand-deep", "paper", TEXT),
    ("on-brand", "brand", TEXT),
    ("on-brand", "brand-deep", TEXT),
    ("ink", "brand-soft", TEXT),
    ("ink-2", "brand-soft", TEXT),
    *((level, f"{level}-soft", TEXT) for level in ("stop", "look", "info", "wait", "ok")),
    *((level, "surface", TEXT) for level in ("stop", "look", "info", "ok")),
    *(("stop", ground, TEXT) for ground in ("paper", "sunken", "brand-soft")),
    *(("look", ground, TEXT) for ground in ("paper", "brand-soft")),
    *((f"on-{fill}", f"{fill}-fill", TEXT) for fill in ("stop", "look", "block")),
    ("paper", "ink", TEXT),
    *(("edge", ground, DRAWN) for ground in ("paper", "surface", "brand-soft")),
    *(("focus", ground, DRAWN) for ground in ("paper", "surface", "sunken", "brand-soft")),
    ("skin-line", "skin", DRAWN),
]


def tokens(scheme: str) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\}", PATIENT_SHEET.read_text(), re.DOTALL)[:2]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    return (
        found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark)) if scheme == "dark" else found
    )


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


class Elements(HTMLParser):
    """The start tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def values(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs in self.found if name in attrs]


class Everything(forms.Form):
    """All questions of a page, whether they arise or not."""

    def __init__(self, page: Page, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {item.code: field_for(item) for item in page.items}

    def clean(self) -> None:
        for name in self.fields:
            self.add_error(name, "Choose an answer.")


class StaffForm(forms.Form):
    name = forms.CharField(help_text="As in the passport.")
    email = forms.EmailField(required=False)
    channel = forms.ChoiceField(choices=[("SMS", "Text"), ("EMAIL", "E-mail")])
    role = forms.ChoiceField(choices=[("D", "Desk"), ("O", "Owner")], widget=forms.RadioSelect)
    sites = forms.MultipleChoiceField(
        choices=[("1", "Bath & Wells")], widget=forms.CheckboxSelectMultiple
    )
    checked = forms.BooleanField(label="Identity was checked")


def assert_holds_together(html: str) -> Elements:
    """Ids are unique, and whatever points at one finds it."""
    elements = Elements(html)
    ids = elements.values("id")
    pointers = elements.values("for") + elements.values("data-when-ticked")
    pointers += [id for ids in elements.values("aria-describedby") for id in ids.split()]
    assert not [id for id, count in Counter(ids).items() if count > 1]
    assert not set(pointers) - set(ids)
    return elements


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_every_pair_of_colours_has_contrast(
    scheme: str, text: str, ground: str, least: float
) -> None:
    colours = tokens(scheme)

    assert contrast(colours[text], colours[ground]) >= least


def test_both_schemes_name_the_same_colours() -> None:
    light, dark = re.findall(r":root \{(.*?)\}", PATIENT_SHEET.read_text(), re.DOTALL)[:2]

    assert re.findall(r"--[\w-]+(?=:)", light) == re.findall(r"--[\w-]+(?=:)", dark)


def test_the_patient_downloads_little() -> None:
    assert PATIENT_SHEET.stat().st_size <= 15_000
    assert (ROOT / "static/js/patient.js").stat().st_size <= 6 * 1024


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_uses_only_colours_that_exist(sheet: Path) -> None:
    defined = set(re.findall(r"--[\w-]+(?=:)", PATIENT_SHEET.read_text()))

    assert set(re.findall(r"var\((--[\w-]+)\)", sheet.read_text())) <= defined


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_mirrors_for_scripts_that_run_from_the_right(sheet: Path) -> None:
    physical = (
        r"(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|\b(?:left|right):"
    )

    assert not re.findall(physical, sheet.read_text())


def test_every_icon_that_a_page_names_exists() -> None:
    named = {
        name
        for template in TEMPLATES
        for name in re.findall(r"{% icon [\"'](\w+)[\"'] %}", template.read_text())
    }

    assert named <= ICONS.keys()


def test_every_triage_word_has_a_chip_in_words() -> None:
    chips = {triage: look.chip(triage) for triage in Triage}

    assert all(chip.endswith("</span>") and "<svg" in chip for chip in chips.values())
    assert "Review first" in chips[Triage.REVIEW_FIRST]
    assert look.chip("") == ""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_needs_no_inline_script_or_style(template: Path) -> None:
    source = template.read_text()

    assert not re.findall(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", source)


@pytest.mark.parametrize("page", CURRENT.pages, ids=lambda page: page.slug)
def test_a_fresh_page_holds_together_and_chooses_nothing(page: Page) -> None:
    html = as_crispy_form(Everything(page))

    elements = assert_holds_together(html)
    assert not [attrs for tag, attrs in elements.found if "checked" in attrs]


@pytest.mark.parametrize("page", CURRENT.pages, ids=lambda page: page.slug)
def test_each_problem_links_to_its_first_input(page: Page) -> None:
    form = Everything(page, QueryDict())

    elements = assert_holds_together(as_crispy_form(form))

    links = Elements(as_crispy_errors(form)).values("href")
    inputs = {attrs["id"] for tag, attrs in elements.found if tag in ("input", "textarea")}
    assert len(links) == len(page.items)
    assert {link.removeprefix("#") for link in links} <= inputs


def test_what_was_typed_is_shown_again_and_harmless() -> None:
    page = CURRENT.page("treatments")
    typed = "PROCS=FILLER&PROCS_FILLER_month=May&PROCS_FILLER_year=%3Cb%3E&TOX_LAST_unknown=YES"

    html = as_crispy_form(Everything(page, QueryDict(typed)))

    elements = Elements(html)
    inputs = {attrs["id"]: attrs for tag, attrs in elements.found if tag == "input"}
    assert inputs["id_PROCS_FILLER_month"]["value"] == "May"
    assert inputs["id_PROCS_FILLER_year"]["value"] == "<b>"
    assert "<b>" not in html
    assert "checked" in inputs["id_TOX_LAST_unknown"]
    assert "checked" in inputs["id_PROCS_0"]


def test_a_birth_date_may_be_filled_in_by_the_phone() -> None:
    html = as_crispy_form(
        BirthDateForm(question=CURRENT.questions["DOB"], today=date(2026, 11, 26))
    )

    kinds = Elements(html).values("autocomplete")

    assert kinds == ["bday-day", "bday-month", "bday-year"]


def test_a_staff_form_is_drawn_by_the_same_pack() -> None:
    html = as_crispy_form(StaffForm(QueryDict("role=O&email=x")))

    elements = assert_holds_together(html)
    inputs = {attrs["id"]: attrs for tag, attrs in elements.found if tag in ("input", "select")}
    assert inputs["id_name"]["aria-describedby"] == "id_name_helptext id_name_error"
    assert "checked" in inputs["id_role_1"]
    assert "Bath &amp; Wells" in html
    assert html.count("(optional)") == 1


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_a_page_about_a_failure_needs_nothing_to_be_drawn(name: str) -> None:
    html = get_template(f"{name}.html").render()

    assert html.count("<h1>") == 1
    assert "call your emergency number now" in html


@pytest.mark.parametrize("typed", ["1 Harley Lane\r\nLondon", "1 Harley Lane,\n\nLondon\n"])
def test_an_address_of_several_lines_is_read_on_one(typed: str) -> None:
    assert look.one_line(typed) == "1 Harley Lane, London"
