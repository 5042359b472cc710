"""JSON as this API reads and writes it: strict on the way in, Amsterdam time on the way out."""

import datetime as dt
import json
import math
from zoneinfo import ZoneInfo

from django.utils.encoding import force_str
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer

from cases.api.problems import Problem

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MOST = 1024 * 1024
DRAINED = 64 * MOST  # a sender that is still talking hears no answer, so listen to the end of it
DEPTH = 20


class Unreadable(ValueError):
    """Text that is JSON to some and something else to others."""


class StrictJson(BaseParser):
    """Refuses what two readers could understand differently: names given twice, NaN, endless numbers, broken text."""

    media_type = "application/json"

    def parse(self, stream, media_type=None, parser_context=None):
        content = stream.read(MOST + 1)
        if len(content) > MOST:
            for _chunk in range(DRAINED // MOST):
                if not stream.read(MOST):
                    break
            raise Problem(413)
        return loads(content)


def loads(content):
    """What these bytes mean; a problem with the place of the fault, never with what was written there."""
    try:
        value = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_number, parse_float=_number)
        check_sound(value)
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        raise Problem(400, _("This is not JSON: look at line %(line)s, column %(column)s.") % place) from error
    except Unreadable as error:
        raise Problem(400, str(error)) from error
    except (ValueError, RecursionError) as error:
        raise Problem(400, _("This is not JSON that can be read.")) from error
    return value


def _once(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unreadable(_("A name stands twice in one object."))
    return found


def _number(text):
    value = float(text)
    if not math.isfinite(value):
        raise Unreadable(_("A number in it is no number, or too large."))
    return value


def check_sound(value):
    """Not nested too deep, and every text one that can be stored."""
    stack = [(value, 1)]
    while stack:
        item, depth = stack.pop()
        if depth > DEPTH:
            raise Unreadable(_("It is nested too deep."))
        if isinstance(item, str):
            item.encode()  # half a surrogate pair is no text
        elif isinstance(item, dict):
            stack += [(part, depth + 1) for pair in item.items() for part in pair]
        elif isinstance(item, list):
            stack += [(part, depth + 1) for part in item]


def plain(value):
    """What JSON has no word for: moments with the offset of Amsterdam, days, and texts that wait for a language."""
    if isinstance(value, dt.datetime):
        return value.astimezone(AMSTERDAM).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Promise):
        return force_str(value)
    raise TypeError(f"{type(value).__name__} is not for JSON")


class Json(BaseRenderer):
    """JSON in UTF-8."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data, accepted_media_type=None, renderer_context=None):
        if data is None:
            return b""
        return json.dumps(data, default=plain, ensure_ascii=False, separators=(",", ":")).encode()
