"""What people fill in to add something to a case that is no step of its workflow."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import documents, registry, sight
from cases.forms import CaseField, PersonField, colleagues
from cases.identity_document import NoIdentityDocument
from cases.models import Case, Shown, Task
from pages.forms import DayField, Form, Option, PlainLine, PlainText, Radios
from pages.number_form import WatchesNumbers
from schools.models import Membership, User


class AboutCase(WatchesNumbers):
    """A form about one case, by one person, on one day."""

    def __init__(self, data=None, files=None, *, case, user, today, **kwargs):
        self.case, self.user, self.today = case, user, today
        super().__init__(data, files, **kwargs)


def handlers_for(board, school, today):
    """The people of a board who may handle a case of this school (or of the whole board)."""
    held = Membership.objects.filter(Membership.on(today), board=board, role__in=sight.HANDLES)
    here = held.filter(Q(school=None) | Q(school=school)) if school else held.filter(school=None)
    return User.objects.filter(pk__in=here.values("user"), is_active=True).order_by("name")


SORTS = [
    (Task.Sort.MEASURE, Option(_("Something to do"))),
    (Task.Sort.QUESTION, Option(_("A question"), _("Your colleague answers it here."))),
    (Task.Sort.DELETION, Option(_("Delete a file"), _("For example the leaked file, everywhere it was kept."))),
]


class GiveTask(AboutCase):
    text = PlainText(label=_("What has to be done?"), help_text=_("Your colleague sees this text and what the case is about."))
    sort = forms.ChoiceField(label=_("What kind of task is it?"), widget=Radios, initial=Task.Sort.MEASURE, choices=SORTS)
    assignee = PersonField(label=_("Who does it?"), empty_label=_("Choose a colleague"))
    due_on = DayField(label=_("Ready on"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = colleagues(self.case, self.today)

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and day < self.today:
            raise ValidationError(_("This day has passed. Choose today or a later day."), code="past")
        return day


class FinishTask(AboutCase):
    answer = PlainText(label=_("What did you do or find out?"), required=False)

    def __init__(self, *args, task, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = task.sort == Task.Sort.QUESTION
        self.fields["answer"].label = _("Your answer") if task.sort == Task.Sort.QUESTION else self.fields["answer"].label


class WriteMessage(AboutCase):
    to = forms.ChoiceField(label=_("For whom?"), widget=Radios, initial="internal", required=False)  # unsaid it stays inside
    text = PlainText(label=_("Your message"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("internal", _("Everybody who handles this case"))]
        if self.has_requester() and sight.sight(self.user, self.case) == sight.FULL:
            self.fields["to"].choices += [("requester", _("Who sent it in: it is shown on that person's own page"))]
        else:
            del self.fields["to"]

    def has_requester(self):
        """Whether somebody else sent it in who reads it on an own page: from outside, or a colleague."""
        colleague = self.case.shown_to.filter(why=Shown.Why.REPORTER).exclude(user=self.user)
        return self.case.outsiders.exists() or colleague.exists()


class AddDocument(NoIdentityDocument, AboutCase):
    files_in = "file"

    file = forms.FileField(
        label=_("File"), max_length=200, help_text=_("PDF, picture, text or office file, at most 20 MB. It is kept encrypted.")
    )
    title = PlainLine(label=_("What is it?"), required=False, max_length=150)
    handlers_only = forms.BooleanField(
        label=_("Only for the handler"), required=False, help_text=_("For example when the leaked data themselves are in it.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not sight.handles(self.user, self.case):
            del self.fields["handlers_only"]  # what this person adds, this person can open
        if not registry.get(self.case.kind).keeps_no_identity_documents:
            del self.fields["identity_document"]

    def clean_file(self):
        """Checked by what is in it; what is cleaned is the name and the bytes."""
        file = self.cleaned_data["file"]
        content = file.read(documents.MAX_SIZE + 1)
        documents.check(documents.clean_name(file.name), content)
        return file.name, content


class Confirm(AboutCase):
    """Nothing to fill in: the page asks whether it is meant."""


class WriteInConfidence(AboutCase):
    contact = PlainLine(
        label=_("With whom did you have contact?"), required=False, max_length=150, help_text=_("Leave this empty for a note.")
    )
    text = PlainText(label=_("Your note"), help_text=_("Only the FG of this board reads it. It stands on no timeline."))


class ChooseHandler(AboutCase):
    assignee = PersonField(label=_("Who handles this case?"), required=False, empty_label=_("Nobody yet"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        barred = self.case.barred.values("user")
        people = handlers_for(self.case.board_id, self.case.school_id, self.today)
        self.fields["assignee"].queryset = people.exclude(pk__in=barred)


class LinkCase(AboutCase):
    other = CaseField(label=_("Number of the other case"), max_length=20, help_text=_("For example DL-2026-00012."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other"].cases = Case.objects.visible_to(self.user).filter(board=self.case.board_id).exclude(pk=self.case.pk)


class AskLink(Form):
    """By number and address. Whether they belong together is never told."""

    reference = PlainLine(
        label=_("Number of your case"), max_length=20,
        help_text=_("For example VZ-2026-00012. You saw it after sending, and it stands in our mails."),
    )  # fmt: skip
    email = forms.EmailField(label=_("The e-mail address you left"), max_length=254)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reference"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false", "class": "w12"}
        self.fields["email"].widget.attrs |= {"autocomplete": "email", "class": "w24"}

    def clean_reference(self):
        return self.cleaned_data["reference"].upper().replace(" ", "")


class WriteBack(WatchesNumbers):
    """A message of who follows a case without an account."""

    text = PlainText(label=_("Write us a message"), rows=4, max_length=5000)
