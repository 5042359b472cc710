"""Log lines: JSON, with the id of the request or task in them, and nothing that a person wrote.

Our own lines are names with known keys: `log.info("mail_sent", reference=…)`; add a key below when it can hold
nothing personal. Of a library's message only the sentence is kept, never its arguments. Of an exception only its
class and the places in the code, never its words.
"""

import linecache
import re
import sys
import time

import structlog
from django_structlog.middlewares import RequestMiddleware

KNOWN = set("""
event level timestamp logger name pid status code request request_id correlation_id duration_ms exception
task task_id parent_task_id child_task_id child_task_name child exit_code seconds size check attempt count
case reference kind transition event_id alert due sent failed waiting
""".split())  # fmt: skip  # noqa: SIM905
NAME = re.compile(r"[a-z][a-z0-9_.]*")
# What chatters says nothing an operator needs.
ERRORS_ONLY = ("aiosmtpd", "kombu.connection", "mail.log", "pypdf", "urllib3")
WARNINGS_ONLY = ("kombu", "celery.app.trace")


def places(trace):
    """Where in the code, from the outside in: file, line and function."""
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return found


def without_words(logger, method, event):
    """An exception as its classes and places. Its words may quote a form field or a row."""
    raised = event.pop("exc_info", None)
    if raised is True:
        raised = sys.exc_info()
    if isinstance(raised, tuple):
        raised = raised[1]
    if isinstance(raised, BaseException):
        event["exception"] = chain = []
        while raised is not None and len(chain) < 5:
            kind = type(raised)
            chain.append({"type": f"{kind.__module__}.{kind.__qualname__}", "at": places(raised.__traceback__)})
            raised = raised.__cause__ or raised.__context__
    elif "exception" in event:
        del event["exception"]
    return event


def only_names(logger, method, event):
    """What happened is a name of ours, not a sentence that somebody may have been written into."""
    if not NAME.fullmatch(str(event["event"])):
        event["event"] = "unnamed"
    return event


def only_sentences(logger, method, event):
    """A library's message without arguments may have been filled in already, with a name or an address in it.

    Then it does not stand like that in the code it comes from, and its place is enough.
    """
    record, filled_in_later = event["_record"], event.pop("positional_args", ())
    if not filled_in_later and str(event["event"]) not in "".join(linecache.getlines(record.pathname)):
        event["event"] = f"message at {record.pathname}:{record.lineno}"
    return event


def only_known(logger, method, event):
    """Lets known keys through and names the others, so that a missing one is found."""
    left_out = sorted(key for key in event if key not in KNOWN and not key.startswith("_"))
    for key in left_out:
        del event[key]
    if left_out:
        event["left_out"] = left_out
    return event


shared = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    without_words,
    only_known,
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "use_get_message": False,
            "pass_foreign_args": True,
            "foreign_pre_chain": [only_sentences, *shared],
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "propagate": True, "level": "INFO"},
        "django.request": {"level": "CRITICAL"},  # the request middleware tells it, with the id
        "django.server": {"handlers": [], "propagate": True, "level": "INFO"},
    }
    | {name: {"level": "ERROR"} for name in ERRORS_ONLY}
    | {name: {"level": "WARNING"} for name in WARNINGS_ONLY},
}

structlog.configure(
    processors=[structlog.stdlib.filter_by_level, only_names, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)


class RequestLog(RequestMiddleware):
    """One line a request: method, route (never the path: it may hold a token), status and how long it took."""

    @staticmethod
    def format_request(request):
        match = request.resolver_match
        return f"{request.method} /{match.route}" if match else f"{request.method} (no such address)"

    def prepare(self, request):
        request.began = time.monotonic()
        super().prepare(request)
        request.request_id = structlog.contextvars.get_contextvars()["request_id"]

    def handle_response(self, request, response):
        response["X-Request-ID"] = request.request_id
        structlog.contextvars.bind_contextvars(duration_ms=round((time.monotonic() - request.began) * 1000))
        super().handle_response(request, response)
