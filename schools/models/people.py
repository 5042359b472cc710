from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schools.models.board import Board
from schools.models.school import School


class Role(models.TextChoices):
    EMPLOYEE = "employee", _("employee")
    PRINCIPAL = "principal", _("principal")
    PRIVACY_OFFICER = "privacy_officer", _("privacy officer")
    BOARD_MEMBER = "board_member", _("board member")
    DPO = "dpo", _("data protection officer (FG)")
    ADMIN = "admin", _("administrator")


# Art. 38(6): the FG holds no task that sets purposes and means (C-453/21).
CONFLICTS_WITH_DPO = frozenset({Role.PRINCIPAL, Role.PRIVACY_OFFICER, Role.BOARD_MEMBER, Role.ADMIN})
# Who may decide in the board's name: its members, and by mandate whoever works with its cases.
DECIDES = frozenset({Role.PRINCIPAL, Role.PRIVACY_OFFICER, Role.BOARD_MEMBER})
FG_STANDS_APART = _("The FG of a board cannot be its board member, principal, privacy officer or administrator (AVG art. 38(6)).")
BOARD_WIDE_ONLY = frozenset({Role.BOARD_MEMBER, Role.DPO, Role.ADMIN})


class People(BaseUserManager):
    use_in_migrations = True

    def create_user(self, email, password=None, **about):
        user = self.model(email=email.strip().lower(), **about)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **about):
        return self.create_user(email, password, is_superuser=True, **about)

    def get_by_natural_key(self, email):
        return self.get(email=email.strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in. The e-mail address, in lower case, is the login."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150)
    function = models.CharField(_("function"), max_length=100, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=[("nl", "Nederlands"), ("en", "English")], default="nl")
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    objects = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.CheckConstraint(condition=Q(email=models.functions.Lower("email")), name="user_email_is_lower")]

    def __str__(self):
        return self.name or self.email

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name.split(" ")[0]


class Period(models.Model):
    """From a day up to and including a day; open at either end."""

    from_on = models.DateField(_("from"), null=True, blank=True)
    until_on = models.DateField(_("until and including"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="%(class)s_ends_after_start",
                violation_error_message=_("The last day lies before the first day."),
            )
        ]

    @staticmethod
    def on(day):
        """The rows in force on this day."""
        return (Q(from_on=None) | Q(from_on__lte=day)) & (Q(until_on=None) | Q(until_on__gte=day))

    def runs_on(self, day):
        """Whether this row is in force on this day."""
        return (self.from_on is None or self.from_on <= day) and (self.until_on is None or day <= self.until_on)

    def overlaps(self):
        """The rows whose period shares a day with this one."""
        shared = Q()
        if self.until_on:
            shared &= Q(from_on=None) | Q(from_on__lte=self.until_on)
        if self.from_on:
            shared &= Q(until_on=None) | Q(until_on__gte=self.from_on)
        return shared


class Membership(Period):
    """One person's role on a board, or on one school of it, for a period."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name=_("person"))
    board = models.ForeignKey(Board, models.CASCADE, related_name="memberships", verbose_name=_("board"))
    school = models.ForeignKey(
        School, models.CASCADE, null=True, blank=True, related_name="memberships", verbose_name=_("school")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)

    class Meta(Period.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "board", "role"], name="membership_once_on_board", condition=Q(school=None, until_on=None)
            ),
            models.UniqueConstraint(
                fields=["user", "school", "role"],
                name="membership_once_on_school",
                condition=Q(school__isnull=False, until_on=None),
            ),
            models.CheckConstraint(
                condition=Q(school=None) | ~Q(role__in=sorted(BOARD_WIDE_ONLY)), name="membership_board_roles_have_no_school"
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"

    def clean(self):
        """Refuse what may not be: a school of another board, an FG who also decides (art. 38(6))."""
        if self.school_id and self.school.board_id != self.board_id:
            raise ValidationError({"school": _("This school belongs to another board.")})
        if self.school_id and self.role in BOARD_WIDE_ONLY:
            raise ValidationError({"role": _("This role is for the whole board; leave the school empty.")})
        self._clean_against_others()

    def _clean_against_others(self):
        others = Membership.objects.filter(self.overlaps(), user=self.user_id, board=self.board_id).exclude(pk=self.pk)
        held = set(others.values_list("role", flat=True))
        if (self.role == Role.DPO and held & CONFLICTS_WITH_DPO) or (self.role in CONFLICTS_WITH_DPO and Role.DPO in held):
            raise ValidationError({"role": FG_STANDS_APART})
        if self.role == Role.DPO and self._decides_by_mandate():
            raise ValidationError(
                {"role": _("This person holds a mandate in this period; an FG decides nothing (AVG art. 38(6)).")}
            )
        if others.filter(role=self.role, school=self.school_id).exists():
            raise ValidationError({"role": _("This person already has this role in (part of) this period.")})

    def _decides_by_mandate(self):
        mandates = Mandate.objects.filter(self.overlaps(), board=self.board_id)
        return mandates.filter(Q(holder=self.user_id) | Q(deputy=self.user_id)).exists()


class Mandate(Period):
    """The board lets somebody decide in its name (mandaat), with a deputy for absence."""

    class Power(models.TextChoices):
        DECIDE_BREACH = "decide_breach", _("decide about notifying a breach")
        DECIDE_REQUEST = "decide_request", _("decide about a request")
        DECIDE_COMPLAINT = "decide_complaint", _("decide about a complaint")

    board = models.ForeignKey(Board, models.CASCADE, related_name="mandates", verbose_name=_("board"))
    power = models.CharField(_("power"), max_length=30, choices=Power)
    holder = models.ForeignKey(User, models.CASCADE, related_name="mandates", verbose_name=_("holder"))
    deputy = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="deputy_mandates", verbose_name=_("deputy")
    )

    class Meta(Period.Meta):
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")

    def __str__(self):
        return f"{self.holder}: {self.get_power_display()}"

    def clean(self):
        """An FG decides nothing, so holds no mandate and stands in for none (art. 38(6)); whoever decides sees the cases."""
        if self.holder_id and self.holder_id == self.deputy_id:
            raise ValidationError({"deputy": _("The deputy is somebody else than the holder.")})
        roles = Membership.objects.filter(self.overlaps(), board=self.board_id)
        for name in ("holder", "deputy"):
            person = getattr(self, f"{name}_id")
            held = set(roles.filter(user=person).values_list("role", flat=True)) if person else {Role.BOARD_MEMBER}
            if Role.DPO in held:
                raise ValidationError({name: _("The FG decides nothing and cannot hold a mandate (AVG art. 38(6)).")})
            if not held & DECIDES:
                raise ValidationError({name: _("This person has no role on this board that sees its cases, so cannot decide.")})
