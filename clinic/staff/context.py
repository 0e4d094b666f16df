"""What every staff page shows around its content: who is signed in, and where they may go."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from clinic.staff.models import User
from clinic.staff.roles import Action, Role
from intake.models import Clinic

PLACES = (
    ("Queue", "desk:queue", Action.SEE_QUEUE),
    ("Reviews", "review:list", Action.REVIEW),
    ("Patients", "desk:patients", Action.INVITE),
    ("Monday", "insights:monday", Action.SEE_FIGURES),
    ("Rules", "insights:rules", Action.SEE_RULES),
    ("People", "owner:people", Action.MANAGE_PEOPLE),
    ("Settings", "owner:settings", Action.MANAGE_SETTINGS),
    ("Protocol", "owner:protocol", Action.MANAGE_SETTINGS),
)
MENU = (
    ("Keys", "staff:keys"),
    ("Change password", "account_change_password"),
    ("Two-step sign-in", "mfa_index"),
)


def staff(request: HttpRequest) -> dict[str, Any]:
    """The frame of a staff page; strangers see the name of the clinic if there is only one."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"clinic": SimpleLazyObject(only_clinic)}
    return {
        "clinic": user.clinic,
        "me": {
            "name": user.name,
            "role": Role(user.role).label,
            "keys_off": user.keys_off,
        },
        "nav": places(user, here=request.path),
        "menu": [(label, reverse(name)) for label, name in MENU],
        "search_url": reverse("desk:queue") if user.can(Action.SEE_QUEUE) else "",
        "sign_out_url": reverse("account_logout"),
    }


def places(user: User, *, here: str) -> list[tuple[str, str, bool]]:
    """The pages a person's role opens, and which of them this address is part of."""
    allowed = [(label, reverse(name)) for label, name, action in PLACES if user.can(action)]
    current = max((url for _, url in allowed if here.startswith(url)), key=len, default="")
    return [(label, url, url == current) for label, url in allowed]


def only_clinic() -> Clinic | None:
    """The clinic, where this is the house of only one."""
    clinics = Clinic.objects.order_by("pk")[:2]
    return clinics[0] if len(clinics) == 1 else None
