"""Input for steps: one form each, that serves the page and the API alike."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from pages.forms import Form, PlainText
from schools.models import Membership, Role, User


class StepForm(Form):
    """What a person fills in for one step. It knows the case, the person and the moment; it saves nothing."""

    def __init__(self, *args, workflow, user, at, **kwargs):
        self.workflow, self.user, self.at = workflow, user, at
        super().__init__(*args, **kwargs)

    def facts(self):
        """What goes into the step: what was filled in, where a form does not call something otherwise than its step does."""
        return self.cleaned_data

    @classmethod
    def said(cls):
        """The names of what a person writes in own words: kept sealed, apart from the plain facts."""
        return {name for name, field in cls.base_fields.items() if isinstance(field, PlainText)}


class Bare(StepForm):
    """A step that asks nothing."""


class CaseField(forms.CharField):
    """The reference of another case. The form narrows `cases` to what may be named here."""

    default_error_messages = {"unknown": _("There is no open case with this reference that you can choose here.")}
    cases = Case.objects.none()

    def clean(self, value):
        value = super().clean(value)
        if not value:
            return None
        found = self.cases.filter(reference=value.strip().upper()).first()
        if found is None:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        return found


class PersonField(forms.ModelChoiceField):
    """A colleague, by e-mail address. The form narrows the queryset to the people of the board."""

    default_error_messages = {"invalid_choice": _("Choose a colleague of this board.")}

    def __init__(self, **kwargs):
        super().__init__(User.objects.none(), to_field_name="email", **{"empty_label": _("Choose"), **kwargs})

    def label_from_instance(self, user):
        return f"{user.name}, {user.function}" if user.function else user.name


def colleagues(case, on, *, school=None, roles=()):
    """Who can be asked something in this case: active, with a role on its board that day, and not barred from it.

    With a school: of the whole board, or of that school. With roles: in one of those. Whoever left could not open what is
    asked; who only administers reads nothing of a case, so also no task in it.
    """
    held = Membership.objects.filter(Membership.on(on), board=case.board_id).exclude(role=Role.ADMIN)
    if school is not None:
        held = held.filter(Q(school=None) | Q(school=school))
    if roles:
        held = held.filter(role__in=roles)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).exclude(barred_from__case=case).order_by("name")
