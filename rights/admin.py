"""What an administrator may set of requests: the places where a board keeps data, and how long data are kept."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rights.requests import retention_table
from rights.requests.models import RetentionRule, SearchPlace
from rights.requests.outcome_forms import RuleForm
from schools.admin.rows import Rows
from schools.site import site


@admin.register(SearchPlace, site=site)
class SearchPlaces(Rows):
    """The list that stands ready when data have to be searched. What was searched in a case stays there by its name."""

    list_display = ["name", "board", "holds", "person"]
    list_select_related = ["board", "person"]
    search_fields = ["name", "holds"]
    fields = ["board", "name", "holds", "person"]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["board"] if obj else [])]

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)


class RuleInBeheer(RuleForm):
    """The same questions; the board is chosen when a rule is new."""

    class Meta(RuleForm.Meta):
        fields = ("board", *RuleForm.Meta.fields)


@admin.register(RetentionRule, site=site)
class RetentionRules(Rows):
    """How long which data are kept. Never deleted: what is not used any more is put out of use."""

    list_display = ["category", "board", "kind", "count", "unit", "active"]
    list_select_related = ["board"]
    list_filter = ["board", "active"]
    form = RuleInBeheer
    actions = ["put_default_back"]

    def get_readonly_fields(self, request, obj=None):
        return ["board"] if obj else []

    def save_model(self, request, obj, form, change):
        stored = RetentionRule.objects.get(pk=obj.pk) if change else obj
        told = {name: form.cleaned_data.get(name) for name in retention_table.EDITABLE if name in form.cleaned_data}
        if not change:
            retention_table.rules_of(obj.board)  # the defaults first, so that adding one does not take their place
            obj.code = retention_table.own_code(obj.board)
        retention_table.change(stored, told, by=request.user, at=timezone.now())

    @admin.action(description=_("Put the default back"))
    def put_default_back(self, request, queryset):
        for rule in queryset:
            if rule.code in retention_table.DEFAULT:
                retention_table.restore(rule, by=request.user, at=timezone.now())
