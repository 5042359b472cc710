"""What is filled in about the schools of a board-wide breach."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.forms import PersonField, colleagues
from cases.page_forms import AboutCase
from pages.forms import Checks, DayField, Form, MomentField, NumberField, PlainText
from schools.models import School


class SchoolsField(forms.ModelMultipleChoiceField):
    widget = Checks(look="two")

    def label_from_instance(self, school):
        return f"{school.name}, {school.city}" if school.city else school.name


class AddSchools(AboutCase):
    schools = SchoolsField(School.objects.none(), label=_("Which schools take part?"), to_field_name="slug")
    asked = PlainText(
        label=_("What do they have to know and find out?"), rows=4,
        help_text=_("The principal reads this text, and not the case of the board."),
    )  # fmt: skip
    due_on = DayField(label=_("Ready on"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        there = self.case.schoolpart_records.values("school")
        here = School.objects.filter(Q(closed_on=None) | Q(closed_on__gte=self.today), board=self.case.board_id)
        self.fields["schools"].queryset = here.exclude(pk__in=there).order_by("name")

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and day < self.today:
            raise forms.ValidationError(_("This day has passed. Choose today or a later day."), code="past")
        return day


class FillPart(Form):
    """The local facts, who was informed, and what the school did. All of it as far as it is known."""

    mark_optional = False

    facts = PlainText(
        label=_("What happened at your school?"), required=False, rows=5,
        help_text=_("What is different there from elsewhere? Without names."),
    )  # fmt: skip
    persons = NumberField(label=_("How many people of your school are concerned?"), required=False)
    informed = NumberField(label=_("How many of them have been informed?"), required=False)
    informed_at = MomentField(label=_("When was that?"), required=False)
    how = PlainText(label=_("How, and by whom?"), required=False, rows=3)
    measures = PlainText(label=_("What did you do?"), required=False, rows=3)
    ready = forms.BooleanField(
        label=_("This part is ready"), required=False, help_text=_("The privacy officer sees that your part is done.")
    )  # fmt: skip

    def __init__(self, *args, at, **kwargs):
        self.at = at
        super().__init__(*args, **kwargs)

    def clean(self):
        cleaned = super().clean()
        persons, informed, when = cleaned.get("persons"), cleaned.get("informed"), cleaned.get("informed_at")
        if persons is not None and informed is not None and informed > persons:
            self.add_error("informed", _("That is more than the people concerned."))
        if when and when > self.at:
            self.add_error("informed_at", _("This moment is still to come. Fill in when it happened."))
        if when and informed is None and "informed" not in self.errors:
            self.add_error("informed", _("Fill in how many people were informed then."))
        return cleaned


class AddMeasure(AboutCase):
    text = PlainText(label=_("What has to be done?"), rows=3)
    assignee = PersonField(label=_("Who does it?"), empty_label=_("Choose a colleague"))
    due_on = DayField(label=_("Ready on"), required=False)

    def __init__(self, *args, school, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = colleagues(self.case, self.today, school=school)
