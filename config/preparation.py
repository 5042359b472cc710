"""What must be there before the processes start: folders, tables, demo people, static files."""

import hashlib
import os
import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core import checks
from django.core.management import CommandError, call_command, get_commands
from django.db import connection, transaction
from django.utils import timezone

from config.installation import is_behind
from notifications import heartbeat

DEMO_HOST = "@demo.example"


def everything(say):
    """In order; each step does nothing when there is nothing to do."""
    folders()
    tables(say)
    if settings.PRODUCTION:
        call_command("check", deploy=True)
    else:
        demo_board(say)
    static_files(say)
    heartbeat.beat(timezone.now())


def folders():
    """Everything stored lies in folders that only this account can read."""
    for name in ("broker/messages", "broker/control", "logs", "mail", "documents", "keys", "cache"):
        (settings.DATA_DIR / name).mkdir(parents=True, exist_ok=True, mode=0o700)


def tables(say):
    """Migrates when there is something to migrate."""
    if is_behind(connection):
        say("De database wordt klaargezet…")
        call_command("migrate", interactive=False, verbosity=0)
    if wrong := checks.run_checks(tags=[checks.Tags.database], databases=["default"]):
        raise CommandError("; ".join(error.msg for error in wrong))


def demo_board(say):
    """On the very first start of an embedded installation: a fictional board with people and cases."""
    users = get_user_model().objects
    if not users.exists() and "demo" in get_commands():
        say("Het voorbeeldbestuur wordt geladen…")
        with transaction.atomic():
            call_command("demo", verbosity=0)
    demo_password(users.filter(email__endswith=DEMO_HOST))


def demo_password(people):
    """Gives the demo accounts the asked password, or one made here once; kept where only this account can read it."""
    path = settings.DATA_DIR / "demo-password"
    kept = path.read_text().strip() if path.exists() else ""
    wanted = settings.DEMO_PASSWORD or kept or secrets.token_urlsafe(9)
    if wanted != kept or any(not person.has_usable_password() for person in people):
        for person in people:
            person.set_password(wanted)
            person.save(update_fields=["password"])
        path.touch(mode=0o600)
        path.write_text(wanted)
    return wanted


def static_files(say):
    """Collects the product's own files when they changed; not the parts of libraries that no page of ours asks for."""
    mark = settings.STATIC_ROOT / ".collected"
    now = fingerprint()
    if mark.exists() and mark.read_text() == now:
        return
    say("De pagina's worden klaargezet…")
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=["redoc*", "rest_framework"])
    mark.write_text(now)


def fingerprint():
    """Changes when any static file does, or the way they are kept."""
    seen = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = os.stat(storage.path(path))
            seen.update(f"{storage.path(path)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def introductions():
    """Who can sign in, with what, and where the mail arrives."""
    if settings.PRODUCTION:
        return
    people = get_user_model().objects.filter(email__endswith=DEMO_HOST).order_by("pk")
    for person in people:
        yield f"  {person.email:28} {person.function or person.name}"
    yield f"Wachtwoord: {(settings.DATA_DIR / 'demo-password').read_text().strip()}"
    yield f"Postvak: http://127.0.0.1:{settings.INBOX_PORT}/"
