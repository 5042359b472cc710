"""A term in hours: the 72 hours of AVG article 33(1). Every hour counts, and is counted in UTC.

Local time skips an hour in March and repeats one in October, so hours added to a local time would be an hour off.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cases.terms.reading import Item
from cases.terms.workdays import AMSTERDAM, calendar, end_of_day, local_day, next_midnight


@dataclass(slots=True)
class HourCourse:
    """How the term in hours ran: `counted_from` and `hours_end` in UTC, `second_working_day` where that is later."""

    item: Item
    aware_at: datetime
    counted_from: datetime
    hours_end: datetime
    second_working_day: object = None
    notified_at: datetime | None = None

    @property
    def hours(self):
        return self.item.settings["breach_hours"]

    @property
    def due_at(self):
        """The last instant still in time, on the clock of Amsterdam."""
        if self.second_working_day:
            return end_of_day(self.second_working_day)
        return self.hours_end.astimezone(AMSTERDAM)

    @property
    def late(self):
        """Whether the first notification came after the term; the last second of a day belongs to it whole."""
        if self.second_working_day:
            return self.notified_at >= next_midnight(self.second_working_day)
        return self.notified_at > self.hours_end


def run_hours(item, decree_days):
    """The course of a term in hours.

    A processor's notice to the board replaces the start; of several the first counts, for then the board knew.
    """
    informed = item.happened("controller_informed_by_processor")
    notified = item.happened("initial_notification")
    aware_at = informed[0].at if informed else item.start
    counted_from = aware_at
    if item.settings["breach_rounding"] == "hour_up":  # the hour of the event is not counted (1182/71 art. 3(1))
        counted_from = aware_at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    course = HourCourse(item, aware_at, counted_from, counted_from + timedelta(hours=item.settings["breach_hours"]))
    if item.settings["breach_two_working_days"]:  # art. 3(5), where one holds that it reaches terms in hours
        free = calendar("eu", item.settings, decree_days)
        second = free.working_day_after(local_day(aware_at), 2)
        if end_of_day(second) > course.hours_end:
            course.second_working_day = second
    course.notified_at = notified[0].at if notified else None
    return course
