"""Columns that only a patient's own key opens."""

from __future__ import annotations

from typing import Any

from django.db import models

from intake.vault import PatientKey


class SealedField(models.BinaryField):
    """Encrypted JSON, or null for nothing; written with `seal` and read with `unseal`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"null": True, "editable": False} | options)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        # To the database these are bytes; a migration need not know more.
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.BinaryField", args, options


def place(row: Any, column: str) -> str:
    """The one place a value may be read from: its table, column and row (by its `code`)."""
    return f"{row._meta.db_table}.{column}:{row.code}"


def seal(row: models.Model, key: PatientKey, **values: Any) -> None:
    """Put values into sealed columns of the row, in memory; empty ones become null."""
    for column, value in values.items():
        sealed = key.seal(value, place=place(row, column)) if value else None
        setattr(row, column, sealed)


def unseal(row: models.Model, key: PatientKey, column: str) -> Any:
    """What a sealed column holds, or None."""
    sealed = getattr(row, column)
    return None if sealed is None else key.open(sealed, place=place(row, column))
