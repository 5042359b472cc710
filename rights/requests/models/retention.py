"""How long a board keeps which data (bewaartermijnen): the table that decisions about erasure are held against."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schools.models import Board


class RetentionRule(models.Model):
    """One category of data of one board: how long, from which day, and whether that is the least or the most.

    Only a statutory minimum is a ground to keep; a maximum says when data are gone at the latest (domain.md 4.6).
    """

    class Kind(models.TextChoices):
        MINIMUM = "minimum", _("must be kept this long")
        MAXIMUM = "maximum", _("may be kept this long at most")
        CONSENT = "consent", _("as long as there is consent")

    class Unit(models.TextChoices):
        WEEKS = "weeks", _("weeks")
        MONTHS = "months", _("months")
        YEARS = "years", _("years")

    class From(models.TextChoices):
        """The day from which the term counts."""

        LEAVING = "leaving", _("the day of leaving")
        RESULTS = "results", _("the day on which the results were established")
        SUPPORT_END = "support_end", _("the day on which the support ended")
        YEAR_END = "year_end", _("the end of the year they belong to")
        PROCEDURE_END = "procedure_end", _("the end of the application procedure")
        MADE = "made", _("the day on which they were made")
        CLOSED = "closed", _("the day on which the file was closed")

    board = models.ForeignKey(Board, models.PROTECT, related_name="retention_rules", verbose_name=_("board"))
    code = models.SlugField(_("code"), max_length=40)
    category = models.CharField(_("which data"), max_length=150)
    kind = models.CharField(_("kind of term"), max_length=10, choices=Kind)
    count = models.PositiveSmallIntegerField(
        _("how long"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(600)]
    )
    unit = models.CharField(_("in"), max_length=10, choices=Unit, blank=True)
    counts_from = models.CharField(_("counts from"), max_length=20, choices=From, default=From.LEAVING)
    ground = models.CharField(_("ground"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("retention term")
        verbose_name_plural = _("retention terms")
        constraints = [
            models.UniqueConstraint(fields=["board", "code"], name="retention_rule_once_per_board"),
            models.CheckConstraint(
                condition=Q(kind="consent", count=None, unit="") | ~Q(kind="consent") & Q(count__gte=1) & ~Q(unit=""),
                name="retention_rule_has_its_length",
            ),
        ]

    def __str__(self):
        return self.category


class RetentionChange(models.Model):
    """Somebody changed the table: who, when, and what stood there before and after. Written once."""

    rule = models.ForeignKey(RetentionRule, models.PROTECT, related_name="changes")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    def __str__(self):
        return str(self.rule)
