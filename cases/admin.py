"""What the installation itself keeps of terms: the days put on a par by decree, and the rules in force, to look at."""

from django.contrib import admin, messages
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cases import statutory, terms
from cases.models import DecreeDay
from schools.site import keeps_all, site


@admin.register(DecreeDay, site=site)
class DecreeDays(admin.ModelAdmin):
    """A day put on a par with the public holidays (Atw art. 3(3)). It moves the terms of every board here."""

    list_display = ["on", "decree"]

    def log_addition(self, request, obj, message):
        self.tell(request)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        self.tell(request)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        self.tell(request)
        return super().log_deletions(request, queryset)

    def tell(self, request):
        """A clock keeps its cached end until it is built anew."""
        said = _("Clocks that run already take this over once recompute_deadlines --write has been run.")
        self.message_user(request, said, messages.WARNING)

    def has_module_permission(self, request):
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request, obj=None):
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request):
        return self.has_view_permission(request) and keeps_all(request)

    def has_change_permission(self, request, obj=None):
        return self.has_add_permission(request)

    def has_delete_permission(self, request, obj=None):
        return self.has_add_permission(request)


def statutory_terms(request, context):
    """The terms that the law sets, and since when: to look at. No board changes them (domain.md 1)."""
    shown = [(rule, length(rule)) for rule in terms.RULES.values() if rule.count or rule.in_hours]
    in_force = [{"from": first_day, "settings": read(terms.DEFAULTS | changed)} for first_day, changed in statutory.IN_FORCE]
    about = {"title": _("Statutory terms"), "rules": shown, "in_force": in_force}
    return TemplateResponse(request, "cases/statutory.html", context | about)


def length(rule):
    """How long a term is, in words."""
    if rule.in_hours:
        return ngettext("%(n)s hour", "%(n)s hours", 2) % {"n": terms.DEFAULTS["breach_hours"]}
    units = {
        "weeks": ngettext("%(n)s week", "%(n)s weeks", rule.count),
        "months": ngettext("%(n)s month", "%(n)s months", rule.count),
        "years": ngettext("%(n)s year", "%(n)s years", rule.count),
    }
    return units[rule.unit] % {"n": rule.count}


READINGS = {
    "breach_hours": _("Hours to notify the AP of a breach"),
    "breach_rounding": _("How these hours are counted"),
    "breach_two_working_days": _("At least two working days to notify"),
    "good_friday_holiday": _("Good Friday counts as a holiday"),
    "liberation_day_holiday": _("5 May counts as a holiday each year"),
    "eu_include_decree_days": _("Days put on a par by decree count for AVG terms"),
    "pause_mode": _("What waiting for an answer does to the term"),
    "extension_base": _("From when an extension counts"),
    "extension_months": _("Months that a request may be extended"),
}
VALUES = {
    True: _("yes"),
    False: _("no"),
    "exact": _("to the minute"),
    "hour_up": _("rounded up to the hour"),
    "suspend_days": _("the days of waiting do not count"),
    "restart": _("the term starts again"),
    "none": _("nothing: the term runs on"),
    "receipt": _("from the receipt of the request"),
    "first_due_nominal": _("from the end of the first term"),
}


def read(settings):
    """The settings in words, in the order of READINGS."""
    return [(READINGS[name], settings[name] if type(settings[name]) is int else VALUES[settings[name]]) for name in READINGS]


site.add_page("termijnen/", "terms", _("Statutory terms"), statutory_terms)
