"""Messages in a case: to the requester, or among those who handle it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework.response import Response

from cases import notes, sight, told
from cases.api import schema
from cases.api.idempotency import once
from cases.api.input import read
from cases.api.items import look
from cases.api.openapi import Operation
from cases.api.shapes import a_list, ref
from cases.api.timeline import events_for
from cases.api.view import OfKind
from pages.forms import Form, PlainText

TO = {"message.requester": "requester", "message.internal": "internal", "message.from_requester": "staff"}


class MessageForm(Form):
    """A message: to whom, and the text."""

    to = forms.ChoiceField(choices=[("requester", _("the requester")), ("internal", _("inside the case"))], label=_("To"))
    text = PlainText(label=_("Message"))


class Messages(OfKind):
    """The messages of a case, oldest first; POST adds one."""

    operations = {
        "get": Operation("The messages", a_list(ref("Message"))),
        "post": Operation("Add a message", ref("Message"), status=201, body=lambda view: schema.of_form(MessageForm), once=True),
    }

    def get(self, request, reference):
        case, at = self.case(request, reference), timezone.now()
        look(case, request.user, at)
        return Response(lines(case, events_for(case, request.user).filter(name__in=TO), request.user))

    def post(self, request, reference):
        case, at = self.case(request, reference), timezone.now()

        def work(note):
            form = read(MessageForm, request.data)
            if form.cleaned_data["to"] == "requester" and sight.sight(request.user, case) != sight.FULL:
                raise PermissionDenied(_("Who reported a case writes to those who handle it."))
            with note.together():
                event = notes.message(case, **form.cleaned_data, by=request.user, at=at, via="api" if request.auth else "")
                note(201, str(event.seq)).carry_out(case)

        def show(case, made):
            return lines(case, case.events.select_related("by").filter(seq=int(made)), request.user)[0]

        return once(request, work, show, at=at)


def lines(case, events, user):
    return [
        {"seq": one.seq, "at": one.at, "to": TO[one.name], "actor": one.actor, "text": one.note}
        for one in told.told(case, events, user)
    ]
