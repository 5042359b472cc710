"""Dates, moments and what is left of a term, in the words people use: Dutch, or English when that is the language.

Pure: time comes in as an argument, and an instant is always told in Amsterdam, where the law counts.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAY_ENDS = time(23, 59, 59)  # a term in days runs out at the last second of its day (Regulation 1182/71 art. 3(2)(b))


class Tongue(NamedTuple):
    """The words of one language, and the order it puts them in. Asking which one is active costs more than speaking it."""

    days: tuple
    letters: int
    months: tuple
    months_short: tuple
    units: dict
    clock: str
    moment: str
    weekday_clock: str
    left: str
    late: str
    last_day: str
    seconds: str
    and_: str
    from_to: str
    to: str

    def weekday(self, when):
        return self.days[when.weekday()][: self.letters]

    def day_in_short(self, when):
        return f"{when.day} {self.months_short[when.month - 1]}"

    def time(self, there):
        return self.clock.format(there.hour, there.minute)

    def number(self, number, unit):
        one, more = self.units[unit]
        return f"{number} {one if number == 1 else more}"

    def span(self, span, units):
        """A duration, rounded down, in its largest one or two units."""
        minutes = int(span.total_seconds() // 60)
        days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
        if days:
            parts = [self.number(days, "day")] + ([self.number(hours, "hour")] if hours else [])
        elif hours:
            parts = [self.number(hours, "hour")] + ([self.number(minutes, "minute")] if minutes and hours < 6 else [])
        else:
            parts = [self.number(minutes, "minute") if minutes else self.seconds]
        return self.and_.format(*parts) if len(parts[:units]) == 2 else parts[0]


DUTCH = Tongue(
    days=("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    letters=2,
    months=(
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    months_short=("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    units={"day": ("dag", "dagen"), "hour": ("uur", "uur"), "minute": ("minuut", "minuten")},
    clock="{0}.{1:02}",
    moment="{day}, {clock} uur",
    weekday_clock="{0} {1} uur",
    left="nog {0}",
    late="{0} te laat",
    last_day="vandaag de laatste dag",
    seconds="minder dan een minuut",
    and_="{0} en {1}",
    from_to="van {0} tot {1}",
    to="{0} tot {1}",
)
ENGLISH = Tongue(
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    letters=3,
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    months_short=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    units={"day": ("day", "days"), "hour": ("hour", "hours"), "minute": ("minute", "minutes")},
    clock="{0}:{1:02}",
    moment="{day}, {clock}",
    weekday_clock="{0} {1}",
    left="{0} left",
    late="{0} late",
    last_day="today is the last day",
    seconds="less than a minute",
    and_="{0} and {1}",
    from_to="from {0} to {1}",
    to="{0} to {1}",
)


def tongue():
    """The words of the language that is active now; Dutch when none is."""
    return ENGLISH if (get_language() or "nl").startswith("en") else DUTCH


def local(instant):
    """An instant on the clock of Amsterdam; a date stays a date."""
    return instant.astimezone(AMSTERDAM) if isinstance(instant, datetime) else instant


def on(instant):
    """The Amsterdam day of an instant or a date."""
    instant = local(instant)
    return instant.date() if isinstance(instant, datetime) else instant


def elapsed(start, end):
    """The real time between two instants, also over a night in which the clock changes."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def ends_with_its_day(instant):
    """Whether this is the end of a term in days: its last second, 23:59:59."""
    return not isinstance(instant, datetime) or local(instant).time().replace(microsecond=0) == DAY_ENDS


def day(when, now=None, *, full=False):
    """As "maandag 14 december 2026"; without the year when that is the year of `now`, unless `full`."""
    when, words = on(when), tongue()
    text = f"{words.days[when.weekday()]} {when.day} {words.months[when.month - 1]}"
    return text if now and not full and on(now).year == when.year else f"{text} {when.year}"


def short_day(when, *, weekday=True):
    """As "di 24 nov", or "24 nov" without the weekday."""
    when, words = on(when), tongue()
    return f"{words.weekday(when)} {words.day_in_short(when)}" if weekday else words.day_in_short(when)


def weekday_short(when):
    """As "di": two letters in Dutch, three in English."""
    return tongue().weekday(on(when))


def clock(instant):
    """As "14.20" in Dutch, "14:20" in English."""
    return tongue().time(local(instant))


def moment(instant, now=None, *, full=False):
    """As "donderdag 26 november, 14.20 uur"."""
    return tongue().moment.format(day=day(instant, now, full=full), clock=clock(instant))


def moment_utc(instant):
    """The same on the world's clock: "donderdag 26 november 2026, 13.20 uur UTC"."""
    there, words = instant.astimezone(UTC), tongue()
    told = f"{words.days[there.weekday()]} {there.day} {words.months[there.month - 1]} {there.year}"
    return words.moment.format(day=told, clock=words.time(there)) + " UTC"


def short_moment(instant):
    """As "di 24 nov, 9.40"."""
    there, words = local(instant), tongue()
    return f"{words.weekday(there)} {words.day_in_short(there)}, {words.time(there)}"


def weekday_clock(instant):
    """As "do 14.20 uur": the end of a ruler that spans less than a week."""
    there, words = local(instant), tongue()
    return words.weekday_clock.format(words.weekday(there), words.time(there))


def due(instant, now=None, *, full=False):
    """The last moment of a term: with the time for a term in hours, the day alone for a term in days."""
    return day(instant, now, full=full) if ends_with_its_day(instant) else moment(instant, now, full=full)


def due_with_left(instant, now):
    """The end of a term and what is left of it: "donderdag 26 november, 14.20 uur (nog 2 dagen en 4 uur)"."""
    return f"{due(instant, now)} ({left(instant, now)})"


def short_due(instant):
    """The same in a list: "do 26 nov, 14.20" or "ma 7 dec"."""
    return short_day(instant) if ends_with_its_day(instant) else short_moment(instant)


def count(number, unit):
    """As "1 dag", "2 dagen", "22 uur"."""
    return tongue().number(number, unit)


def length(span, *, units=2):
    """A duration, rounded down: "2 dagen en 4 uur", "22 uur", "40 minuten"."""
    return tongue().span(span, units)


def left(until, now, *, bare=False):
    """What is left of a term, or how late it is; `bare` leaves out "nog" ("2 dagen en 4 uur" under a heading).

    A term in days counts days: "nog 6 dagen", "vandaag de laatste dag", "1 dag te laat".
    """
    words = tongue()
    if ends_with_its_day(until):
        days = (on(until) - on(now)).days
        if days == 0:
            return words.last_day
        late, text = days < 0, words.number(abs(days), "day")
    else:
        late = now > until
        text = words.span(abs(elapsed(now, until)), 1 if late else 2)
    return words.late.format(text) if late else text if bare else words.left.format(text)


def span(start, end, now=None):
    """From one day or moment to another: "23 tot 29 nov", "30 nov tot 6 dec", "van maandag … tot donderdag …"."""
    words = tongue()
    if not isinstance(start, datetime):
        same = (start.year, start.month) == (end.year, end.month)
        return words.to.format(start.day if same else short_day(start, weekday=False), short_day(end, weekday=False))
    if on(start) == on(end):
        return words.moment.format(day=day(start, now), clock=words.to.format(clock(start), clock(end)))
    return words.from_to.format(due(start, now), due(end, now))


def mid_sentence(text):
    """A label as it stands inside a sentence: "Melden bij de AP" becomes "melden bij de AP"; "BSN" and "AP" stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def size(octets):
    """The size of a file: "62 kB", "1,4 MB"."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))} kB"
    return f"{decimal(octets / 1_000_000, 1)} MB"


def decimal(number, places=2):
    """A number with the decimal sign of the language: "3,25"."""
    text = f"{number:.{places}f}"
    return text.replace(".", ",") if tongue() is DUTCH else text


def month_number(text):
    """1 to 12 for a month typed as a word ("december", "dec"), in either language; None for anything else."""
    text = text.strip().lower().rstrip(".")
    for words in (DUTCH, ENGLISH):
        for names in (words.months, words.months_short):
            lower = [name.lower() for name in names]
            if text in lower:
                return lower.index(text) + 1
    return None


def monday_of(when):
    """The Monday that starts the week of this day."""
    return on(when) - timedelta(days=on(when).weekday())


def is_weekend(when: date):
    """Saturday or Sunday."""
    return on(when).weekday() >= 5
