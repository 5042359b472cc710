"""A term in days, weeks, months or years: walks through what happened and tells where the term ends.

The arithmetic is that of domain.md 1.4: the day of the start is not counted, a date that does not exist becomes the
last day of its month, paused days are added before the end moves to a working day. Where that text is silent:

- A pause or an extension is judged on the day it happened, by the due date as it then ran. While the term stands still
  no due date can have passed, so an extension then is in time, and a pause then only joins the one that is open.
- Of a pause that began before the start, only the days since the start count: before it nothing ran.
- Paused days go onto the date before it moved, as that text says. So a pause that begins on the day a weekend moved the
  end to may be over only after the new end; the stricter date is kept.
- An extension works once (AVG 12(3) knows one); a later notice changes nothing. A board may name a later day again
  (WPO 14), but a day that is not later than the running due date extends nothing.
- The day a board names itself is no term "set by an Act" (Atw art. 1): it never moves to a working day, and no pause
  moves it, before or after the naming: the board knew what had gone by, and promised a date.
- With `pause_mode` restart the whole term, extension included, starts anew on the day of the resume.

The minimum of two working days (Regulation art. 3(5), Atw art. 2) needs no code: four weeks always hold more. Nor does
Atw article 4: the only terms of Dutch Acts here are of four and six weeks.
"""

from calendar import monthrange
from copy import copy
from dataclasses import dataclass, field
from datetime import date, timedelta

from cases.terms.pauses import merged_pauses
from cases.terms.reading import Item
from cases.terms.workdays import Calendar, local_day


def add_months(day, months):
    """The same date so many months later, or that month's last day (Regulation 1182/71 article 3(2)(c))."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Extended:
    """A notice of extension. `end` is what it made of the term; `refused` says why it made nothing of it.

    `limit` is the due date that ran that day, None while the term stood still.
    """

    on: date
    limit: date | None
    new_date: date | None = None
    refused: str = ""  # "late", "again" or "shorter"
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Paused:
    """A pause: over, or still open (`until` is None), or begun after the due date, which is then its `limit`.

    `end` is where the term ends when a resume made it start anew.
    """

    since: date
    until: date | None = None
    days: int = 0
    limit: date | None = None
    end: date | None = None


@dataclass(slots=True)
class DayCourse:
    """How one day term ran. `nominal` is its end before it moves to a working day, `due_on` the end itself."""

    item: Item
    calendar: Calendar | None
    first_day: date
    counted_from: date = None
    extended: bool = False
    named: date | None = None
    paused_days: int = 0
    paused_since: date | None = None
    happened: list = field(default_factory=list)

    def __post_init__(self):
        self.counted_from = self.first_day

    @property
    def mode(self):
        return self.item.settings["pause_mode"]

    @property
    def suspended(self):
        return self.paused_since is not None

    @property
    def extension_too_late(self):
        return any(isinstance(one, Extended) and one.refused == "late" for one in self.happened)

    @property
    def pause_ignored(self):
        return any(isinstance(one, Paused) and one.limit is not None for one in self.happened)

    @property
    def end_of_period(self):
        """The last day by the length of the term alone, extension included."""
        if self.named:
            return self.named
        months = self.item.settings["extension_months"] if self.extended else 0
        if months and self.item.settings["extension_base"] == "receipt":
            return self._after(self.item.count + months)
        return add_months(self._after(self.item.count), months)

    @property
    def nominal(self):
        added = self.paused_days if self.mode == "suspend_days" and not self.named else 0
        return self.end_of_period + timedelta(days=added)

    @property
    def due_on(self):
        """The last day of the term: the running due date while more can still happen."""
        return self.moved(self.calendar)

    def moved(self, calendar):
        """The last day when these are the free days; a day the board named itself stays where it is."""
        return self.nominal if calendar is None or self.named else calendar.working_day_from(self.nominal)

    def _after(self, count):
        """`counted_from` plus so many units of the rule."""
        unit = self.item.unit
        if unit == "working_days":
            return self.calendar.working_day_after(self.counted_from, count)
        if unit in ("days", "weeks"):
            return self.counted_from + timedelta(days=count * (7 if unit == "weeks" else 1))
        return add_months(self.counted_from, count * (12 if unit == "years" else 1))

    def extend(self, event):
        """AVG 12(3), WPO 14: works only when sent on or before the running due date."""
        on, new_date = local_day(event.at), event.new_date
        limit = None if self.suspended else self.due_on
        refused = ""
        if self.extended and not new_date:
            refused = "again"
        elif limit and on > limit:
            refused = "late"
        elif new_date and new_date <= self.due_on:
            refused = "shorter"
        if not refused:
            self.extended, self.named = True, new_date
        self.happened.append(Extended(on, limit, new_date, refused, self.end_of_period))

    def pause(self, pause):
        """Carries a pause through to its end, or leaves the term standing still when it has none."""
        since = max(local_day(pause.begin), self.first_day)
        if pause.end and local_day(pause.end) < self.first_day:
            return
        if since > self.due_on:
            self.happened.append(Paused(since, limit=self.due_on))
        elif self.mode == "none":
            self.happened.append(Paused(since, until=pause.end and local_day(pause.end)))
        else:
            self.paused_since = since

    def resume(self, on):
        """The term runs again from this day."""
        on = max(on, self.paused_since)
        days = (on - self.paused_since).days
        if self.mode == "restart":
            self.counted_from = on
        self.happened.append(Paused(self.paused_since, until=on, days=days, end=None if self.named else self.end_of_period))
        self.paused_days += days
        self.paused_since = None

    def if_resumed(self, on):
        """The last day the term would have if it ran again from this day."""
        course = copy(self)
        course.happened = []
        course.resume(on)
        return course.due_on

    def without_pauses(self):
        """The same term with no paused day in it. An extension stays, also one that only the pause kept in time."""
        course = copy(self)
        course.counted_from, course.paused_days, course.paused_since = self.first_day, 0, None
        return course


def run_days(item, calendar):
    """The course of a day term through its pauses and extensions, in order of time."""
    course = DayCourse(item, calendar, local_day(item.start))
    # At one instant an extension comes first (it can make a pause fall in time), then a pause, then a resume.
    steps = [(event.at, 0, event) for event in item.happened("extension_notified", "reasoned_extension")]
    for pause in merged_pauses(item):
        steps.append((pause.begin, 1, pause))
        if pause.end:
            steps.append((pause.end, 2, pause))
    for _, order, what in sorted(steps, key=lambda step: step[:2]):
        if order == 0 and item.rule.extends:
            course.extend(what)
        elif order == 1:
            course.pause(what)
        elif order == 2 and course.suspended:
            course.resume(local_day(what.end))
    if course.suspended:
        course.happened.append(Paused(course.paused_since))
    return course
