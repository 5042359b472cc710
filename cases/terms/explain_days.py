"""Tells a day term step by step, in Dutch that everyone can follow."""

from cases.terms import words
from cases.terms.days import DayCourse, Extended
from cases.terms.rules import ATW, REGULATION
from cases.terms.workdays import (
    DECREE_DAY,
    GOOD_FRIDAY,
    LIBERATION_DAY,
    ONE_DAY,
    SATURDAY,
    WEEKEND,
    Calendar,
    holidays_of,
)

MOST_NAMED = 8  # of the holidays that a long term in working days passes


def explain_days(course, *, without_pause, alert_on, now=None):
    """The steps as `[(law, text)]`; the last names the due date, or says why there is none."""
    item, rule = course.item, course.item.rule
    yield rule.counting_law, rule.opening.format(day=words.full_day(course.first_day))
    yield rule.law, _granted(course)
    for happened in course.happened:
        yield _extended(course, happened) if isinstance(happened, Extended) else _paused(course, happened)
    if item.happened("extension_notified") and not rule.extends:
        yield rule.law, "De school verlengde de termijn om te antwoorden. Voor een weigering geldt die verlenging niet."
    if not course.suspended:
        yield from _with_paused_days(course)
        yield from _moved(course)
    yield from _alerts(course, without_pause, alert_on)
    if course.suspended:
        yield from _standing_still(course, now)
    else:
        yield rule.law, _conclusion(course)


def explain_no_time_limit(item):
    """UAVG 35(2), Awb 6:12(1): where no answer came in time, going on is bound to no term."""
    law = "Awb artikel 6:12 lid 1" if item.rule.name == "awb6_objection" else item.rule.law
    yield law, "Er kwam niet op tijd een antwoord."
    yield law, "Dan is er geen termijn, en dus geen laatste dag. Wacht wel niet langer dan nodig is."


def _granted(course):
    """How long the term is, and the date that gives: before pauses, extensions and free days."""
    item, rule = course.item, course.item.rule
    end = DayCourse(item, course.calendar, course.first_day).end_of_period
    granted = rule.grants.format(period=words.period(item.count, item.unit))
    text = f"{granted}. Dat is tot en met {words.full_day(end)}."
    if item.unit in ("months", "years") and end.day != course.first_day.day:
        missing = f"{course.first_day.day} {words.month_of(end)}"
        text += f" Want {missing} bestaat niet: dan telt de laatste dag van die maand."
    if item.unit == "working_days":
        text += f" Zaterdagen, zondagen en feestdagen tellen niet mee{_passed(course, end)}."
    return text


def _passed(course, end):
    """The holidays on weekdays that a term in working days steps over."""
    days = [course.first_day + n * ONE_DAY for n in range(1, (end - course.first_day).days)]
    free = [_free_day(course, day) for day in days if day.weekday() < SATURDAY and course.calendar.closed(day)]
    if len(free) > MOST_NAMED:
        free[MOST_NAMED:] = [f"nog {words.period(len(free) - MOST_NAMED, 'days')}"]
    return f": {words.listed(free)}" if free else ""


def _extended(course, notice):
    """A notice of extension and what came of it."""
    law, on = course.item.rule.law, words.full_day(notice.on)
    if notice.new_date:
        told = f"Op {on} noemde het bestuur, met de reden, een nieuwe datum: {words.full_day(notice.new_date)}."
    else:
        told = f"Op {on} liet de school weten dat zij meer tijd nodig heeft."
    if notice.refused == "again":
        return law, f"{told} Verlengen kan maar één keer: dit verandert niets."
    if notice.refused == "shorter":
        return law, f"{told} Die datum is niet later dan de termijn zelf: dit verandert niets."
    if notice.refused == "late":
        return law, f"{told} Dat had uiterlijk {words.full_day(notice.limit)} gemoeten. De verlenging geldt niet."
    in_time = f"Dat kon tot en met {words.full_day(notice.limit)}" if notice.limit else "De termijn stond toen stil"
    return law, f"{told} {in_time}, dus het was op tijd. {_longer(course.item, notice)}"


def _longer(item, notice):
    end, months = words.full_day(notice.end), item.settings["extension_months"]
    if notice.new_date:
        return f"De termijn loopt nu tot en met {end}."
    if item.settings["extension_base"] == "receipt":
        return f"Alles samen is de termijn nu {words.period(item.count + months, 'months')}: tot en met {end}."
    return f"Na het einde van de eerste maand {words.added(months, 'months')}: tot en met {end}."


def _paused(course, pause):
    """A stretch in which the term stood still, or was meant to."""
    rule, since = course.item.rule, words.full_day(pause.since)
    if pause.limit:
        limit = words.full_day(pause.limit)
        text = f"De stilstand van {since} telt niet. De termijn was toen al voorbij: de laatste dag was {limit}."
    elif course.mode == "none":
        text = f"Op {since} vroeg de school om informatie. De school laat de termijn dan gewoon doorlopen."
    elif pause.until is None:
        text = f"Sinds {since} staat de termijn stil."
    elif not pause.days:
        text = f"Op {since} stond de termijn stil. Begin en einde vielen op één dag: er komt geen dag bij."
    else:
        days = words.period(pause.days, "days")
        text = f"Van {since} tot {words.full_day(pause.until)} stond de termijn stil: {days}."
    if course.mode == "restart" and pause.end:
        text += f" Daarna begint de termijn opnieuw: tot en met {words.full_day(pause.end)}."
    if not rule.pause_law:
        text += " De wet noemt voor deze termijn geen stilstand: kijk na of er een goede reden voor is."
    return _pause_law(rule), text


def _pause_law(rule):
    return rule.pause_law or rule.law


def _with_paused_days(course):
    if course.named and course.paused_days:
        yield course.item.rule.law, "Het bestuur noemde zelf een datum. Door de stilstand verandert die niet."
    elif course.mode == "suspend_days" and course.paused_days:
        added = words.added(course.paused_days, "days")
        yield _pause_law(course.item.rule), f"Door de stilstand {added}: tot en met {words.full_day(course.nominal)}."


def _moved(course):
    """Why the end moves to a working day, with each free day by name; or why it stays on a free day."""
    rule, last = course.item.rule, course.nominal
    free = course.calendar or Calendar()
    if not free.closed(last) or rule.name == "retention":
        return
    text = _is_free(last, free.closed(last))
    if course.named:
        yield rule.law, f"{text} Het bestuur noemde die dag zelf: hij schuift niet door."
    elif not course.calendar:
        yield rule.law, f"{text} Deze termijn schuift dan niet door."
    else:
        later = [_free_day(course, last + n * ONE_DAY) for n in range(1, (course.due_on - last).days)]
        if later:
            text += f" Daarna {'komt' if len(later) == 1 else 'komen'} {words.listed(later)}."
        law = {"eu": f"{REGULATION} artikel 3 lid 4", "atw": f"{ATW} artikel 1 lid 1"}[rule.calendar]
        text += f" De termijn loopt door tot de eerstvolgende werkdag: {words.full_day(course.due_on)}."
        yield rule.law if rule.name == "own_working_days" else law, text


def _is_free(day, why):
    told = words.sentence(words.full_day(day))
    if why == DECREE_DAY:
        return f"{told} is bij koninklijk besluit gelijkgesteld met een feestdag."
    return f"{told} valt in het weekend." if why in WEEKEND.values() else f"{told} is {why}."


def _free_day(course, day):
    why = course.calendar.closed(day)
    return words.short_day(day) if why in WEEKEND.values() else f"{words.short_day(day)} ({why})"


def _alerts(course, without_pause, alert_on):
    """Suspension is a tolerance and two holidays are in doubt: the dates without them, at which alerts aim."""
    law = _pause_law(course.item.rule)
    if course.suspended or without_pause != course.due_on:
        text = f"Telt de stilstand niet, dan is de laatste dag {words.full_day(without_pause)}."
        if _only_paused_in_time(course):
            text += " De verlenging was dan te laat."
        yield law, f"{text} Voor de zekerheid gaan de waarschuwingen daarvan uit."
    if alert_on != without_pause:
        yield f"{REGULATION} artikel 2 lid 1", _doubtful(alert_on, without_pause)


def _only_paused_in_time(course):
    """Whether the extension came after what the due date was without any pause."""
    worked = [one for one in course.happened if isinstance(one, Extended) and not one.refused]
    return bool(worked) and worked[0].on > DayCourse(course.item, course.calendar, course.first_day).due_on


def _doubtful(alert_on, without_pause):
    """Good Friday and 5 May are put on a par "for this Act": perhaps no holidays under the Regulation."""
    days = [alert_on + n * ONE_DAY for n in range((without_pause - alert_on).days)]
    names = {name for day in days for name in holidays_of(day.year).get(day, ())} & {GOOD_FRIDAY, LIBERATION_DAY}
    return (
        f"Het is niet zeker dat {words.listed(sorted(names))} voor de AVG een feestdag is. Anders is de laatste dag "
        f"{words.full_day(alert_on)}. Voor de zekerheid gaan de waarschuwingen daarvan uit."
    )


def _standing_still(course, now):
    law = _pause_law(course.item.rule)
    if now:
        on, end = max(now, course.paused_since), words.full_day(course.if_resumed(now))
        yield law, f"Gaat de termijn weer lopen op {words.full_day(on)}, dan wordt de laatste dag {end}."
    yield law, "Er is nu geen laatste dag, want de termijn staat stil."


def _conclusion(course):
    due = words.full_day(course.due_on)
    if course.item.rule.name == "retention":
        return f"Bewaren tot en met {due}. Vanaf {words.full_day(course.due_on + ONE_DAY)} mogen de gegevens weg."
    return f"Uiterlijk {due}. Die dag telt nog helemaal mee."
