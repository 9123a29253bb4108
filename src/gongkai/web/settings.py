"""Every setting of the web application; what differs between places comes from the environment.

GONGKAI_MODE        `local` (default: this machine only) or `production` (behind https)
GONGKAI_SECRET_KEY  signs sessions, seals secrets; 50 characters or more; production: required
GONGKAI_OLD_KEYS    earlier secret keys, with commas; they still open what was sealed under them
GONGKAI_HOSTS       the names the site answers to, with commas; production: required
GONGKAI_DATA        folder of database, files and gathered static files; default `var`
GONGKAI_DATABASE    postgres://user:password@host:port/name or sqlite:///path; default SQLite
GONGKAI_TWO_FACTOR  `required` (default in production) or `offered` to the people of the house
GONGKAI_SESSIONS    how many places one person may be signed in at once; default 3
GONGKAI_PROXIES     how many proxies stand before the application; default 0, production 1
GONGKAI_FONTS       folders of the organ's own fonts, with colons; before the free ones
GONGKAI_NODE        the name of this machine, for its own search index; default its host name
GONGKAI_MAIL        smtp://user:password@host:port/?from=address (smtps:, or smtp+tls:); no letters
                    to subscribers without it
GONGKAI_REGION      a region with days off of its own, such as ningxia; default none
GONGKAI_STORAGE     s3://bucket?endpoint=https://host for uploaded files (keys in the usual AWS_…
                    variables); default: the data folder
GONGKAI_LARGEST     how many megabytes an uploaded file may have; default 64
GONGKAI_CLAMD       host:port of a virus scanner; default none
GONGKAI_LINK_CHECK  `nightly` asks whether links to other sites still answer; default `never`, for
                    nothing else ever leaves this machine unasked
GONGKAI_DEBUG       `yes` shows errors to a developer; local mode only
GONGKAI_INDEX_NUMBER pattern of index numbers (索引号) from {organ}, {period} (yyyymm), {serial}

A value that makes no sense stops the start with a sentence that names the variable.
"""

import os
import re
import secrets
import socket
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from gongkai.files.writers.fonts import folders
from gongkai.law.notices import shipped_regions

# ── reading the environment ─────────────────────────────────────────────────────────────────────


def text(name: str, default: str | None) -> str:
    """The value of a variable; without a default it must be there."""
    value = os.environ.get(name, "").strip() or default
    if value is None:
        raise ImproperlyConfigured(f"{name} must be set in production mode")
    return value


def choice(name: str, *known: str, default: str) -> str:
    """One of the words a variable may hold."""
    value = text(name, default)
    if value not in known:
        raise ImproperlyConfigured(f"{name} is “{value}”; it may be {' or '.join(known)}")
    return value


def count(name: str, default: int, *, least: int) -> int:
    """A whole number that is not too small."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name} is “{value}”; it must be a number, {least} or more")
    return int(value)


def index_number(pattern: str) -> str:
    """A pattern that gives every item its own number."""
    try:
        drawn = {
            pattern.format(organ=organ, period=period, serial=serial)
            for organ in ("甲", "乙") for period in ("202401", "202402") for serial in (1, 2)
        }  # fmt: skip
    except (LookupError, ValueError):
        drawn = set()
    if len(drawn) < 8:
        raise ImproperlyConfigured(
            f"GONGKAI_INDEX_NUMBER is “{pattern}”; it must hold {{organ}}, {{period}}, {{serial}}"
        )
    return pattern


def database(address: str) -> dict[str, object]:
    """The database behind an address, set up so that ten people may press at once."""
    parts = urlsplit(address)
    if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(parts.path.removeprefix("/")),
            "CONN_MAX_AGE": 60,  # opening and its three settings cost as much as three questions
            "OPTIONS": {
                # A write transaction queues at its start instead of failing in its middle.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                "PRAGMA foreign_keys=ON;",
            },
        }
    if parts.scheme in ("postgres", "postgresql") and len(parts.path) > 1:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(
        "GONGKAI_DATABASE must be postgres://user:password@host:port/name or sqlite:///path"
    )


def node(name: str) -> str:
    """The name of a machine, fit to be a part of a file's name."""
    if not re.fullmatch(r"[\w.-]+", name):
        raise ImproperlyConfigured(f"GONGKAI_NODE is “{name}”; letters, figures, . _ - only")
    return name


def mail(address: str) -> dict[str, object]:
    """Where letters are handed in."""
    parts = urlsplit(address)
    sender = parse_qs(parts.query).get("from", [""])[0]
    if parts.scheme not in ("smtp", "smtps", "smtp+tls") or not parts.hostname or not sender:
        raise ImproperlyConfigured(
            "GONGKAI_MAIL must be smtp://user:password@host:port/?from=address"
        )
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtps": 465, "smtp+tls": 587}.get(parts.scheme, 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": sender,
    }


def storage(address: str) -> dict[str, object]:
    """Where uploaded files lie: the data folder, or a bucket that speaks S3."""
    if not address:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = urlsplit(address)
    endpoint = parse_qs(parts.query).get("endpoint", [""])[0]
    if (
        parts.scheme != "s3"
        or not parts.netloc
        or not endpoint.startswith(("http://", "https://"))
    ):
        raise ImproperlyConfigured("GONGKAI_STORAGE must be s3://bucket?endpoint=https://host")
    options = {
        "bucket_name": parts.netloc, "endpoint_url": endpoint, "default_acl": None,
        "file_overwrite": False, "querystring_auth": True, "addressing_style": "path",
    }  # fmt: skip
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def local_key(folder: Path) -> str:
    """The key of a local installation: drawn once, kept in the data folder, for the owner only."""
    file = folder / "secret-key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"secret-key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        with suppress(FileExistsError):  # another process was quicker: its key holds
            file.hardlink_to(draft)
        draft.unlink()
    return file.read_text()


# ── where we are ────────────────────────────────────────────────────────────────────────────────

ROOM = Path(__file__).parent
PRODUCTION = choice("GONGKAI_MODE", "local", "production", default="local") == "production"
DEBUG = choice("GONGKAI_DEBUG", "yes", "no", default="no") == "yes"
if DEBUG and PRODUCTION:
    raise ImproperlyConfigured("GONGKAI_DEBUG is yes; it must not be in production mode")
DATA = Path(text("GONGKAI_DATA", "var")).absolute()
FONTS = folders(text("GONGKAI_FONTS", ""), beside=[Path(".fonts")])

REGION = text("GONGKAI_REGION", "")
if REGION and REGION not in {each.key for each in shipped_regions()}:
    raise ImproperlyConfigured(f"GONGKAI_REGION is “{REGION}”; no such region is shipped")

_LOOPBACK = "localhost,127.0.0.1,[::1]"
ALLOWED_HOSTS = text("GONGKAI_HOSTS", None if PRODUCTION else _LOOPBACK).split(",")
SECRET_KEY = (
    text("GONGKAI_SECRET_KEY", None)
    if PRODUCTION
    else os.environ.get("GONGKAI_SECRET_KEY") or local_key(DATA)
)
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("GONGKAI_SECRET_KEY must have 50 characters or more")
SECRET_KEY_FALLBACKS = [each for each in text("GONGKAI_OLD_KEYS", ",").split(",") if each]

# ── the application ─────────────────────────────────────────────────────────────────────────────

INSTALLED_APPS = [
    "gongkai.web.shell",
    "gongkai.web.journal",
    "gongkai.web.organs",
    "gongkai.web.uploads",
    "gongkai.web.documents",
    "gongkai.web.publishing",
    "gongkai.web.publishing.boards",
    "gongkai.web.publishing.health",
    "gongkai.web.publishing.subscriptions",
    "gongkai.web.applications",
    "gongkai.web.disputes",
    "gongkai.web.supervision",
    "gongkai.web.conservation",
    "gongkai.web.annual",
    "gongkai.web.annual.exchange",
    "gongkai.web.queue",
    "gongkai.web.today",
    "gongkai.web.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gongkai.web.shell.language.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",  # last, as it answers for a locked account
]
ROOT_URLCONF = "gongkai.web.urls"
WSGI_APPLICATION = "gongkai.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "gongkai.web.shell.forms.Renderer"

# ── what is kept, and where: nothing another process needs lives in a process's memory ─────────

DATABASES = {
    "default": database(text("GONGKAI_DATABASE", f"sqlite:///{DATA / 'gongkai.sqlite3'}"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shell_cache",
    }
}

# Tasks wait in the database too, written in the transaction of the act that asks for them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}  # any name

# Made of the database by each machine for itself; never a place where anything is kept.
NODE = node(text("GONGKAI_NODE", socket.gethostname()))
SEARCH_INDEX = DATA / f"index-{NODE}"
MAIL = bool(os.environ.get("GONGKAI_MAIL", "").strip())
globals().update(mail(os.environ["GONGKAI_MAIL"].strip()) if MAIL else {})

# ── who comes in ────────────────────────────────────────────────────────────────────────────────

AUTH_USER_MODEL = "organs.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: a locked account is not even tried
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("username", "name")}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
TWO_FACTOR_REQUIRED = (
    choice(
        "GONGKAI_TWO_FACTOR",
        "required",
        "offered",
        default="required" if PRODUCTION else "offered",
    )
    == "required"
)

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60  # an hour without a click
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_HOURS = 12  # and never longer than a day's work
SESSIONS_AT_ONCE = count("GONGKAI_SESSIONS", 3, least=1)

ACCOUNT_ADAPTER = "gongkai.web.organs.account.AccountAdapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "gongkai.web.organs.entrance.SignIn",
    "change_password": "gongkai.web.organs.entrance.ChangePassword",
    "reauthenticate": "gongkai.web.organs.entrance.Again",
}
# Wrong passwords are counted by axes, which locks sooner; wrong one-time codes here.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = count("GONGKAI_PROXIES", 1 if PRODUCTION else 0, least=0)
MFA_ADAPTER = "gongkai.web.organs.account.TwoFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "gongkai.web.organs.entrance.Code",
    "reauthenticate": "gongkai.web.organs.entrance.CodeAgain",
    "activate_totp": "gongkai.web.organs.entrance.Activate",
}
MFA_TOTP_ISSUER = "gongkai"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones go half a minute wrong

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "gongkai.web.organs.account.claimed_name"
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "gongkai.web.organs.account.client_address"

# ── words and pages ─────────────────────────────────────────────────────────────────────────────

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]  # the public pages are also under /en/
LOCALE_PATHS = [ROOM / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static" if PRODUCTION else None
_HASHED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
_PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": storage(text("GONGKAI_STORAGE", "")),
    "staticfiles": {"BACKEND": _HASHED if PRODUCTION else _PLAIN},
}
MEDIA_ROOT = DATA / "files"
UPLOAD_LARGEST = count("GONGKAI_LARGEST", 64, least=1) * 2**20
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 2**20
CLAMD = text("GONGKAI_CLAMD", "")
if CLAMD and not CLAMD.rpartition(":")[2].isdigit():
    raise ImproperlyConfigured(f"GONGKAI_CLAMD is “{CLAMD}”; it must be host:port")
WHITENOISE_USE_FINDERS = not PRODUCTION  # production gathers them once: manage.py collectstatic

LINK_CHECK = choice("GONGKAI_LINK_CHECK", "nightly", "never", default="never") == "nightly"

# How the index numbers of published items are made (政府信息目录的索引).
INDEX_NUMBER = index_number(text("GONGKAI_INDEX_NUMBER", "{organ}/{period}-{serial:05}"))

# ── what a browser may do ───────────────────────────────────────────────────────────────────────

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],  # the square of the one-time code is drawn into its page
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "gongkai.web.shell.errors.stale_form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    if ALLAUTH_TRUSTED_PROXY_COUNT:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
