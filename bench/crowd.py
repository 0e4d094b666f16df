"""A clinic with a million intakes: the demonstration's, copied day after day into the past.

Each copy is a day older than the one before, so that any week holds as much as any other and
what waits is as many times more as there are copies. Patients are made one by one, each with a
key and a sealed name of their own; all else is copied by the database (`bench.loading` says
how it is kept from doing more than that).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from uuid import uuid4

from django.apps import apps
from django.db import connection, models, transaction

from bench.loading import add, loading
from intake import vault
from intake.models import Identity, Intake, Patient

APART = 10_000  # between the key of a row and that of its next copy
AT_ONCE = 250  # copies made by one statement
# What the measured pages read of other people's intakes; not what only their own pages show.
COPIED = [
    "intake.Visit",
    "intake.Invitation",
    "intake.Intake",
    "intake.Revision",
    "intake.AssessmentRecord",
    "intake.Firing",
    "intake.ConcernFit",
    "intake.Event",
    "intake.Outbox",
    "intake.InfoRequest",
    "intake.Stumble",
    "clinic.Attendance",
    "clinic.Triage",
    "clinic.TakenBack",
    "clinic.Review",
    "clinic.Decision",
    "clinic.Note",
    "clinic.Assignment",
    "clinic.Tag",
    "clinic.Judgement",
    "clinic.TriageCheck",
]


def grow(*, copies: range) -> None:
    """Add these copies of what the demonstration holds; each belongs to one time only."""
    base = list(Patient.objects.filter(pk__lt=APART).select_related("clinic").order_by("pk"))
    with loading((Patient, *copied())):
        for start in range(copies.start, copies.stop, AT_ONCE):
            some = range(start, min(start + AT_ONCE, copies.stop))
            with transaction.atomic():
                add(Patient, _patients(base, some))
                for model in copied():
                    _copy(model, some)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


@cache
def copied() -> tuple[type[models.Model], ...]:
    return tuple(map(apps.get_model, COPIED))


def _patients(base: list[Patient], copies: range) -> Iterator[Patient]:
    """Copies of people, each somebody else: no two share a surname, an address or a key."""
    known = [(one, _identity(one)) for one in base]
    for copy in copies:
        for one, identity in known:
            code = uuid4()
            made = Patient(pk=one.pk + copy * APART, code=code, clinic=one.clinic)
            made.created_at, made.erased_at = one.created_at, one.erased_at
            if identity:
                made.wrapped_key = vault.new_key(code)
                made.write_identity(_another(identity, copy))
            yield made


def _identity(one: Patient) -> Identity | None:
    return None if one.erased_at is not None else one.read_identity()


def _another(identity: Identity, copy: int) -> Identity:
    """Somebody of the same first name and birth date."""
    return replace(
        identity,
        family_name=f"{identity.family_name}{copy}",
        email=f"{copy}.{identity.email}" if identity.email else "",
        phone=f"{identity.phone}{copy}" if identity.phone else "",
    )


def _copy(model: type[models.Model], copies: range) -> None:
    fields = [one for one in model._meta.concrete_fields if not one.generated]
    names = ", ".join(connection.ops.quote_name(one.column) for one in fields)
    values = ", ".join(_value(one) for one in fields)
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE copy(n) AS"
            f" (SELECT {copies.start} UNION ALL SELECT n + 1 FROM copy WHERE n < {copies.stop - 1})"
            f" INSERT INTO {table} ({names})"
            f" SELECT {values} FROM {table} t CROSS JOIN copy WHERE t.{key} < {APART}"
        )


def _value(field: models.Field) -> str:
    """What a column of a copy holds, as SQL."""
    column = f"t.{connection.ops.quote_name(field.column)}"
    on_postgres = connection.vendor == "postgresql"
    if field.primary_key or (field.is_relation and _is_copied(field.related_model)):
        return f"{column} + n * {APART}"
    if isinstance(field, models.UUIDField) and field.unique:
        return "gen_random_uuid()" if on_postgres else "lower(hex(randomblob(16)))"
    if isinstance(field, models.CharField) and field.unique:
        return f"CAST(t.id + n * {APART} AS TEXT)"
    if field.name == "chain":
        return f"{column} || '~' || n"
    if isinstance(field, models.DateTimeField):
        return f"{column} - n * interval '1 day'" if on_postgres else _older("datetime", column)
    if isinstance(field, models.DateField):
        return f"{column} - n::int" if on_postgres else _older("date", column)
    return column


def _older(kind: str, column: str) -> str:
    return f"{kind}({column}, '-' || n || ' days')"


def _is_copied(model: type[models.Model]) -> bool:
    return model is Patient or model in copied()


def size() -> int:
    return Intake.objects.count()
