"""Whether the product is alive, and whether it can do its work: what a supervisor or an operator asks."""

import socket
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases import triggers
from notifications import heartbeat

WAIT = 2


def database():
    """The database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def broker():
    """The bell can be rung: the folder takes a file, or the server takes a connection."""
    url = urlsplit(settings.CELERY_BROKER_URL)
    if url.scheme == "filesystem":
        return (settings.BROKER_DIR / "messages").is_dir()
    ports = {"amqp": 5672, "amqps": 5671, "redis": 6379, "rediss": 6379}
    try:
        with socket.create_connection((url.hostname, url.port or ports[url.scheme]), WAIT):
            return True
    except OSError:
        return False


def sweep():
    """The sweep of clocks and mail ran less than three minutes ago."""
    try:
        return heartbeat.is_alive(timezone.now())
    except DatabaseError:
        return False


def timeline():
    """The triggers that make the timeline append-only are there."""
    try:
        return not triggers.missing(connection)
    except DatabaseError:
        return False


CHECKS = {"database": database, "broker": broker, "heartbeat": sweep, "triggers": timeline}


@require_safe
@never_cache
def healthz(request):
    """This process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request):
    """Each check by name; 503 when one of them fails. No details: anyone may ask."""
    found = {name: "ok" if check() else "failing" for name, check in CHECKS.items()}
    ready = set(found.values()) == {"ok"}
    return JsonResponse({"ready": ready, "checks": found}, status=200 if ready else 503)
