"""Which cases a list shows: the same words in the address of a page and of the API."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import registry
from pages.forms import Form
from schools import access
from schools.models import School, User

YES_NO = (("true", _("yes")), ("false", _("no")))


def kinds():
    return [(kind.name, kind.label) for kind in registry.all_kinds()]


def states():
    """Every state of every kind once, in the order of the kinds."""
    found = {}
    for kind in registry.all_kinds():
        for code, label in kind.states.items():
            found.setdefault(code, label)
    return list(found.items())


def schools_of(user):
    """The schools whose cases this person could see."""
    seen = [m for m in access.standing(user) if m.role in access.SEES_CASES]
    boards = {m.board_id for m in seen if m.school_id is None}
    return School.objects.filter(Q(board__in=boards) | Q(pk__in={m.school_id for m in seen if m.school_id}))


class Handler(forms.CharField):
    """ "me", "none", or a person by e-mail address or by number (a page keeps addresses of people out of its own)."""

    default_error_messages = {"unknown": _("There is no such person here.")}
    user = None

    def clean(self, value):
        value = super().clean(value).strip()
        if value in ("", "none"):
            return value
        if value == "me":
            return self.user
        asked = {"pk": int(value)} if value.isascii() and value.isdigit() and len(value) < 19 else {"email": value.lower()}
        boards = {m.board_id for m in access.standing(self.user)}
        found = User.objects.filter(memberships__board__in=boards, **asked).distinct().first()
        if found is None:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        return found


class Filters(Form):
    """What a list of cases may be narrowed by. Everything is optional."""

    kind = forms.ChoiceField(required=False, choices=kinds, label=_("Kind"))
    state = forms.ChoiceField(required=False, choices=states, label=_("Where it stands"))
    open = forms.ChoiceField(required=False, choices=YES_NO, label=_("Open"))
    overdue = forms.ChoiceField(required=False, choices=YES_NO, label=_("Overdue"))
    school = forms.ModelChoiceField(School.objects.none(), required=False, to_field_name="slug", label=_("School"))
    assignee = Handler(required=False, max_length=254, label=_("Handler"))
    search = forms.CharField(required=False, max_length=100, label=_("Search by number or subject"))

    def __init__(self, data, *, user):
        super().__init__(data)
        self.fields["school"].queryset = schools_of(user)
        self.fields["assignee"].user = user

    def narrow(self, cases, at):
        """These cases, narrowed by what was asked; what was asked wrongly narrows nothing."""
        asked = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        for name, value in asked.items():
            cases = cases.filter(NARROW[name](value, at))
        return cases


def overdue(value, at):
    late = Q(closed_at=None, due_at__lt=at)
    return late if value == "true" else Q(due_at=None) | Q(due_at__gte=at)  # a closed case has no clock


def search(text, at):
    """By reference, or by what the case is about in the words of the page (a code in the database)."""
    text = text.strip().lower()
    about = Q(reference__icontains=text)
    for kind in registry.all_kinds():
        codes = [code for code, label in kind.subjects.items() if text in str(label).lower()]
        about |= Q(kind=kind.name, subject__in=codes)
        if text in str(kind.label).lower():
            about |= Q(kind=kind.name)
    return about


NARROW = {
    "kind": lambda value, at: Q(kind=value),
    "state": lambda value, at: Q(state=value),
    "open": lambda value, at: Q(closed_at__isnull=value == "true"),
    "overdue": overdue,
    "school": lambda value, at: Q(school=value),
    "assignee": lambda value, at: Q(assignee=None) if value == "none" else Q(assignee=value),
    "search": search,
}
