"""A page that was drawn once is filled for each patient with nothing of another's."""

from intake.views.stencil import _drawn, filled
from tests.builders import a_link, a_patient, a_visit, answers
from tests.patient.journey import Phone

PAGE = "intake/page.html"


ANY = "5f0c0f8e-0000-4000-8000-000000000001"


def page(**holes: str) -> str:
    holes = {"step.key": "a", "form.drawn": "", "intake.code": ANY, "csrf_token": "t"} | holes
    return filled(PAGE, fixed={"title": "Spots"}, holes=holes)


def test_two_patients_share_the_drawing_and_nothing_else(db):
    first, second = Phone(), Phone()
    for phone in (first, second):
        phone.open()
    before = _drawn.cache_info().misses
    pages = [phone.get("today").content.decode() for phone in (first, second, first)]

    assert _drawn.cache_info().misses - before <= 1
    assert str(first.intake.code) in pages[0] and str(second.intake.code) in pages[1]
    assert str(second.intake.code) not in pages[0] + pages[2]
    assert pages[0] != pages[2], "Each showing has its own key."


def test_what_fills_a_hole_is_escaped_like_anything_a_patient_typed():
    assert "&lt;b&gt;" in page(progress="<b>")


def test_an_empty_hole_leaves_out_what_stands_around_it():
    assert 'class="back"' not in page(back_url="")
    assert 'class="back" href="/there/"' in page(back_url="/there/")


def test_words_that_look_like_a_hole_are_only_words():
    assert "step.key" in page(progress="step.key")


def test_a_second_patient_needs_no_page_drawn_that_the_first_has_seen(db):
    visit = a_visit()
    for name in ("Zebedee", "Yolanda"):
        phone = Phone(
            a_link(visit) if name == "Zebedee" else a_link(a_visit(a_patient(visit.clinic)))
        )
        phone.open()
        before = _drawn.cache_info().misses
        phone.walk(answers(NAME_PREF=name, GOAL_TEXT=f"{name} has a wish", MEDS_TEXT="insulin"))
        shown = [phone.get(slug).content.decode() for slug in ("goals", "you", "check")]
        drawn = _drawn.cache_info().misses - before

    assert drawn == 0, "Something of the patient's stands where all patients' words should."
    assert "Yolanda" in shown[-1] and "Zebedee" not in "".join(shown)


def test_the_heading_is_one_of_the_words_that_are_everybodys():
    assert "<h1>Spots</h1>" in page()
