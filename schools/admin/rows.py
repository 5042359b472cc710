"""What all our lists in /beheer/ share: an administrator has the rows of the own boards, whatever Django's rights say."""

from django.contrib import admin
from django.http import Http404

from schools.models import Board, School, User
from schools.site import boards_of, is_superuser


class Choosing:
    """What can be chosen in a form."""

    def formfield_for_foreignkey(self, db_field, request, **options):
        """Only boards, schools and people within reach can be chosen."""
        if "queryset" not in options:
            options["queryset"] = choices(db_field.related_model, request)
        field = super().formfield_for_foreignkey(db_field, request, **options)
        if db_field.related_model is Board and field and boards_of(request).count() == 1:
            field.initial = boards_of(request).get()
        return field

    def formfield_for_dbfield(self, db_field, request, **options):
        """A choice is only a choice: what is chosen from is kept on its own pages."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        for right in ("can_add_related", "can_change_related", "can_delete_related", "can_view_related"):
            if field and hasattr(field.widget, right):
                setattr(field.widget, right, False)
        return field


class Rows(Choosing, admin.ModelAdmin):
    """Rows that lead to a board by `board_path`. None is ever deleted: what ends gets an end, cases refer to it."""

    board_path = "board"
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        if is_superuser(request):
            return rows
        return rows.filter(**{f"{self.board_path}__in": boards_of(request)}).distinct()

    def lookup_allowed(self, lookup, value, request=None):
        """Only the filters of the page. Django lets an address ask about any column, one letter of a password hash at a time."""
        return lookup.split("__")[0] in self.list_filter

    def within(self, request, row):
        """Whether this row is one of the administrator's own boards."""
        return row is None or self.get_queryset(request).filter(pk=row.pk).exists()

    def has_module_permission(self, request):
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request, obj=None):
        return self.admin_site.has_permission(request) and self.within(request, obj)

    def has_change_permission(self, request, obj=None):
        return self.has_view_permission(request, obj)

    def has_add_permission(self, request):
        return self.admin_site.has_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404  # out of reach is not there


def choices(model, request):
    """The rows of this model that this administrator may point at."""
    boards = boards_of(request)
    if model is Board:
        return boards.order_by("name")
    if model is School:
        return School.objects.filter(board__in=boards).order_by("name", "city")
    if model is User:
        everyone = User.objects.all() if is_superuser(request) else User.objects.filter(memberships__board__in=boards)
        return everyone.filter(is_active=True).distinct().order_by("name")
    raise LookupError(f"{model} is not chosen from in /beheer/")
