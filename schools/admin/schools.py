"""Schools."""

from django import forms
from django.contrib import admin
from django.core.validators import RegexValidator
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from schools import addresses
from schools.admin.rows import Rows
from schools.desk import url_of
from schools.finding import asked
from schools.models import School
from schools.site import site


class SchoolForm(forms.ModelForm):
    """A school location; its web address follows from name and place."""

    class Meta:
        model = School
        fields = [
            *("board", "brin", "location", "name", "sector", "closed_on", "street", "house_number", "postcode", "city"),
            *("municipality", "phone"),
        ]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name, pattern, example in (("brin", r"\d\d[A-Z]{2}", "01AB"), ("location", r"[0-9A-Z]{2}", "00")):
            if name in self.fields:
                said = _("Fill in a code such as %(example)s.") % {"example": example}
                self.fields[name].validators.append(RegexValidator(rf"^{pattern}\Z", said))
        self.fields["city"].required = True


@admin.register(School, site=site)
class Schools(Rows):
    """A school. One that closes gets its last day, so that its old cases stay whole."""

    form = SchoolForm
    list_display = ["name", "city", "code", "sector", "board"]
    list_filter = ["sector"]
    list_select_related = ["board"]
    search_fields = ["search"]  # shows the box; get_search_results asks as the front page does
    readonly_fields = ["slug", "earlier"]
    fieldsets = [
        (None, {"fields": ["board", "brin", "location", "name", "sector", "closed_on"]}),
        (_("Address"), {"fields": ["street", "house_number", "postcode", "city", "municipality", "phone"]}),
        (_("Web address of the desk"), {"fields": ["slug", "earlier"]}),
    ]

    @admin.display(description=_("earlier addresses (they redirect)"))
    def earlier(self, school):
        old = school.old_slugs.order_by("pk").values_list("slug", flat=True) if school.pk else []
        return format_html_join(", ", "/loket/{}/", ((slug,) for slug in old)) or "-"

    def get_search_results(self, request, queryset, search_term):
        for word in asked(search_term):
            queryset = queryset.filter(search__contains=word)
        return queryset, False

    def get_readonly_fields(self, request, obj=None):
        """What a school is known by, and the board its cases belong to, change by DUO's list only."""
        return [*self.readonly_fields, *(["board", "brin", "location"] if obj else [])]

    def save_model(self, request, obj, form, change):
        addresses.settle(obj)
        super().save_model(request, obj, form, change)

    def view_on_site(self, school):
        return url_of(school)
