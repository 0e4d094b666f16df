"""The clinic's logo on letters and staff pages: a letter keeps the one it was issued with."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from PIL import Image

from clinic.owner.look import change_look
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Intake, Letter, Logo
from intake.pdf import pdf_of
from intake.views.letters import as_file
from tests.builders import NOW, a_letter, a_logo, an_intake
from tests.patient.test_status import unpacked
from tests.review.pages import said

GREEN = Image.new("RGB", (120, 40), "green")


@pytest.fixture
def decided_on(cleo: User) -> Intake:
    return an_intake(stage=Stage.DECIDED)


def another_logo(cleo: User) -> Logo:
    file = BytesIO()
    GREEN.save(file, "PNG")
    cleo.clinic.refresh_from_db()
    change_look(cleo.clinic, accent="", sent=file.getvalue(), by=cleo, at=NOW)
    return Logo.objects.latest("pk")


def page_of(desk: Client, letter: Letter) -> str:
    about = {"code": letter.intake.code, "letter": letter.code}
    return desk.get(reverse("letters:letter", kwargs=about)).content.decode()


def address(logo: Logo) -> str:
    return reverse("intake:logo", args=[logo.fingerprint])


def article(page: str) -> str:
    return page.split("<article", 1)[1].split("</article>")[0]


def issued(intake: Intake) -> Letter:
    return a_letter(Intake.objects.get(pk=intake.pk), "internal")


def test_a_letter_carries_the_logo(desk: Client, decided_on: Intake) -> None:
    logo = a_logo(decided_on.clinic)

    assert f'src="{address(logo)}"' in article(page_of(desk, issued(decided_on)))


def test_a_letter_to_be_issued_is_read_over_with_it(desk: Client, decided_on: Intake) -> None:
    logo = a_logo(decided_on.clinic)

    page = desk.get(reverse("letters:write", kwargs={"code": decided_on.code})).content.decode()

    assert f'src="{address(logo)}"' in article(page)


def test_another_logo_changes_no_letter_that_was_issued(
    desk: Client, decided_on: Intake, cleo: User
) -> None:
    first = a_logo(cleo.clinic)
    letter = issued(decided_on)
    second = another_logo(cleo)

    page = article(page_of(desk, letter))

    assert address(first) in page
    assert address(second) not in page


def test_a_letter_of_before_there_was_a_logo_stays_without(
    desk: Client, decided_on: Intake, cleo: User
) -> None:
    letter = issued(decided_on)
    a_logo(cleo.clinic)

    assert "<img" not in article(page_of(desk, letter))


def test_the_hash_is_of_the_words_alone(decided_on: Intake, cleo: User) -> None:
    without = issued(decided_on).read()
    a_logo(cleo.clinic)

    assert issued(decided_on).read().digest == without.digest


def test_the_file_holds_the_picture(decided_on: Intake, cleo: User) -> None:
    a_logo(cleo.clinic)
    letter = issued(decided_on)

    with_it = unpacked(as_file(letter.read(), letter.logo, name="letter.pdf").content)
    without = unpacked(as_file(letter.read(), None, name="letter.pdf").content)

    assert b"/Subtype /Image" in with_it
    assert b"/Subtype /Image" not in without


def test_the_picture_in_a_file_has_words_for_who_cannot_see_it(
    decided_on: Intake, cleo: User
) -> None:
    logo = a_logo(cleo.clinic)
    about = {"writing": issued(decided_on).read(), "logo_url": logo.in_page}

    page = render_to_string("intake/letter_pdf.html", about)

    assert f'alt="{cleo.clinic.name}"' in page
    assert pdf_of(page, css="").startswith(b"%PDF-")


def test_staff_pages_show_the_logo_in_place_of_the_leaf(desk: Client, cleo: User) -> None:
    logo = a_logo(cleo.clinic)

    page = desk.get("/reviews/").content.decode()

    assert f'<img class="logo" src="{address(logo)}" alt="">' in page
    assert "css/logo" in page
    assert cleo.clinic.name in said(desk.get("/reviews/"))


def test_without_a_logo_staff_pages_keep_the_leaf(desk: Client, cleo: User) -> None:
    page = desk.get("/reviews/").content.decode()

    assert '<img class="logo"' not in page
    assert "css/logo" not in page
