"""The pages of the assessment: a screen of questions with the advice beside it, and the overview at the end."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from breaches.assessment import questions
from breaches.judging import OVERVIEW, asked, moved
from breaches.page import verdicts
from breaches.page.answers import summary
from cases import registry
from cases.once import is_done
from cases.views.asking import crumbs_of, seen
from cases.views.parts import clocks_of
from cases.views.step import changes
from pages import words

MOST = 6  # questions named as still needed


def screen_page(request, breach, judging, form, now, *, status=200, is_kept=False, template="breaches/assess.html", ahead=None):
    """One screen. `ahead` holds answers that have not been sent yet: they count in the advice beside it."""
    slug = form.group.slug
    looking = judging if ahead is None else judging.with_answers(ahead)
    known_here = {question.fact for question in form.group.questions} & set(looking.facts)
    shift = moved(looking, slug) if known_here else None
    if ahead is not None:
        form = again(form, looking)
    place, total = looking.place(slug)
    context = {
        "form": form,
        "group": form.group,
        "place": place,
        "total": total,
        "done": judging.answered,
        "before": judging.before(slug),
        "is_prefilled": slug not in judging.done and bool(known_here) and ahead is None,
        "moved": told(shift),
        "last_moved": told(moved(judging, judging.last)) if judging.last and judging.last != slug else None,
        "answered": answered(judging, slug),
        **advice(looking, slug, shift),
    }
    return render(request, template, frame(breach, now, is_kept) | context, status=status)


def again(form, looking):
    """The same screen with the questions that its answers call for."""
    return type(form)(form.data, group=form.group, judging=looking).silent()


def frame(breach, now, is_kept):
    """What every page of the assessment has."""
    return {
        "now": now,
        "case": breach.case,
        "kind": registry.get(breach.case.kind),
        "heading": registry.get(breach.case.kind).subject(breach.case.subject),
        "is_kept": is_kept,
    }


def advice(judging, slug="", shift=None):
    """The advice as it is with these answers, and what would still help."""
    result = judging.advice()
    wanted = [one for one in verdicts.missing(result) if one["slug"] != slug]
    numbers = {group.slug: number for number, group in enumerate(judging.groups, start=1)}
    return {
        "result": result,
        "briefly": verdicts.BRIEFLY[verdicts.outcome_of(result)],
        "verdicts": verdicts.verdicts(result, briefly=True),
        "severity": verdicts.severity(result),
        "reasons": verdicts.reasons(result, numbers=numbers, slug=slug, moved=shift.rules if shift else frozenset()),
        "missing": wanted[:MOST],
        "missing_more": max(0, len(wanted) - MOST),
    }


def told(shift):
    """What the answers moved, as the parts of one sentence."""
    if shift is None:
        return None
    parts = []
    if shift.score:
        sign = "+" if shift.score > 0 else "−"
        parts.append(_("severity %(sign)s %(score)s") % {"sign": sign, "score": words.decimal(abs(shift.score))})
    parts += [str(VERDICTS[name][now]) for name, now in shift.verdicts.items()]
    if shift.more:
        parts.append(ngettext("%(count)s question more", "%(count)s questions more", shift.more) % {"count": shift.more})
    if shift.rules:
        parts.append(ngettext("%(count)s reason", "%(count)s reasons", len(shift.rules)) % {"count": len(shift.rules)})
    return parts


class Said(dict):
    """The sentence for a verdict that changed, in the language of the page."""

    def __missing__(self, name):
        return {
            "register": {True: _("it belongs in the register"), False: _("it is no breach")},
            "authority": {True: _("notify the AP"), False: _("the AP need not be notified")},
            "data_subjects": {True: _("inform people"), False: _("people need not be informed")},
        }[name]


VERDICTS = Said()


def answered(judging, slug=""):
    """The screens that have been answered, or of which something is known, each with the way back to it."""
    return [
        {"label": group.short, "value": summary(group, judging.facts), "url": f"?vraag={group.slug}"}
        for group in judging.groups
        if group.slug != slug and group.slug in judging.done
    ]


def overview_page(request, breach, step, judging, form, now, *, status=200, is_kept=False, refused=None):
    """The end: every answer to look over, the advice, and one button that records it."""
    case, user = breach.case, request.user
    since = seen(request) if refused else None
    shown = asked(judging.known)
    context = {
        "step": step,
        "form": form,
        "judging": judging,
        "before": judging.before(OVERVIEW),
        "done": judging.answered,
        "total": len(judging.groups),
        "todo": [group for group in judging.groups if group.slug not in judging.done],
        "answers": overview(judging),
        "elsewhere": [line(name, value) for name, value in judging.facts.items() if value is not None and name not in shown],
        "refused": refused,
        "changes": changes(case, user, since) if refused and refused.rule == "stale" else [],
        "already": since is not None and is_done(case, f"{case.kind}.{step.name}", by=user, since=since),
        "clock": next((clock | {"small": True} for _purpose, clock in clocks_of(case, now)["running"]), None),
        "crumbs": crumbs_of(case, step.label),
        **advice(judging),
    }
    return render(request, "breaches/assess_overview.html", frame(breach, now, is_kept) | context, status=status)


def overview(judging):
    """Every question that is asked, with its answer."""
    return [
        {"label": question.text, "value": questions.in_words(question.fact, judging.facts.get(question.fact)),
         "url": f"?vraag={group.slug}"}
        for group in judging.groups
        for question in group.asked(judging.known)
    ]  # fmt: skip


def line(name, value):
    """A fact that is known and that no question asks for now."""
    text = next(q.text for group in questions.GROUPS for q in group.questions if q.fact == name)
    return {"label": text, "value": questions.in_words(name, value)}
