"""Boards and their suppliers."""

from django import forms
from django.contrib import admin, messages
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages import brand
from schools import house_style, suppliers
from schools.admin.fields import Moments
from schools.admin.rows import Rows
from schools.models import Board, Processor
from schools.site import is_superuser, site

OWN_TERMS = ("answer_days", "follow_up_days", "inform_days")
COMPLAINT_TERMS = ("complaint_principal_days", "complaint_board_days", "commission_defence_days", "commission_advice_days")


class BoardForm(forms.ModelForm):
    """A board, its alert moments in words instead of their stored form."""

    hours_left = Moments(
        label=_("Hours before the end of a 72-hour clock"),
        most=72,
        usual=(24, 6),
        help_text=_("For example: 24, 6. Empty is the usual. At the start, at the end and after it there is always an alert."),
    )
    days_left = Moments(
        label=_("Days before the end of a longer term"),
        most=90,
        usual=(14, 7, 3, 1),
        help_text=_("For example: 14, 7, 3, 1. Clocks that run already take it over after their next alert."),
    )

    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
        help_text=_("A PNG or JPEG on white or without a background, at most 2 MB. A new one takes the place of the old one."),
    )
    logo_off = forms.BooleanField(label=_("Take the logo away"), required=False)

    class Meta:
        model = Board
        fields = [
            *("number", "name", "kvk_number", "sector", "legal_form", "dpo_registration_number", "commission"),
            *("commission_name", "street", "postcode", "city", "email", "phone", *OWN_TERMS, *COMPLAINT_TERMS, "colour"),
        ]
        help_texts = {
            "colour": _("For example: #0b5058. Empty is the colour of Privacyloket. It stands on the public pages and letters."),
        }

    def __init__(self, *args, instance=None, initial=None, **options):
        kept = (instance.alert_moments or {}) if instance else {}
        initial = {"hours_left": kept.get("hours"), "days_left": kept.get("days")} | (initial or {})
        super().__init__(*args, instance=instance, initial=initial, **options)
        for name in (*OWN_TERMS, *COMPLAINT_TERMS):
            if name in self.fields:
                self.fields[name].validators += [MinValueValidator(1), MaxValueValidator(90)]
        for name, pattern, example in (("number", r"\d{1,10}", "41234"), ("kvk_number", r"\d{8}", "12345678")):
            if name in self.fields:
                said = _("Fill in the number in digits, for example %(example)s.") % {"example": example}
                self.fields[name].validators.append(RegexValidator(rf"^{pattern}\Z", said))

    def clean_colour(self):
        """As "#0b5058", however it was typed."""
        typed = self.cleaned_data["colour"].strip().lower()
        colour = f"#{typed.removeprefix('#')}" if typed else ""
        if colour and not brand.HEX.match(colour):
            said = _("Fill in a colour as six letters and digits, for example %(example)s.")
            raise forms.ValidationError(said % {"example": "#0b5058"})
        return colour

    def clean_logo(self):
        """The picture drawn anew: what else was in the file stays behind."""
        file = self.cleaned_data["logo"]
        return house_style.redraw(file) if file else None

    def save(self, commit=True):
        moments = {"hours": self.cleaned_data["hours_left"], "days": self.cleaned_data["days_left"]}
        self.instance.alert_moments = {unit: numbers for unit, numbers in moments.items() if numbers}
        return super().save(commit)


@admin.register(Board, site=site)
class Boards(Rows):
    """A board. New ones come from DUO's list or from who keeps the installation."""

    board_path = "pk"
    form = BoardForm
    list_display = ["name", "number", "city"]
    search_fields = ["name", "number"]
    fieldsets = [
        (None, {"fields": ["number", "name", "kvk_number", "sector", "legal_form", "dpo_registration_number"]}),
        (_("Complaints commission"), {"fields": ["commission", "commission_name", *COMPLAINT_TERMS]}),
        (_("Address"), {"fields": ["street", "postcode", "city", "email", "phone"]}),
        (_("Own targets"), {"fields": OWN_TERMS}),
        (_("Alerts"), {"fields": ["hours_left", "days_left"]}),
        (_("House style"), {"fields": ["colour", "logo", "logo_off"]}),
    ]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        drawn = form.cleaned_data.get("logo")
        if drawn or form.cleaned_data.get("logo_off"):
            house_style.keep_logo(obj, drawn)
        used = brand.palette(obj.colour)["brand"] if obj.colour else ""
        if "colour" in form.changed_data and used != obj.colour:
            told = _("%(colour)s is too light to read on white. For text and buttons we use %(used)s.")
            messages.warning(request, told % {"colour": obj.colour, "used": used})

    def has_add_permission(self, request):
        return is_superuser(request)

    def get_readonly_fields(self, request, obj=None):
        return ["number"] if obj else []


@admin.register(Processor, site=site)
class Processors(Rows):
    """A supplier, with the link it reports a breach by. The link is shown when it is made, and never again."""

    list_display = ["name", "board", "link_made_on"]
    list_select_related = ["board"]
    search_fields = ["name"]
    fields = ["board", "name", "email", "notice_hours", "link_made_on"]
    readonly_fields = ["link_made_on"]
    actions = ["renew"]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["board"] if obj else [])]

    def save_model(self, request, obj, form, change):
        if change:
            obj.save()
        else:
            obj.fresh_link = suppliers.make_link(obj, timezone.localdate())

    def response_add(self, request, obj, post_url_continue=None):
        return self.told_once(request, [(obj, obj.fresh_link)])

    @admin.action(description=_("Make a new link (the old one stops working)"))
    def renew(self, request, rows):
        made = [(row, suppliers.make_link(row, timezone.localdate())) for row in rows]
        for row, _secret in made:
            self.log_change(request, row, "link")
        return self.told_once(request, made)

    def told_once(self, request, made):
        """The only page that ever shows a link: kept nowhere, so not in a message that waits in a cookie."""
        links = [{"processor": row, "url": suppliers.address_of(secret)} for row, secret in made]
        context = self.admin_site.each_context(request) | {
            "title": _("The link of this supplier"),
            "links": links,
            "opts": self.opts,
        }
        return TemplateResponse(request, "schools/beheer/link.html", context)
