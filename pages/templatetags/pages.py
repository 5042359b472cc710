"""What templates ask of the frame: icons, dates in words, rulers, and forms in two halves. `{% load pages %}`."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from pages import case_line, clock, icons, ruler, words
from pages.markup import fill

register = template.Library()

register.simple_tag(icons.icon, name="icon")
register.simple_tag(clock.face, name="clock_face")
register.simple_tag(case_line.case_line)
register.simple_tag(case_line.mini_ruler)
for words_filter in (words.day, words.moment, words.due):
    register.filter(words_filter.__name__, words_filter)
register.filter("size", words.size)
register.filter("decimal", words.decimal)


@register.filter
def full_day(when):
    """The day with its year, whatever year it is now: for letters and registers."""
    return words.day(when, full=True)


@register.filter
def short_day(when):
    """As "di 24 nov"."""
    return words.short_day(when)


@register.filter
def short_moment(instant):
    """As "di 24 nov, 9.40"."""
    return words.short_moment(instant)


@register.filter
def short_due(instant):
    """As "do 26 nov, 14.20", or "ma 7 dec" for a term in days."""
    return words.short_due(instant)


@register.simple_tag
def left(until, now, bare=False):
    """As "nog 2 dagen en 4 uur"."""
    return words.left(until, now, bare=bare)


@register.simple_tag
def span(start, end, now=None):
    """As "23 tot 29 nov"."""
    return words.span(start, end, now)


@register.simple_tag(takes_context=True)
def here(context, url):
    """Marks a link of a menu as the page one is on, or as the part of the site it belongs to."""
    path = context["request"].path if "request" in context else ""
    if path == url:
        return mark_safe(' aria-current="page"')
    return mark_safe(' aria-current="true"') if len(url) > 1 and path.startswith(url) else ""


@register.inclusion_tag("pages/svg/ruler.html")
def clock_ruler(start, due, now, unit="hour", tall=True, label=None, **texts):
    """The large ruler of one term: `unit` "hour" or "day". Not `tall` is the one that stands in a text.

    `label` stands at now; a ruler of days also takes start_text, end_text and foot_text (below its end).
    """
    height = 30 if tall else 20
    if unit == "hour":
        drawn = ruler.hour_ruler(start, due, now, label=label, height=height)
    else:
        drawn = ruler.day_ruler(start, due, now, label=label, height=height, **texts)
    return {"ruler": drawn, "height": height, "foot": height + 22, "all": height + 46, "words": height + 41}


OPTION = '<option value="{value}"{mark}>{words}</option>'


@register.simple_tag
def options(choices, chosen):
    """The options of a select: pairs of value and words, the chosen one marked."""
    chosen = str(chosen or "")
    marks = {True: SafeString(" selected"), False: ""}
    return SafeString("").join(fill(OPTION, value=v, mark=marks[str(v) == chosen], words=words) for v, words in choices)


LEVELS = ((2, 20), (3, 50), (4, 70), (5, 90))  # where a level ends, and where its word stands (ENISA 2013, severity)


@register.inclusion_tag("pages/svg/gauge.html")
def gauge(score):
    """The scale of severity, 0 to 5. Without a score only the scale."""
    at = None if score is None else min(5.0, max(0.0, float(score))) * 20
    level = None if score is None else next((n for n, (end, _x) in enumerate(LEVELS) if float(score) < end), 3)
    return {
        "score": None if score is None else words.decimal(float(score)),
        "at": None if at is None else ruler.percent(at),
        "anchor": "middle" if at is None or 6 < at < 94 else "start" if at <= 6 else "end",
        "level": level,
        "ticks": ruler.scale(20, step_long=0) + ruler.marks((8, 12, 16), 16, 16),
    }


@register.inclusion_tag("pages/svg/progress.html")
def progress(done, total):
    """How far one is in a questionnaire."""
    total = max(1, total)
    share = ruler.percent(100 * min(done, total) / total)
    return {"done": done, "total": total, "share": share, "ticks": ruler.scale(total, height=10, short=7)}


@register.inclusion_tag("pages/svg/week_strip.html")
def week_strip(days, today, limit=4, more_url=""):
    """Six weeks ahead: what ends when, weekends, holidays and school vacations. `days` are `ruler.Day`."""
    ticks = ruler.marks(range(1, 7), 28, 9)
    return {"weeks": ruler.weeks(list(days), today, limit=limit), "ticks": ticks, "more_url": more_url}


@register.inclusion_tag("pages/svg/edge.html")
def edge(name="edge"):
    """The ruler edge below a brand band or a letterhead; `name` must differ when a page has two."""
    marked = {0: 16, 50: 10}
    return {"name": name, "ticks": "".join(f"M{x}.5 18v-{marked.get(x, 6)}" for x in range(0, 100, 10))}


@register.inclusion_tag("pages/forms/summary.html")
def error_summary(form):
    """What is wrong in a form, each line a link to the control it is about. For above the heading of a page."""
    return {"form": form}


@register.simple_tag
def fields(form):
    """The fields of a form without its error summary."""
    return SafeString(form.render("pages/forms/fields.html"))


def told(act, key):
    """One thing about an act, whether it is a dict or an object."""
    return act.get(key) if isinstance(act, dict) else getattr(act, key, None)


@register.simple_tag
def sort_acts(acts):
    """Acts in the three groups a page shows: the next legal step, what else is possible, and what is not yet."""
    groups = {"main": [], "allowed": [], "refused": []}
    for act in acts or ():
        groups["refused" if not told(act, "allowed") else "main" if told(act, "main") else "allowed"].append(act)
    return groups
