"""What an administrator may set of requests: the places where a board keeps data."""

from django.contrib import admin

from rights.requests.models import SearchPlace
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
