"""The ruler: a term drawn as a school ruler. Pure geometry; every position is a percentage written as SVG wants it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _

from pages import words

MOST_TICKS = 130  # more ticks than this run together on a phone: then a tick is a week
CHARACTER = 2.6  # percent of a ruler of 300 pixels (a small phone) that one character takes


def percent(part):
    """27.5926 as "27.59%": with a point in every language, and no longer than needed."""
    return f"{part:.2f}".rstrip("0").rstrip(".") + "%"


@dataclass(frozen=True)
class Label:
    """Words above or below the ruler."""

    x: str
    text: str
    anchor: str = "middle"
    strong: bool = False


@dataclass
class Ruler:
    """Everything a template needs to draw one ruler."""

    units: int
    ticks: str
    long: str
    title: str
    gone: str = "0%"
    now: str = ""
    free: list = field(default_factory=list)
    above: list = field(default_factory=list)
    below: list = field(default_factory=list)


def marks(places, height, long):
    """The path of tick marks at these places: "M0 30v-12M1 30v-12"."""
    return "".join(f"M{round(place, 4):g} {height}v-{long}" for place in places)


def hour_ruler(start, due, now, *, label=None, height=30):
    """A term in hours: a tick an hour, long where a day begins, weekends shaded."""
    total = words.elapsed(start, due) / timedelta(hours=1)
    units = max(1, round(total))
    here = min(total, max(0.0, words.elapsed(start, now) / timedelta(hours=1)))
    nights = [(words.elapsed(start, night) / timedelta(hours=1), night) for night in midnights(start, due)]
    ruler = Ruler(
        units=units,
        ticks=marks(range(units + 1), height, 12),
        long=marks([0, *(at for at, _night in nights), units], height, height),
        title=hours_title(start, due, now, units),
        gone=percent(100 * here / total),
        now=percent(100 * here / total) if now <= due else "",
        free=shaded([(0.0, start), *nights, (total, due)], total),
    )
    days = [(0.0, start), *((100 * at / total, night) for at, night in nights)]
    place_labels(ruler, 100 * here / total, label or _("now"), end=words.weekday_clock(due), days=days)
    return ruler


def day_ruler(start, due, now, *, label=None, start_text=None, end_text=None, foot_text="", height=30):
    """A term in days: a tick a day, long where a week begins; a tick a week when the days would run together."""
    first, last = words.on(start), words.on(due)
    total = max(1, (last - first).days)
    step = 1 if total <= MOST_TICKS else 7
    here = min(total, max(0, (words.on(now) - first).days))
    mondays = [n for n in range(total + 1) if (first + timedelta(days=n)).weekday() == 0]
    starts = mondays if step == 1 else [n for n in range(total + 1) if (first + timedelta(days=n)).day == 1]
    ruler = Ruler(
        units=total,
        ticks=marks(range(total + 1) if step == 1 else mondays, height, 12),
        long=marks([0, total], height, height) + marks(starts, height, height * 2 // 3),
        title=days_title(first, last, words.on(now)),
        gone=percent(100 * here / total),
        now=percent(100 * here / total) if words.on(now) <= last else "",
        free=weekends(first, total) if step == 1 else [],
    )
    place_labels(
        ruler,
        100 * here / total,
        label or _("today"),
        end=end_text or words.day(last, now).split(" ", 1)[1],
        start=start_text or words.day(first, now).split(" ", 1)[1],
        foot=foot_text,
    )
    return ruler


def midnights(start, due):
    """Every start of an Amsterdam day strictly between two instants."""
    at = words.on(start) + timedelta(days=1)
    found = []
    while (night := datetime.combine(at, time(), words.AMSTERDAM)) < due:
        found.append(night)
        at += timedelta(days=1)
    return found


def shaded(edges, total):
    """The Saturdays and Sundays of a term in hours, as (x, width)."""
    parts = pairwise(edges)
    return [
        (percent(100 * at / total), percent(100 * (end - at) / total))
        for (at, moment), (end, _next) in parts
        if words.is_weekend(moment)
    ]


def weekends(first, total):
    """The weekends of a term in days, as (x, width), each in one piece."""
    found = []
    for n in range(total):
        if words.is_weekend(first + timedelta(days=n)):
            if found and found[-1][1] == n:
                found[-1][1] = n + 1
            else:
                found.append([n, n + 1])
    return [(percent(100 * a / total), percent(100 * (b - a) / total)) for a, b in found]


def wide(text):
    """The room a label takes, in percent of a ruler of 300 pixels, with some air behind it."""
    return CHARACTER * len(text) + 1.5


def place_labels(ruler, here, now_text, *, end, start="", foot="", days=()):
    """Put the words where they cannot run into each other, also on a phone: the end moves below when now is near it."""
    low, half = False, wide(now_text) / 2
    if ruler.now:
        anchor = "start" if here < half else "end" if here > 100 - half else "middle"
        reaches = here + {"start": 2 * half, "middle": half, "end": 0}[anchor]
        low = reaches > 100 - wide(end)
        ruler.above.append(Label(ruler.now, now_text, anchor, strong=True))
    (ruler.below if low else ruler.above).append(Label("100%", end, "end", strong=True))
    if foot and not low:
        ruler.below.append(Label("100%", foot, "end"))
    room = 100 - (wide(end) if low else wide(foot) if foot else 0)
    if start and wide(start) <= room:
        ruler.below.append(Label("0%", start, "start"))
    for n, (at, when) in enumerate(days):
        name, follows = words.weekday_short(when), days[n + 1][0] if n + 1 < len(days) else 100.0
        if at + wide(name) <= room and follows - at >= wide(name):
            ruler.below.append(Label(percent(at), name, "start"))


def hours_title(start, due, now, units):
    """The ruler of a term in hours, for who cannot see it."""
    told = _("Ruler of {units}, {span}.").format(units=words.count(units, "hour"), span=words.span(start, due, now))
    if now > due:
        return told + " " + _("The whole term has passed.")
    return told + " " + _("{0} have passed.").format(words.length(max(timedelta(), words.elapsed(start, now))))


def days_title(first, last, today):
    """The ruler of a term in days, for who cannot see it."""
    told = _("Ruler from {0} to {1}.").format(words.day(first, today), words.day(last, today))
    if today > last:
        return told + " " + _("The whole term has passed.")
    return told + " " + _("Today is {0}.").format(words.day(today, today))


def scale(units, *, step_long=0, height=16, short=5):
    """The ticks of a plain scale of so many units, long at every `step_long`, at the start and at the end."""
    at = [n for n in range(units + 1) if n in (0, units) or (step_long and n % step_long == 0)]
    return marks([n for n in range(units + 1) if n not in at], height, short) + marks(at, height, height)


@dataclass(frozen=True)
class Due:
    """Something that ends on a day of the strip: `text` in a list, `url` to go there, `warm` when it needs attention."""

    text: str
    url: str = ""
    warm: bool = False


@dataclass(frozen=True)
class Day:
    """One day of the strip, as the caller knows it."""

    on: date
    dues: tuple = ()
    holiday: str = ""
    vacation: str = ""


@dataclass
class Week:
    """Seven days of the strip as a template draws them; `items` is what stands below in words."""

    title: str
    days: list
    items: list
    more: int = 0


def weeks(days, today, *, limit=4):
    """The strip of the dashboard: days cut into weeks of seven, with bars for what ends and bands for free days."""
    return [week(days[n : n + 7], today, limit) for n in range(0, len(days), 7)]


def week(days, today, limit):
    """One week: where everything stands, and at most `limit` lines below it (holidays are never left out)."""
    seventh = 100 / 7
    drawn = [
        {
            "x": percent(n * seventh),
            "middle": percent((n + 0.5) * seventh),
            "bar": percent(n * seventh + 2.6),
            "frame": percent(n * seventh + 0.6),
            "number": day.on.day,
            "dues": len(day.dues),
            "warm": any(due.warm for due in day.dues),
            "free": words.is_weekend(day.on),
            "holiday": bool(day.holiday),
            "vacation": bool(day.vacation),
            "today": day.on == today,
        }
        for n, day in enumerate(days)
    ]
    dues = [(day, due) for day in days for due in day.dues]
    dues.sort(key=lambda one: one[0].on < today)  # when not all fit, what has passed makes room: that burns elsewhere
    items = [(day.on, due.text, due.url) for day, due in dues[:limit]]
    items += [(day.on, day.holiday, "") for day in days if day.holiday]
    return Week(
        title=words.span(days[0].on, days[-1].on),
        days=drawn,
        items=[
            {"day": f"{words.weekday_short(on)} {on.day}", "text": text, "url": url}
            for on, text, url in sorted(items, key=lambda item: item[0])
        ],
        more=max(0, len(dues) - limit),
    )
