"""A prepared read gives what the query set itself would give."""

import pytest
from django.db import transaction
from django.db.models import Model

from intake import access
from intake.journey import Stage
from intake.models import Intake, Invitation, Photo, TeachBackTry
from intake.models.prepared import Columns, Prepared
from intake.services import answering, writing
from tests.builders import NOW, a_clinic, a_link, a_photo

pytestmark = pytest.mark.django_db


def everything(row: Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_a_visitor_is_read_with_intake_patient_visit_and_clinic(django_assert_num_queries):
    invitation = a_link().invitation

    with django_assert_num_queries(1):
        read = access.WITH_INTAKE.get(invitation.pk)
        intake = read.intake
        joined = [read, intake, intake.patient, intake.visit, intake.clinic]

    plain = Invitation.objects.get(pk=invitation.pk)
    same = [plain, plain.intake, plain.intake.patient, plain.intake.visit, plain.intake.clinic]
    assert [everything(row) for row in joined] == [everything(row) for row in same]


def test_the_second_read_does_not_remember_the_first(django_assert_num_queries):
    first, second = a_link().invitation, a_link().invitation

    assert access.WITH_INTAKE.get(first.pk).intake == first.intake
    assert access.WITH_INTAKE.get(second.pk).intake == second.intake


def test_what_does_not_exist_is_none():
    assert access.WITH_INTAKE.get(4711) is None


def test_an_intake_is_read_and_held_with_all_it_holds():
    intake = a_link().intake
    answering.save_page(intake, page="you", answers={"NAME_PREF": "Mo"}, at=NOW)

    with transaction.atomic():
        held = writing.TO_FILL_IN.get(intake.pk)

    assert everything(held) == everything(Intake.objects.get(pk=intake.pk))
    assert held.read_draft() == {"NAME_PREF": "Mo"}


def test_a_filter_of_the_query_set_holds():
    intake, other = a_link().intake, a_clinic()

    assert Prepared(lambda: Intake.objects.filter(clinic=other)).get(intake.pk) is None
    assert Prepared(lambda: Intake.objects.filter(clinic=intake.clinic)).get(intake.pk) == intake


def test_columns_are_written_as_saving_the_row_would(django_assert_num_queries):
    intake, other = a_link().intake, a_link().intake
    changes = {"draft": {"PREG": "NO"}, "draft_words": b"sealed", "draft_points": None, "page": "x"}
    for name, value in changes.items():
        setattr(intake, name, value)
    intake.stage = "CLOSED"

    with django_assert_num_queries(1):
        Columns(Intake, tuple(changes)).write(intake)

    read = Intake.objects.get(pk=intake.pk)
    assert {name: getattr(read, name) for name in changes} == changes
    assert read.stage == Stage.INVITED, "only these columns"
    assert Intake.objects.get(pk=other.pk).draft == {}


def test_columns_are_written_only_where_others_are_as_they_were_read():
    intake = a_link().intake
    intake.page, columns = "x", Columns(Intake, ("page",))

    assert not columns.write(intake, where={"version": intake.version + 1})
    assert Intake.objects.get(pk=intake.pk).page == ""
    assert not columns.write(intake, where={"draft_words": b"sealed"})
    assert columns.write(intake, where={"version": intake.version})
    assert Intake.objects.get(pk=intake.pk).page == "x"


def test_many_rows_come_in_their_order():
    intake = a_link().intake
    for number in (2, 1):
        TeachBackTry.objects.create(
            clinic=intake.clinic,
            intake=intake,
            question="TB_WHO",
            number=number,
            right=True,
            at=NOW,
        )
    rows = Prepared(lambda: TeachBackTry.objects.order_by("number"), by="intake").all(intake.pk)

    assert [row.number for row in rows] == [1, 2]


def test_only_some_columns_are_read_where_only_they_are_asked_for():
    photo = a_photo(a_link().intake)

    (read,) = Prepared(lambda: Photo.objects.only("pk"), by="intake").all(photo.intake_id)

    assert read.pk == photo.pk and "large" in read.get_deferred_fields()
