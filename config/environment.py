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
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        if not path.exists():
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(64))
            with contextlib.suppress(FileExistsError):
                os.link(fresh, path)
            fresh.unlink()
        return path.read_text().strip()
    except OSError:
        return secrets.token_urlsafe(64)  # a calculator in a folder we may not write to: nothing outlives this process
