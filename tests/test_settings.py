"""What a release insists on, and what the settings promise."""

from __future__ import annotations

import base64
import logging
import runpy
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from clinic import settings as demonstration
from clinic.log import WithoutLinks
from clinic.settings import database, env_bool, env_int

SETTINGS = Path(demonstration.__file__)
KEY = base64.b64encode(bytes(32)).decode()
RELEASE = {
    "RELEASE": "1",
    "SECRET_KEY": KEY * 2,
    "FIELD_KEYS": f"k2:{KEY} k1:{KEY}",
    "ALLOWED_HOSTS": "clinic.example.org",
    "PUBLIC_URL": "https://clinic.example.org",
    "DATABASE_URL": "postgres://clinic@/clinic",
}


@pytest.fixture
def started(monkeypatch, tmp_path):
    """Read the settings file anew, as a process with this environment would."""

    def start(**environment):
        for name in RELEASE:
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(SETTINGS))

    return start


@pytest.mark.parametrize("missing", sorted(set(RELEASE) - {"RELEASE"}))
def test_a_release_does_not_start_without(started, missing):
    given = {name: value for name, value in RELEASE.items() if name != missing}

    with pytest.raises(ImproperlyConfigured, match=missing):
        started(**given)


def test_a_release_keeps_to_https_and_writes_no_secrets(started, tmp_path):
    settings = started(**RELEASE, DEBUG="1")

    assert settings["SESSION_COOKIE_SECURE"] and settings["CSRF_COOKIE_SECURE"]
    assert settings["SECURE_SSL_REDIRECT"] and settings["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert settings["DEBUG"] is False
    assert list(settings["FIELD_KEYS"]) == ["k2", "k1"]
    assert not (tmp_path / "var").exists()


def test_a_secret_can_come_from_a_file(started, tmp_path):
    file = tmp_path / "key"
    file.write_text("from a file\n")
    given = {name: value for name, value in RELEASE.items() if name != "SECRET_KEY"}

    assert started(**given, SECRET_KEY_FILE=str(file))["SECRET_KEY"] == "from a file"


def test_a_demonstration_keeps_its_own_secrets(started, tmp_path):
    first, again = started(), started()

    assert first["SECRET_KEY"] == again["SECRET_KEY"] and len(first["SECRET_KEY"]) > 40
    assert first["FIELD_KEYS"] == again["FIELD_KEYS"]
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "var").iterdir()} == {0o600}


def test_sqlite_keeps_what_it_acknowledged():
    chosen = database("sqlite:/data/clinic.sqlite3")

    assert chosen["NAME"] == "/data/clinic.sqlite3"
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in chosen["OPTIONS"]["init_command"]
    assert "foreign_keys=ON" in chosen["OPTIONS"]["init_command"]


def test_a_postgresql_address_is_read_in_full():
    chosen = database("postgres://ann%40x:p%2Fw@db.example:5433/clinic?sslmode=require")

    assert (chosen["USER"], chosen["PASSWORD"]) == ("ann@x", "p/w")
    assert (chosen["HOST"], chosen["PORT"], chosen["NAME"]) == ("db.example", "5433", "clinic")
    assert chosen["OPTIONS"]["sslmode"] == "require"


def test_a_postgresql_socket_is_its_host():
    chosen = database("postgres://ann@/clinic?host=/run/postgresql")

    assert (chosen["HOST"], chosen["PORT"]) == ("/run/postgresql", "")
    assert "host" not in chosen["OPTIONS"]


def test_another_database_is_refused():
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database("mysql://clinic@/clinic")


def test_a_value_that_is_no_value_is_refused(monkeypatch):
    monkeypatch.setenv("SWITCH", "maybe")

    with pytest.raises(ImproperlyConfigured, match="SWITCH"):
        env_bool("SWITCH")
    with pytest.raises(ImproperlyConfigured, match="SWITCH"):
        env_int("SWITCH", 1)


def test_pages_load_nothing_from_elsewhere():
    directives = demonstration.CONTENT_SECURITY_POLICY["DIRECTIVES"]

    assert directives["default-src"] == ["'none'"]
    assert set().union(*directives.values()) == {"'none'", "'self'", "data:"}


def test_logs_do_not_hold_a_patients_link():
    said = logging.LogRecord("x", 30, "x", 1, "Not Found: %s", ("/i/s3cret-T0ken/",), None)

    assert WithoutLinks().filter(said)
    assert said.getMessage() == "Not Found: /i/…/"


@pytest.mark.django_db
def test_pages_stay_out_of_caches(client):
    response = client.get("/no-such-page/")

    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "camera=()" in response.headers["Permissions-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["application/x-www-form-urlencoded", "multipart/form-data"])
@pytest.mark.parametrize("charset", ["utf-16", "UTF-7", "no-such-letters"])
def test_a_form_in_other_letters_than_ours_is_refused(client, form, charset):
    content_type = f"{form}; boundary=x; charset={charset}"

    response = client.generic("POST", "/sign-in/", b"login=a", content_type)

    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["utf-8", '"UTF-8"'])
def test_a_form_that_names_our_letters_is_read(client, charset):
    content_type = f"application/x-www-form-urlencoded; charset={charset}"

    response = client.generic("POST", "/sign-in/", b"login=kim@clinic.example", content_type)

    assert response.status_code == 200
    assert b"kim@clinic.example" in response.content


def test_a_provider_of_mail_is_named_in_the_environment(started, tmp_path):
    secret = tmp_path / "token"
    secret.write_text("t0ken\n")

    settings = started(
        **RELEASE,
        ANYMAIL_PROVIDER="postmark",
        ANYMAIL_POSTMARK_SERVER_TOKEN_FILE=str(secret),
    )

    assert settings["EMAIL_BACKEND"] == "anymail.backends.postmark.EmailBackend"
    assert settings["ANYMAIL"] == {"POSTMARK_SERVER_TOKEN": "t0ken"}


def test_texts_go_to_files_unless_it_is_a_release(started):
    assert started()["TEXTS"] == "intake.texts.on_file.OnFile"
    assert started(**RELEASE)["TEXTS"] == ""


def test_texts_go_to_twilio_once_all_it_needs_is_set(started):
    account = {"TWILIO_ACCOUNT_SID": "AC1", "TWILIO_AUTH_TOKEN": "x"}

    with pytest.raises(ImproperlyConfigured, match="TWILIO_FROM"):
        started(**RELEASE, **account)
    assert started(**RELEASE, **account, TWILIO_FROM="MG1")["TEXTS"].endswith("Twilio")
