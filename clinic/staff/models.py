"""The people who work at a clinic."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from clinic.staff.roles import ROLES, Action, Role
from intake.models import Clinic

# Other letters can look like these, or become them in another case.
PLAIN_LETTERS = RegexValidator(r"^[\x21-\x7e]*\Z", "Write the e-mail like name@example.org")


class UserManager(BaseUserManager["User"]):
    """Makes people who sign in by e-mail; the class Django's commands expect."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """An address as people sign in with it: in lower case."""
        return (email or "").strip().lower()

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=self.normalize_email(username))


class User(AbstractBaseUser):
    """A person who works at a clinic and signs in by e-mail."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="people")
    email = models.EmailField(unique=True, validators=[PLAIN_LETTERS])
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role.choices)
    is_active = models.BooleanField(default=True)
    times_left = models.PositiveIntegerField(default=0, editable=False)
    keys_off = models.BooleanField(default=False, editable=False)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="user_email_lower_case"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=["front_desk", "clinician", "manager"]),
                name="user_role_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.partition(" ")[0]

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        # A session from before somebody left stays ended when they return.
        begun = f"{self.password}|{self.times_left}"
        return salted_hmac("clinic.session", begun, secret=secret, algorithm="sha256").hexdigest()

    def can(self, action: Action) -> bool:
        """Whether this person's role allows an action."""
        return self.is_active and action in ROLES[Role(self.role)]
