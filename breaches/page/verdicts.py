"""The advice of the assessment in words: three verdicts, the severity, and the reasons with the answer behind each."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breaches.assessment import questions
from breaches.models import Outcome

LEVELS = {
    "low": gettext_lazy("low"),
    "medium": gettext_lazy("moderate"),
    "high": gettext_lazy("high"),
    "very_high": gettext_lazy("very high"),
}
ICONS = {"register": "book-open-check", "authority": "landmark", "data_subjects": "users-round"}
LABELS = {
    "register": gettext_lazy("In the register"),
    "authority": gettext_lazy("Notify the AP"),
    "data_subjects": gettext_lazy("Inform the people concerned"),
}
BECAUSE = {
    "register": (gettext_lazy("Yes, always"), gettext_lazy("No, it is no breach")),
    "authority": (gettext_lazy("Yes, there is a risk"), gettext_lazy("No, a risk is unlikely")),
    "data_subjects": (gettext_lazy("Yes, a high risk"), gettext_lazy("No, no high risk")),
}
BRIEFLY = {
    "": gettext_lazy("no breach"),
    Outcome.REGISTER_ONLY: gettext_lazy("register only"),
    Outcome.NOTIFY_AUTHORITY: gettext_lazy("notify the AP"),
    Outcome.NOTIFY_AND_INFORM: gettext_lazy("notify and inform"),
}


def outcome_of(result):
    """What the advice comes down to; empty where it is no breach at all."""
    if result["data_subjects"]:
        return Outcome.NOTIFY_AND_INFORM
    if result["authority"]:
        return Outcome.NOTIFY_AUTHORITY
    return Outcome.REGISTER_ONLY if result["register"] else ""


def verdicts(result, *, briefly=False):
    """Register, AP and people concerned, each yes or no; with the word why, unless `briefly`."""
    return [
        {
            "icon": ICONS[name],
            "label": label,
            "answer": (_("Yes") if result[name] else _("No")) if briefly else BECAUSE[name][not result[name]],
            "warm": result[name] and name != "register",
        }
        for name, label in LABELS.items()
    ]


def severity(result):
    """The score in words, with the reason for each of its parts (ENISA 2013)."""
    found = result["severity"]
    parts = (
        ("dpc", _("Kind of data")),
        ("ei", _("How easily people are recognised")),
        ("cb", _("What happened")),
    )
    return {
        "score": found["score"],
        "level": LEVELS[found["level"]],
        "parts": [{"label": label, "value": found[name], "note": found.get("why", {}).get(name, "")} for name, label in parts],
    }


def reasons(result, *, numbers=None, slug="", moved=frozenset()):
    """The reasons, those of the verdicts that matter among them.

    `numbers` gives the number of each screen by its slug: then each reason names the answer behind it, and `moved` marks
    those that the screen `slug` brought in.
    """
    found = []
    for reason in result["reasons"]:
        if reason["about"] == "factor" or reason["rule"].startswith("subjects_exempt") or not result["register"]:
            behind = screens_behind(reason) if numbers else []
            found.append(
                {
                    "text": reason["text"],
                    "source": reason["source"],
                    "because": because(behind, slug, numbers) if behind else "",
                    "new": reason["rule"] in moved,
                }
            )
    return sorted(found, key=lambda reason: not reason["new"])


def screens_behind(reason):
    facts = set(reason.get("facts", ()))
    return [group.slug for group in questions.GROUPS if facts & {question.fact for question in group.questions}]


def because(behind, slug, numbers):
    """Which answer a reason rests on."""
    if slug in behind:
        return _("By your answer here")
    number = next((numbers[one] for one in behind if one in numbers), None)
    return _("Question %(number)s") % {"number": number} if number else ""


def missing(result):
    """The questions that are worth finding out, with the screen each stands on."""
    by_fact = {question.fact: (group.slug, question.text) for group in questions.GROUPS for question in group.questions}
    return [{"slug": by_fact[name][0], "text": by_fact[name][1]} for name in result["missing"] if name in by_fact]
