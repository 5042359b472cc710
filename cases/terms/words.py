"""Days, moments and numbers in plain Dutch, for the explanations."""

from datetime import timedelta

from cases.terms.workdays import AMSTERDAM

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
UNITS = {
    "days": ("dag", "dagen"),
    "weeks": ("week", "weken"),
    "months": ("maand", "maanden"),
    "years": ("jaar", "jaar"),
    "working_days": ("werkdag", "werkdagen"),
}


def date_of(day):
    """14 december 2026"""
    return f"{day.day} {month_of(day)}"


def month_of(day):
    """december 2026"""
    return f"{MONTHS[day.month - 1]} {day.year}"


def full_day(day):
    """maandag 14 december 2026"""
    return f"{WEEKDAYS[day.weekday()]} {date_of(day)}"


def short_day(day):
    """maandag 14 december"""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def clock(instant):
    """14.20 uur; with seconds where there are any, and the name of the time in the hour that comes twice."""
    local = instant.astimezone(AMSTERDAM)
    seconds = f".{local.second:02}" if local.second else ""
    twice = local.replace(fold=0).utcoffset() > local.replace(fold=1).utcoffset()
    season = f" ({'wintertijd' if local.fold else 'zomertijd'})" if twice else ""
    return f"{local.hour}.{local.minute:02}{seconds} uur{season}"


def moment(instant):
    """maandag 14 december 2026 om 14.20 uur"""
    return f"{full_day(instant.astimezone(AMSTERDAM).date())} om {clock(instant)}"


def night_before(day):
    """zaterdag 28 op zondag 29 maart 2026"""
    eve = day - timedelta(days=1)
    month = "" if eve.month == day.month else f" {MONTHS[eve.month - 1]}"
    return f"{WEEKDAYS[eve.weekday()]} {eve.day}{month} op {full_day(day)}"


def period(count, unit):
    """één maand, zes weken, 14 dagen"""
    number = NUMBERS[count] if count < len(NUMBERS) else count
    return f"{number} {UNITS[unit][count > 1]}"


def added(count, unit):
    """komt er één dag bij, komen er 14 dagen bij"""
    return f"{'komt' if count == 1 else 'komen'} er {period(count, unit)} bij"


def sentence(text):
    """The text with a capital at its start; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def listed(parts):
    """a, b en c"""
    return " en ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
