"""Errors and slow answers to Sentry, when there is a SENTRY_DSN. What may leave is built up, not cleaned up.

An event starts empty and gets only what is named here: classes, places in the code, routes, durations, and which
table a query was about. Messages, values, parameters, addresses, forms, cookies and people have no way in.
"""

import re
from datetime import datetime, timedelta

import sentry_sdk
import structlog
from django.apps import apps
from django.conf import settings
from sentry_sdk.integrations.celery import CeleryIntegration
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.integrations.logging import LoggingIntegration

PLAIN = ("event_id", "timestamp", "start_timestamp", "platform", "level", "release", "environment", "type")
TRACE = ("trace_id", "span_id", "parent_span_id", "op", "status")
FRAME = ("filename", "function", "module", "lineno", "in_app")
# A name that comes from our code: a route, a view, a task. Not "url", which is what the visitor asked for.
OUR_NAMES = frozenset({"route", "component", "view", "task"})
VERB = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE)\b", re.I)
TABLE = re.compile(r'(?:FROM|INTO|UPDATE)\s+"?(\w+)"?', re.I)


def picked(source, names):
    """Of this mapping only the named keys, and of those only plain values."""
    source = source or {}
    return {name: source[name] for name in names if isinstance(source.get(name), str | int | float | bool)}


def frames(stacktrace):
    return {"frames": [picked(frame, FRAME) for frame in (stacktrace or {}).get("frames") or []]}


def raised(event):
    """The exceptions of an event: their classes and places, never their words."""
    values = (event.get("exception") or {}).get("values") or []
    return [
        picked(value, ("type", "module")) | {"stacktrace": frames(value.get("stacktrace"))}
        for value in values
        if isinstance(value, dict)
    ]


def route(event):
    """The name of what was running, when it is a name of ours."""
    source = (event.get("transaction_info") or {}).get("source")
    return event.get("transaction") if source in OUR_NAMES else "(no such address)"


def about(span):
    """Of a query the verb and the table, if it is a table of ours; of anything else nothing."""
    query = span.get("description") or ""
    verb, table = VERB.match(query), TABLE.search(query)
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    if not verb or not table or table.group(1) not in tables:
        return {}
    return {"description": f"{verb.group(1).upper()} {table.group(1)}"}


def spans(event):
    return [picked(span, (*TRACE, "start_timestamp", "timestamp")) | about(span) for span in event.get("spans") or []]


def only_ours(event, hint=None):
    """The event as it may leave the school."""
    kept = picked(event, PLAIN)
    kept["transaction"] = route(event)
    kept["transaction_info"] = {"source": "component"}
    kept["contexts"] = {"trace": picked((event.get("contexts") or {}).get("trace"), TRACE)}
    if kept.get("type") == "transaction":
        kept["spans"] = spans(event)
    else:
        kept["exception"] = {"values": raised(event)}
        kept["logger"] = event.get("logger") or ""
        if not kept["exception"]["values"]:
            kept["message"] = f"{event.get('level') or 'error'} in {kept['logger'] or 'the product'}"
    request_id = structlog.contextvars.get_contextvars().get("request_id")
    if request_id:
        kept["tags"] = {"request_id": request_id}
    return kept


def only_slow(event, hint=None):
    """A trace leaves only when somebody had to wait."""
    began, ended = (datetime.fromisoformat(event[key]) for key in ("start_timestamp", "timestamp"))
    if ended - began < timedelta(milliseconds=settings.SENTRY_SLOW_MS):
        return None
    return only_ours(event)


def start():
    """An error in the two filters drops the event: it fails closed."""
    sentry_sdk.init(
        dsn=settings.SENTRY_DSN,
        environment="production" if settings.PRODUCTION else "embedded",
        integrations=[DjangoIntegration(), CeleryIntegration(), LoggingIntegration(level=None)],
        auto_enabling_integrations=False,
        traces_sample_rate=settings.SENTRY_TRACES_SAMPLE_RATE,
        trace_propagation_targets=[],
        before_send=only_ours,
        before_send_transaction=only_slow,
        before_breadcrumb=lambda crumb, hint: None,
        send_default_pii=False,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        auto_session_tracking=False,
        send_client_reports=False,
        server_name="privacyloket",
        shutdown_timeout=1,
    )
