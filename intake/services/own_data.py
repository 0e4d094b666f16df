"""What patients ask about their own data, and the staff who settle it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from intake.events import PATIENT, record
from intake.models import DataRequest, Intake


class AskedAlready(Exception):
    """The same was asked before and is not settled yet."""

    def __init__(self) -> None:
        super().__init__(
            gettext("You have asked for this already. The clinic will come back to you.")
        )


@transaction.atomic
def ask_about_data(intake: Intake, *, kind: str, at: datetime) -> DataRequest:
    """Ask staff to correct, give out or erase what is held; raises `AskedAlready`."""
    kind = DataRequest.Kind(kind)
    try:
        with transaction.atomic():
            asked = DataRequest.objects.create(
                clinic=intake.clinic, intake=intake, kind=kind, at=at
            )
    except IntegrityError:
        raise AskedAlready from None
    for subject in (intake, intake.patient):
        record(subject, "data asked", by=PATIENT, at=at, detail={"kind": kind.value})
    return asked


@transaction.atomic
def settle_data(asked: DataRequest, *, by: Any, at: datetime) -> DataRequest:
    """Note that staff did what was asked, or said why not; a second time changes nothing."""
    if DataRequest.objects.filter(pk=asked.pk, settled_at=None).update(settled_at=at):
        for subject in (asked.intake, asked.intake.patient):
            record(subject, "data settled", by=by, at=at, detail={"kind": str(asked.kind)})
    asked.refresh_from_db(fields=["settled_at"])
    return asked
