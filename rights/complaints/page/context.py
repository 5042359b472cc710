"""The context of a complaint's own part of the case page."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.models import Case
from cases.moves import possible
from pages import words
from rights.complaints.corrections import may_correct
from rights.complaints.models import Hearing, Respondent, State
from rights.complaints.page.facts import facts_of
from rights.complaints.page.ladder import rungs
from schools import access
from schools.models import Role

DEFENDS = frozenset({Role.PRIVACY_OFFICER, Role.BOARD_MEMBER})


def context(complaint, user, at):
    """All that `rights/complaints/_facts.html` shows."""
    found = {
        "facts": facts_of(complaint, at),
        "may_correct": may_correct(complaint, user),
        "warnings": warnings(complaint, user, at),
        "rungs": rungs(complaint, at),
        "parts": parts(complaint, at),
        "hearings": complaint.hearings,
        "defences": complaint.defences,
        "filed": complaint.filed,
        "findings": [(one, [r for r in complaint.reactions if r.finding_id == one.pk]) for one in complaint.findings],
        "advices": complaint.advices,
        "own_letters": letters(complaint, at),
        "can": allowed(complaint, user),
        "defends": bool(access.held(user, complaint.case) & DEFENDS),
    }
    return found | {"index": index(found)}


def letters(complaint, now):
    """The letters that went out, the latest first, for `pages/_docs.html`."""
    return [
        {
            "url": reverse("complaints:letter", args=[complaint.case.reference, row.pk]), "icon": "mail", "why": "",
            "title": capfirst(row.get_sort_display()), "note": f"{words.moment(row.sent_at, now)}, {row.by}",
        }
        for row in complaint.letters[::-1] if row.head
    ]  # fmt: skip


def parts(complaint, now):
    """Each part with what every step made of it, the latest last."""
    return [
        {
            "number": part.number,
            "text": part.text if part.text is not None else _("Erased"),
            "outcomes": [outcome(v, now) for v in complaint.verdicts if v.part_id == part.pk],
        }
        for part in complaint.parts
    ]


def outcome(verdict, now):
    by = _("%(step)s, %(day)s") % {"step": capfirst(verdict.step.name), "day": words.day(verdict.at, now)}
    return {"label": capfirst(verdict.get_outcome_display()), "reasons": verdict.reasons, "by": by}


def warnings(complaint, user, now):
    """What somebody could overlook: shown on top."""
    if complaint.state in complaint.final:
        return []
    found = []
    if complaint.respondent_kind not in (Respondent.SCHOOL, "") and complaint.respondent_id is None:
        found.append(
            _("It is not on record yet who it is about. Say who, so that this person sees nothing and takes no part in it.")
        )
    if complaint.state == State.HANDLING and not complaint.heard >= {Hearing.Party.COMPLAINANT, Hearing.Party.RESPONDENT}:
        found.append(_("Both sides have to be heard before there is an outcome (WPO article 14)."))
    for other in unanswered(complaint, user, now):
        found.append(_("The term of %(reference)s has passed without an answer: that by itself is a ground for this complaint.")
                     % {"reference": other.reference})  # fmt: skip
    return found


def unanswered(complaint, user, now):
    """Requests beside this complaint whose term has passed, as far as this person may know of them.

    They go on by their own clock: a complaint stops none.
    """
    late = [one.case for one in complaint.requests_beside]
    late = [one.pk for one in late if one.closed_at is None and one.due_at and one.due_at < now]
    return list(Case.objects.visible_to(user).filter(pk__in=late).order_by("reference")) if late else []


def allowed(complaint, user):
    """The steps that this person can take now; why another cannot be taken stands with the buttons."""
    return {one.step.name for one in possible(complaint, user) if one.allowed}


def index(found):
    """The anchors of this part: always the ladder and the parts, the rest when there is something."""
    of_all = [
        ("feiten", _("Facts"), True),
        ("ladder", _("The ladder"), True),
        ("onderdelen", _("Parts and outcomes"), True),
        ("gehoord", _("Both sides heard"), True),
        ("oordelen", _("Findings from outside"), found["findings"] or found["filed"]),
        ("brieven", _("Letters"), found["own_letters"]),
        ("fg", _("Advice of the FG"), found["advices"]),
        ("verweer", _("Defence of the board"), found["defends"]),
    ]
    return [{"id": key, "label": label} for key, label, shown in of_all if shown]
