"""Correct or complete what was entered of a complaint."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import drafts
from cases.moves import Refused
from cases.views.asking import crumbs_of
from cases.views.entry import case_in_full, signed_in, typed, workflow_of
from cases.views.step import version
from pages.forms import DayField, Form, PlainLine, PlainText, Radios
from rights.complaints import corrections
from rights.complaints.entry_form import sentences
from rights.complaints.models import Complaint, Subject
from rights.people import Capacity


class Correct(Form):
    subject = forms.ChoiceField(label=gettext_lazy("What is it about?"), choices=Subject.choices, widget=Radios)
    about = PlainText(label=gettext_lazy("The complaint"), rows=8)
    wish = PlainText(label=gettext_lazy("What does the complainant want?"), required=False, rows=3)
    conduct_on = DayField(label=gettext_lazy("When did it happen?"), required=False)
    capacity = forms.ChoiceField(
        label=gettext_lazy("Who complains?"), required=False, choices=[("", gettext_lazy("Not known")), *sentences(Capacity)]
    )
    name = PlainLine(label=gettext_lazy("Name"), required=False, max_length=150)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False, max_length=254)
    phone = PlainLine(label=gettext_lazy("Telephone"), required=False, max_length=40)


def known(complaint):
    """What stands there now."""
    own = {name: getattr(complaint, name) for name in ("about", "wish", "conduct_on", "capacity")}
    return {"subject": complaint.case.subject, **own, **(complaint.complainant or {})}


@signed_in
def correct(request, reference):
    case, now = case_in_full(request, reference), timezone.now()
    if case.kind != Complaint.kind:
        raise Http404
    complaint = workflow_of(case)
    if not corrections.may_correct(complaint, request.user):
        if case.closed_at:
            raise Refused("closed", _("This case is closed. Reopen it first."), case.state)
        raise PermissionDenied(_("Only those who handle this case do this."))
    form = Correct(typed(request, now), initial=known(complaint))
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        told["complainant"] = {name: told.pop(name) for name in ("name", "email", "phone")}
        before = known(complaint)
        who = {name: before.get(name, "") for name in ("name", "email", "phone")}
        changes = {name: value for name, value in told.items() if value != (who if name == "complainant" else before[name])}
        if changes:
            corrections.correct(case, by=request.user, at=now, version=version(request), **changes)
        drafts.drop(request)
        messages.success(request, _("The facts have been changed."))
        return HttpResponseRedirect(reverse("cases:case", args=[reference]))
    told = {"case": case, "form": form, "now": now, "crumbs": crumbs_of(case, _("Correct or complete the facts"))}
    told["is_kept"] = form.is_bound and request.method == "GET"
    return render(request, "rights/complaints/correct.html", told, status=400 if request.method == "POST" else 200)
