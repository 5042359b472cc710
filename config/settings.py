"""Settings of the whole installation, read from the environment.

Embedded (the default) runs on one machine with nothing else installed. `PRIVACYLOKET_ENV=production` asks for
everything that must be chosen, and says all of what is missing at once.
"""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from config.environment import BASE_DIR, Setup, env, kept_secret
from config.logs import LOGGING  # noqa: F401  (Django reads it here)

setup = Setup()
PRODUCTION = setup.production
DEBUG = False

# Where everything stored lives, and where the servers listen (on 127.0.0.1: a proxy stands before them in production).
DATA_DIR = Path(env.str("DATA_DIR", default="") or BASE_DIR / "var").resolve()
PORT = setup.number("PORT", 8000, 1, 65533)
MAIL_PORT, INBOX_PORT = PORT + 1, PORT + 2
WEB_PROCESSES = setup.number("WEB_PROCESSES", 2, 1, 64)
WEB_THREADS = setup.number("WEB_THREADS", 4, 1, 64)
SITE_URL = setup.need("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")

SECRET_KEY = setup.need("SECRET_KEY") or kept_secret(DATA_DIR / "keys" / "secret-key")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# The ring of keys that personal content is encrypted with. Embedded: made in DATA_DIR/keys at first use.
KEY_RING = setup.need("KEY_RING")

# Only tests: loopback addresses that outgoing requests may reach. And: the password of the demo accounts.
OUTBOUND_ALLOW = [a for a in setup.refuse("OUTBOUND_ALLOW", "it opens loopback addresses").split(",") if a]
DEMO_PASSWORD = setup.refuse("DEMO_PASSWORD", "there are no demo accounts there")

INSTALLED_APPS = [
    "config",
    "notifications",
    "breaches",
    "rights",
    "cases",
    "schools",
    "pages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_fsm",
    "django_htmx",
    "django_structlog",
    "csp",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.logs.RequestLog",
    "config.bell.BellMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "config.caching.NoStoreMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.second_factor.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cases.refusals.RefusedMiddleware",
]
CSRF_FAILURE_VIEW = "cases.views.entry.csrf_failure"

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "pages.forms.Renderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.context.frame",
                "notifications.context.alarm",
                "cases.context.staff",
            ],
        },
    }
]

# The database. SQLite: writers wait for each other instead of failing, and what is erased is overwritten.
DATABASES = {"default": setup.database(DATA_DIR / "privacyloket.sqlite3")}
SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if SQLITE:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
    }
else:
    # A connection stays open, and PostgreSQL plans what is asked again and again once. Behind a pool that hands out connections
    # a transaction at a time and knows no prepared statements, end DATABASE_URL with ?server_side_binding=false.
    PREPARED = {"server_side_binding": True, "prepare_threshold": 5}
    DATABASES["default"] |= {
        "CONN_MAX_AGE": 300, "CONN_HEALTH_CHECKS": True, "OPTIONS": PREPARED | DATABASES["default"].get("OPTIONS", {}),
    }  # fmt: skip

# Rate limits and locks count over all processes, so the cache is shared: files at home, Redis by CACHE_URL.
CACHES = {"default": setup.cache(DATA_DIR / "cache")}

# The broker is only the bell: rows in the database say what is due. At home it is a folder.
CELERY_BROKER_URL = setup.need("BROKER_URL", "filesystem://")
BROKER_DIR = DATA_DIR / "broker"
CELERY_BROKER_TRANSPORT_OPTIONS = setup.broker_options(CELERY_BROKER_URL, BROKER_DIR)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "privacyloket"
if CELERY_BROKER_URL.startswith("amqp"):
    CELERY_TASK_DEFAULT_QUEUE_TYPE = "quorum"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_TIMEZONE = "Europe/Amsterdam"
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = ""
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = 10  # the line at the end says all
DJANGO_STRUCTLOG_STATUS_4XX_LOG_LEVEL = 20

# Mail. Embedded: to the catcher, whose inbox page shows it.
vars().update(setup.mail(f"smtp://127.0.0.1:{MAIL_PORT}"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = setup.need("DEFAULT_FROM_EMAIL", "Privacyloket <loket@privacyloket.example>")

# Language: Dutch, unless a person chose English. Law counts in Amsterdam.
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# People sign in with their e-mail address; a second factor is offered, and asked in production.
AUTH_USER_MODEL = "schools.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/werk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "config.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PRODUCTION else 0
SECOND_FACTOR_REQUIRED = PRODUCTION
MFA_ADAPTER = "config.accounts.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the administrator entered the address
MFA_TOTP_ISSUER = "Privacyloket"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# The browser: nothing from elsewhere, nothing inline, no frames.
ALLOWED_HOSTS = [h for h in setup.need("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
PERMISSIONS_POLICY = {feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")} | {
    "publickey-credentials-get": ["self"],
    "publickey-credentials-create": ["self"],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]  # asked by machines, on the loopback address
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

# Files of the product itself, under names that change with their content, and compressed once:
# a first page stays under 100 kB.
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static_files.Files"},
}

FILE_UPLOAD_HANDLERS = ["cases.uploads.InMemory"]

# The API. Each view says itself what it reads and answers (cases/api/view.py).
API_REQUESTS_PER_MINUTE = setup.number("API_REQUESTS_PER_MINUTE", 1200, 1, 100_000_000)
REST_FRAMEWORK = {"DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema"}
SPECTACULAR_SETTINGS = {
    "TITLE": "Privacyloket",
    "VERSION": "1",
    "DESCRIPTION": "Data breaches, rights requests and complaints of schools. "
    "Moments go in with an offset, and come out as in Amsterdam.",
    "OAS_VERSION": "3.1.0",
    "DEFAULT_GENERATOR_CLASS": "cases.api.openapi.Generator",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# Readings of the law on which schools differ (domain.md 8). A parent without custody gets information (BW 1:377c), or may also
# look at selected data; and whether consent is asked for the report that goes along to another school.
NONCUSTODIAL_PARENT = setup.choice("NONCUSTODIAL_PARENT", "information", "access")
OKR_CONSENT_SCOPE = setup.choice("OKR_CONSENT_SCOPE", "from_secondary", "except_primary_to_secondary")

# Errors and slow answers to Sentry, when there is one; see config/errors.py for what may leave.
SENTRY_DSN = env.str("SENTRY_DSN", default="")
SENTRY_TRACES_SAMPLE_RATE = setup.share("SENTRY_TRACES_SAMPLE_RATE", 1.0)
SENTRY_SLOW_MS = setup.number("SENTRY_SLOW_MS", 500, 0, 3_600_000)

# An index that carries columns along: SQLite leaves them out, which costs only speed.
SILENCED_SYSTEM_CHECKS = ["models.W040"]

setup.settle()
