"""One mail offered to the mail server, and what it answered: a code, never its words, for those may hold an address."""

import datetime as dt
import smtplib
from dataclasses import dataclass

GOING_DOWN = 421
NEXT_CALL = dt.timedelta(minutes=5)  # a server that is down is called again this soon


@dataclass(frozen=True)
class Answer:
    """What became of one mail. `final`: trying again is of no use."""

    code: str
    final: bool = False


ACCEPTED = Answer("")
UNREACHABLE = Answer("unreachable")  # nobody there, or it takes nothing from us: whatever the mail
HUNG_UP = Answer("hung_up")


def deliver(connection, letter):
    """Offer this mail. A server that hung up since the last one (many do after so many mails) is called again, once."""
    fresh = _open(connection)
    if fresh is None:
        return UNREACHABLE
    answer = _offer(connection, letter)
    if answer is HUNG_UP and not fresh and _open(connection):
        answer = _offer(connection, letter)
    return UNREACHABLE if answer is HUNG_UP else answer


def _open(connection):
    """Make sure there is a connection: True when it is new, None when there can be none."""
    try:
        return bool(connection.open())
    except (OSError, smtplib.SMTPException):
        return None


def _offer(connection, letter):
    try:
        connection.send_messages([letter])
    except smtplib.SMTPRecipientsRefused as refused:
        ((code, _words),) = refused.recipients.values()
        return _dropped(connection, HUNG_UP) if code == GOING_DOWN else Answer(f"smtp_{code}", final=code >= 500)
    except smtplib.SMTPSenderRefused as refused:
        return _dropped(connection, HUNG_UP if refused.smtp_code == GOING_DOWN else UNREACHABLE)
    except smtplib.SMTPResponseException as refused:
        code = refused.smtp_code
        return _dropped(connection, HUNG_UP) if code == GOING_DOWN else Answer(f"smtp_{code}")
    except (ValueError, smtplib.SMTPNotSupportedError):
        return Answer("bad_address", final=True)
    except TimeoutError:
        return _dropped(connection, UNREACHABLE)  # it may have taken the mail after all: not again at once
    except (OSError, smtplib.SMTPException):
        return _dropped(connection, HUNG_UP)
    return ACCEPTED


def _dropped(connection, answer):
    """The line is of no use any more. Nobody says goodbye on a dead line."""
    if getattr(connection, "connection", None):
        connection.connection.close()
        connection.connection = None
    return answer
