"""All settings, read from the environment.

Without `RELEASE=1` this is a demonstration or a developer's clinic: SQLite and generated keys
under `var/`. With it, every secret must be given and the checks of `check --deploy` hold.
"""

import base64
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def env_bool(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value in ("", "0", "false", "no", "off"):
        return default if value == "" else False
    if value in ("1", "true", "yes", "on"):
        return True
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def env_int(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip()
    try:
        return int(value) if value else default
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from None


def env_secret(name: str) -> str:
    """A secret from the environment, or from the file that NAME_FILE points at."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text().strip()
    return os.environ.get(name, "")


def env_group(prefix: str, *, but: str) -> dict[str, str]:
    """Every setting whose name starts with the prefix, without it; each may be a NAME_FILE."""
    names = {name.removesuffix("_FILE") for name in os.environ if name.startswith(prefix)}
    return {name.removeprefix(prefix): env_secret(name) for name in sorted(names - {prefix + but})}


def kept_secret(name: str) -> str:
    """A secret made once for a demonstration and kept beside its database."""
    path = VAR / f"{name.lower()}.secret"
    if not path.exists():
        VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(base64.b64encode(secrets.token_bytes(32)).decode())
    return path.read_text().strip()


def needed(name: str) -> str:
    """A setting that a release cannot do without."""
    value = env_secret(name)
    if not value and RELEASE:
        raise ImproperlyConfigured(f"Set {name}, or {name}_FILE, before starting a release.")
    return value


RELEASE = env_bool("RELEASE")
VAR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))

SECRET_KEY = needed("SECRET_KEY") or kept_secret("SECRET_KEY")
FIELD_KEYS = dict(
    pair.split(":", 1)
    for pair in needed("FIELD_KEYS").split() or [f"k1:{kept_secret('FIELD_KEY')}"]
)
DEBUG = env_bool("DEBUG") and not RELEASE
ALLOWED_HOSTS = needed("ALLOWED_HOSTS").split() or ["localhost", "127.0.0.1", "[::1]"]
PUBLIC_URL = needed("PUBLIC_URL") or f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if RELEASE else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "intake",
    "clinic",
]

MIDDLEWARE = [
    "clinic.headers.OnlyUtf8",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "clinic.headers.NoStore",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "clinic.headers.QuickGzip",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "intake.speaking.PatientsLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "clinic.staff.access.SessionLimits",
    "intake.tablet.OnlyThisForm",
    "clinic.staff.access.DenyByDefault",
]

ROOT_URLCONF = "clinic.urls"
WSGI_APPLICATION = "clinic.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "clinic.staff.context.staff",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "clinic"
CRISPY_TEMPLATE_PACK = "clinic"


def database(url: str) -> dict[str, Any]:
    """Django's settings for a database address: `sqlite:path` or `postgres://…`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "CONN_MAX_AGE": 600,
            "NAME": parts.path,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                " PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
                # Of a hundred thousand intakes the 2 MB that it keeps by itself hold too little.
                " PRAGMA cache_size=-65536;",
            },
        }
    if parts.scheme in ("postgres", "postgresql"):
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": query.pop("host", "") or parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            # Compiling a plan takes longer than any of our questions; and where disks have no
            # arm to move, reading all of a table is not the better way to find a few rows.
            "OPTIONS": {"options": "-c jit=off -c random_page_cost=1.1", **query},
        }
    raise ImproperlyConfigured("DATABASE_URL must start with sqlite: or postgres://.")


DATABASES = {"default": database(needed("DATABASE_URL") or f"sqlite:{VAR / 'clinic.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}

AUTH_USER_MODEL = "clinic.User"
AUTHENTICATION_BACKENDS = ["clinic.staff.backend.WithClinic"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "clinic.staff.adapter.StaffAdapter"
ACCOUNT_FORMS = {
    "login": "clinic.staff.forms.SignInForm",
    "change_password": "clinic.staff.forms.ChangePasswordForm",
    "set_password": "clinic.staff.forms.SetPasswordForm",
    "reset_password": "clinic.staff.forms.ForgottenForm",
    "reset_password_from_key": "clinic.staff.forms.NewPasswordForm",
    "reauthenticate": "clinic.staff.forms.AgainForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,20/5m/ip"}
# How many of our own web servers stand in front: only their word on the caller's address counts.
ALLAUTH_TRUSTED_PROXY_COUNT = env_int("TRUSTED_PROXIES", 1 if RELEASE else 0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/home/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "en-gb"
# The patients' side speaks all of them, the staff's side English; see intake/speaking.py.
LANGUAGES = [("en-gb", "English"), ("es", "Español"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = os.environ.get("TIME_ZONE", "Europe/London")
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", VAR / "static"))
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# A provider of e-mail by its name among anymail's, such as postmark, and what it needs to be told,
# such as ANYMAIL_POSTMARK_SERVER_TOKEN; without one, SMTP, or files in a demonstration.
ANYMAIL_PROVIDER = os.environ.get("ANYMAIL_PROVIDER", "")
ANYMAIL = env_group("ANYMAIL_", but="PROVIDER")
EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND") or (
    f"anymail.backends.{ANYMAIL_PROVIDER}.EmailBackend"
    if ANYMAIL_PROVIDER
    else f"django.core.mail.backends.{'smtp' if RELEASE else 'filebased'}.EmailBackend"
)
EMAIL_FILE_PATH = VAR / "outbox"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = env_int("EMAIL_PORT", 25)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env_secret("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("FROM_EMAIL", "clinic@example.org")

TWILIO_ACCOUNT_SID = os.environ.get("TWILIO_ACCOUNT_SID", "")
TWILIO_API_KEY = os.environ.get("TWILIO_API_KEY", "")  # its secret is then TWILIO_AUTH_TOKEN
TWILIO_AUTH_TOKEN = env_secret("TWILIO_AUTH_TOKEN")
TWILIO_FROM = os.environ.get("TWILIO_FROM", "")  # a number, or a messaging service's MG…
TWILIO_URL = os.environ.get("TWILIO_URL", "https://api.twilio.com")
if TWILIO_ACCOUNT_SID and not (TWILIO_AUTH_TOKEN and TWILIO_FROM):
    raise ImproperlyConfigured("With TWILIO_ACCOUNT_SID, set TWILIO_AUTH_TOKEN and TWILIO_FROM.")
# Who delivers text messages; without anybody, no page offers them.
TEXTS = (
    "intake.texts.twilio.Twilio"
    if TWILIO_ACCOUNT_SID
    else ""
    if RELEASE
    else "intake.texts.on_file.OnFile"
)
TEXT_FILE_PATH = VAR / "texts"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "microphone",
        "payment",
        "usb",
    )
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "clinic.errors.open_too_long"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_ENGINE = "clinic.staff.kept_sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds; staff sessions end sooner when idle
DATA_UPLOAD_MAX_MEMORY_SIZE = 500_000  # bytes; a page of answers takes a few thousand
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
FILE_UPLOAD_HANDLERS = ["intake.photos.receiving.InMemory"]  # no file ever waits on a disk

if RELEASE:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_links": {"()": "clinic.log.WithoutLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_links"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}
