"""Handing rows out, which is written down."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse

from clinic.insights.files import Kind
from clinic.insights.sheet import Rows
from clinic.staff.models import User
from intake.events import record
from intake.models import Clinic


def exported(
    rows: Rows, key: str, clinic: Clinic, *, kind: Kind, by: User, at: datetime
) -> HttpResponse:
    """The rows as a file; who took which figure's rows is an event of the clinic."""
    record(clinic, "exported", by=by, at=at, detail={"figure": key, "rows": len(rows.lines)})
    name = f"figures-{clinic.day_of(at).isoformat()}.{kind.key}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(kind.write(rows), content_type=kind.content_type, headers=headers)
