"""The timeline of a case in words: what happened, by whom, and what was said. For pages and API."""

from dataclasses import dataclass, field
from datetime import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import registry, sight
from cases.models import Case, Content
from cases.workflow import steps
from schools.models import School, User

LABELS = {
    "task.added": gettext_lazy("Task given"),
    "task.done": gettext_lazy("Task done"),
    "message.internal": gettext_lazy("Message inside the case"),
    "message.requester": gettext_lazy("Message to the requester"),
    "message.from_requester": gettext_lazy("Message from the requester"),
    "case.assigned": gettext_lazy("Handler chosen"),
    "case.unassigned": gettext_lazy("No handler any more"),
    "case.linked": gettext_lazy("Linked with another case"),
    "document.added": gettext_lazy("Document added"),
    "document.erased": gettext_lazy("Document erased"),
    "outsider.added": gettext_lazy("Somebody outside may follow this case"),
    "outsider.added_unmailed": gettext_lazy("Somebody outside may follow this case; no mail went, for many went there today"),
    "outsider.confirmed": gettext_lazy("Address of somebody outside confirmed"),
    "outsider.link_asked": gettext_lazy("New link asked from outside"),
    "invitation.made": gettext_lazy("Link made for somebody outside"),
}
VIA = {
    "public": gettext_lazy("through the public desk"),
    "supplier": gettext_lazy("through the supplier's link"),
    "api": gettext_lazy("by another system"),
}


@dataclass(frozen=True)
class Told:
    """One event as people read it. `said` holds what was written, by name; None once it has been erased."""

    seq: int
    at: datetime
    name: str
    text: str
    actor: str
    digest: str
    by_id: int | None = None
    said: dict | None = field(default_factory=dict)

    @property
    def note(self):
        """What was said in one line."""
        if self.said is None:
            return _("What was said here has been erased.")
        return "\n".join(str(text) for text in self.said.values())


def told(case, events, user):
    """These events of one case in words for this person, in the order given; each with its `by` at hand.

    An event about another case that is hidden from this person is not among them: it would tell that there is one.
    """
    events = sight.without_hidden(events, user)
    contents = {c.event_id: c for c in Content.objects.filter(event__in=[e.pk for e in events if e.content_digest])}
    names = _names(events, user)
    kept = any(event.facts.get("handlers_only") for event in events) and not sight.opens_kept(user, case)
    return [_tell(case, event, contents.get(event.pk), names, kept) for event in events]


def _tell(case, event, content, names, kept):
    """`kept`: what is only for the handler is kept from this person."""
    said = {}
    if event.content_digest and not (kept and event.facts.get("handlers_only")):
        said = None
        if content is not None:
            content.case = case
            said = content.said
    actor = _actor(event)
    return Told(event.seq, event.at, event.name, label(case.kind, event, names), actor, event.digest, event.by_id, said)


def label(kind_name, event, names=None):
    """What happened, in words: the step's own, with the choices that were made in it."""
    kind = registry.get(kind_name)
    step = steps(kind.workflow).get(event.name.removeprefix(f"{kind.name}."))
    if step and event.name.startswith(f"{kind.name}."):
        chosen = choices(kind.forms.get(step.name), event.facts)
        return f"{step.done}: {', '.join(chosen)}" if chosen else str(step.done)
    about = (names or {}).get(_points_at(event))
    name = "case.unassigned" if event.name == "case.assigned" and not event.facts.get("assignee") else event.name
    text = kind.event_labels.get(name) or LABELS.get(name) or registry.event_label(name)
    return f"{text}: {about}" if about else str(text)


def choices(form, facts):
    """The labels of what was chosen in the form of a step."""
    found = []
    for name, asked in (form.base_fields if form else {}).items():
        value = facts.get(name)
        if value in (None, "", False, []):
            continue
        if isinstance(asked, forms.BooleanField):
            found.append(str(asked.label))
        elif isinstance(asked, forms.ChoiceField) and not isinstance(asked, forms.ModelChoiceField):
            labels = dict(asked.choices)  # none where they belong to one case: then what was sent is a code, and tells nothing
            chosen = [one for one in value if one in labels] if isinstance(value, list) else [value]
            found += [str(labels.get(one, one)) for one in chosen if labels]
    return found


def _points_at(event):
    """The person, the other case or the school that an event is about."""
    for key, model in (("assignee", User), ("other", Case), ("school", School)):
        if event.facts.get(key):
            return model, event.facts[key]
    return None


def _names(events, user):
    """The names of the people, schools and cases that events point at; of cases only those this person may know of."""
    wanted = {key for key in map(_points_at, events) if key}
    people = {pk for model, pk in wanted if model is User}
    cases = {pk for model, pk in wanted if model is Case}
    schools = {pk for model, pk in wanted if model is School}
    found = {(User, user.pk): str(user) for user in User.objects.filter(pk__in=people)} if people else {}
    found |= {(School, school.pk): school.name for school in School.objects.filter(pk__in=schools)} if schools else {}
    if cases:
        seen = Case.objects.visible_to(user).filter(pk__in=cases)
        found |= {(Case, case.pk): case.reference for case in seen.only("reference")}
    return found


def _actor(event):
    if event.by:
        return f"{event.by}, {event.by.function}" if event.by.function else str(event.by)
    return str(VIA.get(event.via) or (_("Automatic") if not event.via else event.via))
