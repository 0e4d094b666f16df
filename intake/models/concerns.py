"""The concerns a clinic sorts and counts by, as columns that the database itself derives."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import Any

from django.db import models
from django.db.models import Q, Value
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, NullIf

OILINESS = ("OIL_SHINE", "OIL_TOUCH", "OIL_FEEL", "OIL_BLOT")
GRADES = {
    "acne": "ACNE_NOW",
    "redness": "RED_NOW",
    "flushing": "RED_FLUSH",
    "pores": "PORE_NOW",
    "texture": "TEX_NOW",
    "scars": "SCAR_NOW",
    "neck_crepe": "NECK_CREPE",
    "neck_lines": "NECK_LINES",
    "neck_bands": "NECK_BANDS",
    "neck_jaw": "NECK_JAW",
    "neck_sag": "NECK_SAG",
    "bother_oil": "BOTHER_OIL",
    "bother_acne": "BOTHER_ACNE",
    "bother_red": "BOTHER_RED",
    "bother_texture": "BOTHER_TEXTURE",
    "bother_scars": "BOTHER_SCARS",
    "bother_pores": "BOTHER_PORES",
    "bother_neck": "BOTHER_NECK",
}
COLUMNS: dict[str, tuple[str, ...]] = {
    "oiliness": OILINESS,
    **{column: (code,) for column, code in GRADES.items()},
}


def column_of(*codes: str) -> models.GeneratedField:
    """A column the database keeps equal to the sum of 0-4 answers; null unless all are given."""
    total: Any = reduce(add, map(_number, codes))
    return models.GeneratedField(
        expression=total,
        output_field=models.SmallIntegerField(null=True),
        db_persist=True,
    )


def ranges(table: str) -> list[models.CheckConstraint]:
    """Every column is within what its questions can add up to."""
    return [
        models.CheckConstraint(
            condition=Q(**{f"{column}__gte": 0, f"{column}__lte": 4 * len(codes)}),
            name=f"{table}_{column}_range",
        )
        for column, codes in COLUMNS.items()
    ]


def indexes(table: str) -> list[models.Index]:
    """One index for each column, of the rows where it was asked."""
    return [
        models.Index(
            fields=["clinic", column],
            condition=Q(**{f"{column}__isnull": False}),
            name=f"{table}_{column}",
        )
        for column in COLUMNS
    ]


def _number(code: str) -> Combinable:
    # A JSON null is the text "null" on SQLite, which would be cast to 0.
    return Cast(NullIf(KT(f"answers__{code}"), Value("null")), models.SmallIntegerField())
