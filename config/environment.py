"""Reads the environment once, and remembers everything that is wrong with it, so that all of it is told at once."""

import contextlib
import os
import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


class Setup:
    """The settings of one installation: embedded defaults at home, and loud about gaps in production."""

    def __init__(self):
        mode = env.str("PRIVACYLOKET_ENV", default="embedded")
        self.production = mode == "production"
        self.missing = []
        self.wrong = []
        if mode not in ("embedded", "production"):
            self.wrong.append(f"PRIVACYLOKET_ENV={mode} is not known: embedded or production")

    def need(self, name, embedded=""):
        """A value that production must name itself; embedded has a default."""
        value = env.str(name, default="")
        if not value and self.production:
            self.missing.append(name)
        return value or embedded

    def refuse(self, name, why):
        """A variable for tests and demonstrations, refused in production."""
        value = env.str(name, default="")
        if value and self.production:
            self.wrong.append(f"{name} is refused in production: {why}")
        return value

    def number(self, name, default, low, high):
        """A whole number within bounds."""
        text = env.str(name, default="") or str(default)
        if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
            self.wrong.append(f"{name}={text} must be a whole number from {low} to {high}")
            return default
        return int(text)

    def share(self, name, default):
        """A fraction from 0 to 1."""
        text = env.str(name, default="") or str(default)
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if not 0 <= value <= 1:
            self.wrong.append(f"{name}={text} must be a number from 0 to 1")
            return default
        return value

    def choice(self, name, *allowed):
        """One of these words; the first is the default."""
        text = env.str(name, default="") or allowed[0]
        if text not in allowed:
            self.wrong.append(f"{name}={text} must be one of: {', '.join(allowed)}")
            return allowed[0]
        return text

    def read(self, name, value, reader):
        """What the reader makes of a URL. A mistake is told without the URL: it may hold a password."""
        try:
            found = reader(value)
        except (ValueError, KeyError, TypeError, ImproperlyConfigured):
            found = {}
        if not found.get("ENGINE", found.get("BACKEND", found.get("EMAIL_BACKEND"))):
            self.wrong.append(f"{name} cannot be read as a URL")
        return found

    def database(self, path):
        """DATABASE_URL, else SQLite in the data folder."""
        url = self.need("DATABASE_URL")
        if not url:
            return {"ENGINE": "django.db.backends.sqlite3", "NAME": path}
        found = self.read("DATABASE_URL", url, env.db_url_config)
        if found.get("ENGINE") not in (None, "", "django.db.backends.postgresql", "django.db.backends.sqlite3"):
            self.wrong.append("DATABASE_URL must be postgresql:// or sqlite:///")
        return found or {"ENGINE": ""}

    def cache(self, path):
        """CACHE_URL, else files in the data folder. The number of entries is far above what rate limits need."""
        url = self.need("CACHE_URL")
        if not url:
            return {"BACKEND": "config.file_cache.FileCache", "LOCATION": path, "OPTIONS": {"MAX_ENTRIES": 20_000}}
        return self.read("CACHE_URL", url, env.cache_url_config)

    def mail(self, embedded):
        """EMAIL_URL as Django's EMAIL_… settings."""
        found = self.read("EMAIL_URL", self.need("EMAIL_URL", embedded), env.email_url_config)
        return {name: value for name, value in found.items() if name.startswith("EMAIL_") and value is not None}

    def broker_options(self, url, folder):
        """How the bell is rung: what was fetched and not done comes back where the broker can do that."""
        if url.startswith("filesystem"):
            messages = str(folder / "messages")
            return {"data_folder_in": messages, "data_folder_out": messages, "control_folder": str(folder / "control")}
        if url.startswith("amqp"):
            return {"confirm_publish": True}
        if url.startswith("redis"):
            return {"visibility_timeout": 3600, "unacked_restore_throttle": 1}
        self.wrong.append("BROKER_URL must be amqp://, redis:// or filesystem://")
        return {}

    def settle(self):
        """Stops the start with one message that names everything that is missing or wrong."""
        lines = list(self.wrong)
        if self.missing:
            lines.insert(0, "PRIVACYLOKET_ENV=production needs " + ", ".join(self.missing))
        if lines:
            raise ImproperlyConfigured("; ".join(lines))


def kept_secret(path):
    """The secret of this installation, made at first use (0600). Two processes that start at once agree on it."""
    try:
        for folder in (path.parent.parent, path.parent):  # the data folder itself too, whichever command comes first
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            fresh = path.with_name(f".{path.name}.{os.getpid()}")
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(64))
            with contextlib.suppress(FileExistsError):
                os.link(fresh, path)
            fresh.unlink()
        return path.read_text().strip()
    except OSError:
        return secrets.token_urlsafe(64)  # a calculator in a folder we may not write to: nothing outlives this process
