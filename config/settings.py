"""Settings of the whole installation, read from the environment.

Embedded (the default) runs on one machine with nothing else installed. `PRIVACYLOKET_ENV=production` asks for
everything that must be chosen, and says all of what is missing at once.
"""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from config.environment import BASE_DIR, Setup, env, kept_secret

setup = Setup()
PRODUCTION = setup.production

# Where everything stored lives, and where the servers listen.
DATA_DIR = Path(env.str("DATA_DIR", default="") or BASE_DIR / "var").resolve()
PORT = setup.number("PORT", 8000, 1, 65533)
MAIL_PORT, INBOX_PORT = PORT + 1, PORT + 2
SITE_URL = setup.need("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")

DEBUG = False
SECRET_KEY = setup.need("SECRET_KEY") or kept_secret(DATA_DIR / "keys" / "secret-key")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = [h for h in setup.need("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL] if PRODUCTION else [])

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
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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

# The database. SQLite: writers wait for each other instead of failing, and what is erased is overwritten.
DATABASE_URL = setup.need("DATABASE_URL", f"sqlite:///{DATA_DIR / 'privacyloket.sqlite3'}")
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 300, "CONN_HEALTH_CHECKS": True}

# Rate limits and locks count over all processes, so the cache is shared: files at home, Redis by CACHE_URL.
CACHE_URL = setup.need("CACHE_URL")
CACHES = {
    "default": env.cache_url_config(CACHE_URL)
    if CACHE_URL
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# Language: Dutch, unless a person chose English. Law counts in Amsterdam.
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# People sign in with their e-mail address.
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
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Privacyloket"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION

# Files of the product itself.
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"

setup.settle()

# Until the models of schools/ and the frame of pages/ have landed.
if not (BASE_DIR / "schools" / "models.py").exists() and not (BASE_DIR / "schools" / "models").exists():
    AUTH_USER_MODEL = "auth.User"
if (BASE_DIR / "pages" / "forms.py").exists():
    FORM_RENDERER = "pages.forms.Renderer"
