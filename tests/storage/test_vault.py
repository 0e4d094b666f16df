"""What is sealed opens only in its place, and only while the patient's key is there."""

from base64 import b64encode
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake import vault

K1, K2 = b64encode(b"1" * 32).decode(), b64encode(b"2" * 32).decode()
PLACE = "intake_patient.identity:1"


@pytest.fixture(autouse=True)
def one_key(settings):
    settings.FIELD_KEYS = {"k1": K1}


def a_key() -> vault.PatientKey:
    owner = uuid4()
    return vault.unwrap(vault.new_key(owner), owner)


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists))
def test_what_is_sealed_comes_back_equal(value):
    key = vault.PatientKey(b"k" * 32)

    assert key.open(key.seal(value, place=PLACE), place=PLACE) == value


def test_the_same_words_never_look_the_same_twice():
    key = a_key()

    assert key.seal("Ada", place=PLACE) != key.seal("Ada", place=PLACE)


def test_a_value_moved_to_another_row_or_column_is_unreadable():
    key = a_key()
    sealed = key.seal("Ada", place="intake_patient.identity:1")

    for elsewhere in ("intake_patient.identity:2", "intake_revision.words:1"):
        with pytest.raises(vault.Unreadable):
            key.open(sealed, place=elsewhere)


def test_every_altered_byte_is_noticed():
    key = a_key()
    sealed = key.seal("Ada", place=PLACE)

    for at in range(len(sealed)):
        altered = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(vault.Unreadable):
            key.open(altered, place=PLACE)
    for length in range(len(sealed)):
        with pytest.raises(vault.Unreadable):
            key.open(sealed[:length], place=PLACE)


def test_one_patients_key_does_not_open_anothers_words():
    sealed = a_key().seal("Ada", place=PLACE)

    with pytest.raises(vault.Unreadable):
        a_key().open(sealed, place=PLACE)


def test_a_wrapped_key_cannot_be_given_to_another_patient():
    wrapped = vault.new_key(uuid4())

    with pytest.raises(vault.Unreadable):
        vault.unwrap(wrapped, uuid4())


def test_a_destroyed_key_means_erased():
    with pytest.raises(vault.Erased, match="erased"):
        vault.unwrap(None, uuid4())


def test_rewrapping_keeps_the_key_and_frees_the_old_master(settings):
    owner = uuid4()
    wrapped = vault.new_key(owner)
    sealed = vault.unwrap(wrapped, owner).seal("Ada", place=PLACE)

    settings.FIELD_KEYS = {"k2": K2, "k1": K1}
    rewrapped = vault.rewrap(wrapped, owner)
    settings.FIELD_KEYS = {"k2": K2}

    assert vault.unwrap(rewrapped, owner).open(sealed, place=PLACE) == "Ada"
    with pytest.raises(vault.BadKeys, match="k1"):
        vault.unwrap(wrapped, owner)


@pytest.mark.parametrize(
    "keys",
    [
        {},
        None,
        {"k1": "not base64!"},
        {"k1": b64encode(b"short").decode()},
        {"k:1": K1},
        {"": K1},
    ],
)
def test_without_good_keys_nothing_is_sealed_or_read(settings, keys):
    settings.FIELD_KEYS = keys

    with pytest.raises(vault.BadKeys):
        vault.check_keys()
    with pytest.raises(vault.BadKeys):
        vault.new_key(uuid4())


def test_a_blind_index_is_the_same_for_the_same_address_however_typed():
    assert vault.blind("Ada@Patient.example ", kind="email") == vault.blind(
        "ada@patient.example", kind="email"
    )
    assert vault.blind("Łucja", kind="birth") != vault.blind("Lucja", kind="birth")
    assert vault.blind("a", kind="email") != vault.blind("a", kind="phone")


def test_a_blind_index_cannot_be_made_without_the_key(settings):
    mine = vault.blind("1992-06-15", kind="birth")

    settings.FIELD_KEYS = {"k1": K2}

    assert vault.blind("1992-06-15", kind="birth") != mine


def test_a_key_is_not_shown_when_it_is_printed():
    assert "kkkk" not in repr(vault.PatientKey(b"k" * 32))
