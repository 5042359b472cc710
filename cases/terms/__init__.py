"""Arithmetic of legal terms (domain.md 1): pure, without Django, database or clock.

`compute` answers one item as the contract says; the same serves the command, the API and every clock of a case.
"""

from cases.terms.compute import compute, compute_all
from cases.terms.reading import BadTerm
from cases.terms.rules import EVENTS, RULES, Rule, is_hour_rule
from cases.terms.settings import DEFAULTS, SETTINGS
from cases.terms.workdays import (
    AMSTERDAM,
    KNOWN_DECREE_DAYS,
    Calendar,
    calendar,
    end_of_day,
    holiday_name,
    holidays_between,
    is_working_day,
    local_day,
)

__all__ = [
    "AMSTERDAM",
    "DEFAULTS",
    "EVENTS",
    "KNOWN_DECREE_DAYS",
    "RULES",
    "SETTINGS",
    "BadTerm",
    "Calendar",
    "Rule",
    "calendar",
    "compute",
    "compute_all",
    "end_of_day",
    "holiday_name",
    "holidays_between",
    "is_hour_rule",
    "is_working_day",
    "local_day",
]
