"""The administrators' pages (/beheer/): settings of boards, schools and people. Nothing of a case is ever here."""

from functools import update_wrapper

from django.contrib.admin import AdminSite
from django.contrib.auth.views import LogoutView, redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from schools import access
from schools.models import Board, Role


def is_superuser(request):
    return request.user.is_active and request.user.is_superuser


def boards_of(request):
    """The boards this administrator keeps; all of them for who keeps the installation."""
    if is_superuser(request):
        return Board.objects.all()
    return Board.objects.filter(pk__in=[board.pk for board in access.boards_of(request.user, Role.ADMIN)])


def keeps_all(request):
    """Whether this administrator keeps every board here, and so may change what holds for all of them."""
    return is_superuser(request) or not Board.objects.exclude(pk__in=boards_of(request)).exists()


class Beheer(AdminSite):
    """Django's admin for administrators by role. Signing in goes through the product's own page, second factor and all."""

    site_header = site_title = _("Administration")
    index_title = _("What do you want to set?")
    site_url = "/werk/"
    enable_nav_sidebar = False

    def __init__(self, name):
        super().__init__(name)
        self.extra = []  # (route, name, title, view)

    def add_page(self, route, name, title, view):
        """A page of another room among ours; `view(request, site)` gets the context that our frame needs."""
        self.extra.append((route, name, title, view))

    def has_permission(self, request):
        user = request.user
        return user.is_active and (user.is_superuser or bool(access.boards_of(user, Role.ADMIN)))

    def admin_view(self, view, cacheable=False):
        """A stranger is led to sign-in and comes back here; who signed in without the role hears that it lacks."""
        inner = super().admin_view(view, cacheable)

        def checked(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), reverse("account_login"))
            if not self.has_permission(request):
                raise PermissionDenied
            return inner(request, *args, **kwargs)

        return update_wrapper(checked, inner)

    def get_urls(self):
        pages = [path(route, self.admin_view(self.page(view)), name=name) for route, name, _title, view in self.extra]
        return pages + super().get_urls()

    def page(self, view):
        def shown(request):
            return view(request, self.each_context(request))

        return update_wrapper(shown, view)

    def get_app_list(self, request, app_label=None):
        """The pages of other rooms stand with the lists of their room."""
        apps = super().get_app_list(request, app_label)
        for _route, name, title, view in self.extra:
            for app in apps:
                if app["app_label"] == view.__module__.split(".")[0]:
                    link = {"name": title, "object_name": name, "admin_url": reverse(f"{self.name}:{name}"), "view_only": True}
                    app["models"].append(link)
        return apps

    def login(self, request, extra_context=None):
        return redirect(f"{reverse('account_login')}?next={reverse(f'{self.name}:index')}")

    def logout(self, request, extra_context=None):
        return LogoutView.as_view(next_page="/")(request)

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")


site = Beheer("admin")
