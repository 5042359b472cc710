"""What every page of the staff has at hand: the menu by role, who is signed in, and the mark that keeps drafts apart."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from cases import drafts, registry, sight
from schools import access
from schools.models import Role

FIRST = (Role.DPO, Role.BOARD_MEMBER, Role.PRIVACY_OFFICER, Role.PRINCIPAL, Role.ADMIN, Role.EMPLOYEE)


def staff(request):
    """Context processor: `nav`, `me` and `who` for somebody who is signed in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "nav": SimpleLazyObject(lambda: menu(user)),
        "me": SimpleLazyObject(lambda: {"name": user.name, "role": role_of(user), "links": links(user)}),
        "who": SimpleLazyObject(lambda: drafts.mark(user)),
    }


def menu(user):
    """The parts of the product this person has."""
    roles = {m.role for m in access.standing(user)}
    items = [(reverse("cases:work"), _("My work"))]
    if roles & access.SEES_CASES:
        items.append((reverse("cases:list"), _("Cases")))
    else:
        # Only what hurries: "my work" holds them all, and on a phone this is one line.
        items += [(reverse(kind.report_url), kind.report_label) for kind in sight.reports(user)[:1]]
    if roles & sight.OVERSEES:
        items.append((reverse("cases:dashboard"), _("Dashboard")))
    return [{"url": url, "label": label} for url, label in items]


def links(user):
    """What stands in the own menu besides signing in and out."""
    held = {m.role for m in access.standing(user)}
    found = [{"url": reverse(url), "label": label, "icon": icon} for url, label, icon in registry.own_pages(held)]
    found.append({"url": reverse("schools:profile"), "label": _("My account"), "icon": "user"})
    if user.is_superuser or Role.ADMIN in held:
        found.append({"url": reverse("admin:index"), "label": _("Administration"), "icon": "landmark"})
    return found


def role_of(user):
    """The role a person is known by: the one that says most."""
    held = {m.role for m in access.standing(user)}
    return next((role.label for role in FIRST if role in held), "")
