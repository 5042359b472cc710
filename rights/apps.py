"""The rights app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RightsConfig(AppConfig):
    """Requests and complaints: what people ask of a school about their data, and what they hold against it."""

    name = "rights"

    def ready(self):
        from cases import registry
        from rights.complaints.kind import COMPLAINT
        from rights.requests.kind import REQUEST
        from schools.models import Role

        registry.add(REQUEST)
        registry.add(COMPLAINT)
        officer = Role.PRIVACY_OFFICER
        registry.add_own_page("requests:places", _("Where to search"), "folder-search", {officer})
        registry.add_own_page("requests:informations", _("Information with an access"), "info", {officer, Role.ADMIN})
        registry.add_own_page("requests:retention", _("Retention terms"), "hourglass", {officer, Role.DPO})
