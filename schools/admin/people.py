"""People, their roles and their mandates."""

from smtplib import SMTPException

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from schools import access, invitations
from schools.admin.rows import Choosing, Rows
from schools.models import Mandate, Membership, User
from schools.site import boards_of, is_superuser, site


class PersonForm(forms.ModelForm):
    """An account. It gets no password here: its owner chooses one by the link in the invitation."""

    class Meta:
        model = User
        fields = ["email", "name", "function", "phone", "language", "is_active", "is_superuser"]

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class FirstRole(Choosing, admin.StackedInline):
    """The role that a new person starts with."""

    model = Membership
    extra = min_num = max_num = 1
    can_delete = False
    fields = ["board", "school", "role", "from_on", "until_on"]
    verbose_name = _("first role")
    verbose_name_plural = _("first role")

    def has_add_permission(self, request, obj=None):
        return self.admin_site.has_permission(request) and obj is None

    def has_change_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)

    has_view_permission = has_change_permission


@admin.register(User, site=site)
class People(Rows):
    """A person. Whoever also works for another board is kept by who keeps the installation."""

    board_path = "memberships__board"
    form = PersonForm
    list_display = ["name", "email", "function", "roles", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name", "email"]
    inlines = [FirstRole]
    actions = ["invite"]
    fieldsets = [
        (None, {"fields": ["email", "name", "function", "phone", "language", "is_active"]}),
        (_("Roles"), {"fields": ["roles"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        own, roles = self.fieldsets
        if is_superuser(request):
            own = (None, {"fields": [*own[1]["fields"], "is_superuser"]})
        return [own, roles] if obj else [own]

    def get_inlines(self, request, obj):
        return [] if obj else self.inlines

    def get_readonly_fields(self, request, obj=None):
        if is_superuser(request) or obj is None:
            return ["roles"]
        kept_here = not obj.is_superuser and not obj.memberships.exclude(board__in=boards_of(request)).exists()
        # The address is the login: whoever changes it can take the account over.
        return ["email", "roles"] if kept_here else ["email", "name", "function", "phone", "language", "is_active", "roles"]

    @admin.display(description=_("roles"))
    def roles(self, person):
        rows = person.memberships.select_related("board", "school").order_by("pk")
        return format_html_join("; ", "{}, {}{}", ((m.get_role_display(), m.school or m.board, in_words(m)) for m in rows)) or "-"

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def response_add(self, request, obj, post_url_continue=None):
        transaction.on_commit(lambda: self.invite(request, [obj]))
        return super().response_add(request, obj, post_url_continue)

    @admin.action(description=_("Mail an invitation to choose a password"))
    def invite(self, request, rows):
        """Mails go out after the transaction, so that a slow mail server holds nothing up."""
        sent = 0
        for person in (row for row in rows if row.is_active):
            try:
                invitations.invite(request, person)
                sent += 1
            except (OSError, SMTPException):
                self.message_user(request, _("The mail server did not take the invitation. Try again later."), messages.ERROR)
                break
        if sent:
            said = ngettext("%(count)s invitation is on its way.", "%(count)s invitations are on their way.", sent)
            self.message_user(request, said % {"count": sent})


class MembershipForm(forms.ModelForm):
    """A role. The person is named by the address of an account that exists, also one of another board."""

    person = forms.EmailField(
        label=_("E-mail address of the person"),
        help_text=_("Has this person no account yet? Then add the person first, under People."),
    )

    class Meta:
        model = Membership
        fields = ["board", "school", "role", "from_on", "until_on"]

    def clean_person(self):
        """Held until the row is saved: roles that exclude each other may be given at the same moment."""
        found = User.objects.select_for_update().filter(email=self.cleaned_data["person"].lower()).first()
        if not found:
            raise ValidationError(_("There is no account with this address. Add the person first, under People."))
        self.instance.user = found
        return found

    def clean(self):
        """Who administers sees no content, so lets nobody in of the same name: that takes a second person."""
        oneself = self.instance.user_id == self.by.pk and not self.by.is_superuser
        if oneself and self.cleaned_data.get("role") in access.SEES_CASES:
            self.add_error("role", _("You cannot give yourself a role that sees cases. Let another administrator do it."))
        return super().clean()


@admin.register(Membership, site=site)
class Memberships(Rows):
    """A role. It is never changed into another: it ends, and the next begins."""

    form = MembershipForm
    list_display = ["user", "role", "board", "school", "from_on", "until_on"]
    list_filter = ["role"]
    list_select_related = ["user", "board", "school"]
    search_fields = ["user__name", "user__email"]

    def get_fields(self, request, obj=None):
        return ["user" if obj else "person", "board", "school", "role", "from_on", "until_on"]

    def get_readonly_fields(self, request, obj=None):
        return ["user", "board", "school", "role"] if obj else []

    def get_form(self, request, obj=None, **options):
        form = super().get_form(request, obj, **options)
        form.by = request.user
        if obj:
            form.base_fields.pop("person", None)
        return form

    def has_delete_permission(self, request, obj=None):
        return not_begun(obj) and self.within(request, obj)


class MandateForm(forms.ModelForm):
    """A mandate; the rules of its row say who may hold it."""

    class Meta:
        model = Mandate
        fields = ["board", "power", "holder", "deputy", "from_on", "until_on"]


@admin.register(Mandate, site=site)
class Mandates(Rows):
    """A mandate."""

    form = MandateForm
    list_display = ["holder", "power", "deputy", "board", "from_on", "until_on"]
    list_filter = ["power"]
    list_select_related = ["holder", "deputy", "board"]

    def get_readonly_fields(self, request, obj=None):
        return ["board", "power", "holder"] if obj else []

    def has_delete_permission(self, request, obj=None):
        return not_begun(obj) and self.within(request, obj)


def not_begun(row):
    """Whether nothing has been done in this role or mandate yet."""
    return row is not None and row.from_on is not None and row.from_on > timezone.localdate()


def in_words(row):
    """The days of a role, where it has any."""
    if row.from_on and row.until_on:
        return f" ({row.from_on:%d-%m-%Y} - {row.until_on:%d-%m-%Y})"
    return f" (- {row.until_on:%d-%m-%Y})" if row.until_on else f" ({row.from_on:%d-%m-%Y} -)" if row.from_on else ""
