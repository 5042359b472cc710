"""One version of the assessment as it was recorded: its answers, its advice and why, and what changed since the one before."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from breaches.assessment.facts import FACTS
from breaches.assessment.questions import GROUPS, in_words
from breaches.page import verdicts
from breaches.views.papers import breach_of
from cases.views.asking import crumbs_of
from cases.views.entry import signed_in

QUESTIONS = {question.fact: question.text for group in GROUPS for question in group.questions}


@signed_in
def version(request, reference, number):
    breach = breach_of(request, reference)
    rows = {row.number: row for row in breach.assessments}
    row = rows.get(number)
    if row is None:
        raise Http404
    before = rows.get(number - 1)
    context = {
        "now": timezone.now(),
        "case": breach.case,
        "row": row,
        "rows": list(rows.values()),
        "verdicts": verdicts.verdicts(row.result),
        "severity": verdicts.severity(row.result),
        "reasons": verdicts.reasons(row.result),
        "answers": [{"label": QUESTIONS[name], "value": in_words(name, row.facts[name])} for name in FACTS if name in row.facts],
        "changed": differences(before, row) if before else [],
        "crumbs": crumbs_of(breach.case, _("Assessment, version %(number)s") % {"number": number}),
    }
    return render(request, "breaches/assessment.html", context)


def differences(before, row):
    """What was answered otherwise than in the version before."""
    return [
        {"label": QUESTIONS[name], "value": in_words(name, row.facts.get(name)),
         "note": _("It was: %(before)s") % {"before": in_words(name, before.facts.get(name))}}
        for name in FACTS
        if before.facts.get(name) != row.facts.get(name)
    ]  # fmt: skip
