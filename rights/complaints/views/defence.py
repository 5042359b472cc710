"""The one page of the person complained of: the question, what is quoted of the complaint, and the own answer."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import drafts
from cases.views.entry import signed_in, typed
from pages.forms import Form, PlainText
from rights.complaints.defences import asked_of, give


class GiveDefence(Form):
    answer = PlainText(label=gettext_lazy("Your side of it"), rows=10)
    assisted_by = forms.CharField(
        label=gettext_lazy("Who helps you?"), required=False, max_length=200,
        help_text=gettext_lazy("You may let somebody assist you, for example a colleague or somebody of your union."),
    )  # fmt: skip


@signed_in
def defence(request, pk):
    """For the person it is asked of, and for nobody else: to others it is not there."""
    asked, now = get_object_or_404(asked_of(request.user), pk=pk), timezone.now()
    form = GiveDefence(typed(request, now))
    may = not asked.answered_at and not asked.case.closed_at
    if request.method == "POST" and form.is_valid():
        give(asked, **form.cleaned_data, by=request.user, at=now)
        drafts.drop(request)
        messages.success(request, _("Thank you. Your defence has come in."))
        return HttpResponseRedirect(reverse("complaints:defence", args=[pk]))
    told = {"asked": asked, "form": form, "now": now, "may": may, "is_kept": form.is_bound and request.method == "GET"}
    return render(request, "rights/complaints/defence.html", told, status=400 if request.method == "POST" else 200)
