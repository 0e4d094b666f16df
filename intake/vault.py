"""Encryption of what names or quotes a person: one random key per patient, wrapped by ours.

Destroying a patient's wrapped key makes everything sealed under it unreadable for ever, in
every table and every backup. A sealed value opens only in the place it was sealed for.
"""

from __future__ import annotations

import hmac
import json
import os
import unicodedata
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

KEY_BYTES = 32  # AES-256
NONCE_BYTES = 12  # the size GCM is specified for
FORMAT = b"\x01"
PLAIN_BYTES = b"\x02"  # as they are, not JSON


class VaultError(Exception):
    """Sealed data cannot be read or written."""


class Erased(VaultError):
    """The patient was erased: the key is gone, and what it sealed with it."""

    def __init__(self) -> None:
        super().__init__("This patient's details were erased and cannot be read again.")


class Unreadable(VaultError):
    """A sealed value was altered, moved from its place, or sealed under another key."""


class BadKeys(VaultError):
    """FIELD_KEYS is missing, malformed, or lacks a key that stored data needs."""


@dataclass(frozen=True, slots=True)
class PatientKey:
    """One patient's own key: it seals, opens and fingerprints, and never leaves the process."""

    material: bytes = field(repr=False)

    def seal(self, value: Any, *, place: str) -> bytes:
        """JSON-encode and encrypt a value for one place only."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return FORMAT + _encrypt(self.material, text.encode(), place)

    def open(self, sealed: bytes, *, place: str) -> Any:
        """The value sealed for this place, or raise `Unreadable`."""
        sealed = bytes(sealed)
        if not sealed.startswith(FORMAT):
            raise Unreadable(f"{place} is not in a format this version reads.")
        return json.loads(_decrypt(self.material, sealed[len(FORMAT) :], place))

    def seal_bytes(self, plain: bytes, *, place: str) -> bytes:
        """Encrypt bytes for one place only."""
        return PLAIN_BYTES + _encrypt(self.material, plain, place)

    def open_bytes(self, sealed: bytes, *, place: str) -> bytes:
        """The bytes sealed for this place, or raise `Unreadable`."""
        sealed = bytes(sealed)
        if not sealed.startswith(PLAIN_BYTES):
            raise Unreadable(f"{place} is not in a format this version reads.")
        return _decrypt(self.material, sealed[len(PLAIN_BYTES) :], place)

    def fingerprint(self, value: Any) -> str:
        """A keyed hash of a value: equal for equal values, and no help in guessing them."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hmac.new(_derive(self.material, "fingerprint"), text.encode(), sha256).hexdigest()


def new_key(owner: UUID) -> bytes:
    """A fresh patient key, wrapped by the current master key."""
    return _wrap(os.urandom(KEY_BYTES), owner)


def unwrap(wrapped: bytes | None, owner: UUID) -> PatientKey:
    """The patient's key, or raise `Erased`, `Unreadable` or `BadKeys`."""
    if wrapped is None:
        raise Erased
    key_id, encrypted = _parts(wrapped)
    master = _masters().get(key_id)
    if master is None:
        raise BadKeys(f"FIELD_KEYS has no key {key_id!r}, which stored data needs.")
    return PatientKey(_decrypt(master, encrypted, _wrapping_place(key_id, owner)))


def rewrap(wrapped: bytes, owner: UUID) -> bytes:
    """The same patient key, wrapped by the current master key."""
    return _wrap(unwrap(wrapped, owner).material, owner)


def current_prefix() -> bytes:
    """What every key wrapped by the current master key starts with."""
    return _current_id().encode() + b":"


def blind(value: str, *, kind: str) -> str:
    """A keyed hash to find a value by without storing it, under the current master key."""
    return _blind(_current_id(), value, kind)


def blinds(value: str, *, kind: str) -> list[str]:
    """The hashes a value may be stored under while master keys are being changed."""
    return [_blind(key_id, value, kind) for key_id in _masters()]


def normal(text: str) -> str:
    """Text as it is compared: one form of each letter, no case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def check_keys() -> None:
    """Raise `BadKeys` unless FIELD_KEYS holds at least one usable key."""
    _current_id()


def _wrap(material: bytes, owner: UUID) -> bytes:
    key_id = _current_id()
    encrypted = _encrypt(_masters()[key_id], material, _wrapping_place(key_id, owner))
    return current_prefix() + encrypted


def _parts(wrapped: bytes) -> tuple[str, bytes]:
    key_id, colon, encrypted = bytes(wrapped).partition(b":")
    if not colon:
        raise Unreadable("A wrapped key is not in a format this version reads.")
    return key_id.decode("ascii", "replace"), encrypted


def _wrapping_place(key_id: str, owner: UUID) -> str:
    return f"intake_patient.wrapped_key:{key_id}:{owner}"


def _encrypt(key: bytes, plain: bytes, place: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, place.encode())


def _decrypt(key: bytes, encrypted: bytes, place: str) -> bytes:
    nonce, rest = encrypted[:NONCE_BYTES], encrypted[NONCE_BYTES:]
    try:
        return AESGCM(key).decrypt(nonce, rest, place.encode())
    except (InvalidTag, ValueError):
        raise Unreadable(f"{place} was altered, moved, or sealed under another key.") from None


def _blind(key_id: str, value: str, kind: str) -> str:
    key = _derive(_masters()[key_id], f"blind index:{kind}")
    return hmac.new(key, normal(value).encode(), sha256).hexdigest()


def _derive(material: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(material)


def _current_id() -> str:
    return next(iter(_masters()))


def _masters() -> Mapping[str, bytes]:
    configured: Mapping[str, str] | None = getattr(settings, "FIELD_KEYS", None)
    if not configured:
        raise BadKeys("FIELD_KEYS is empty: set at least one key, such as k1:<base64>.")
    return _decoded(tuple(configured.items()))


@lru_cache(maxsize=8)
def _decoded(configured: tuple[tuple[str, str], ...]) -> Mapping[str, bytes]:
    masters = {}
    for key_id, encoded in configured:
        try:
            material = b64decode(encoded, validate=True)
        except ValueError:
            material = b""
        if not key_id.isalnum() or len(material) != KEY_BYTES:
            raise BadKeys(f"Key {key_id!r} of FIELD_KEYS must be {KEY_BYTES} bytes in base64.")
        masters[key_id] = material
    return masters
