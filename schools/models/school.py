from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schools.folding import FoldedField
from schools.models.board import Board


class School(models.Model):
    """A school location (vestiging), known by its BRIN and location code."""

    class Sector(models.TextChoices):
        PRIMARY = "po", _("primary education")
        SECONDARY = "vo", _("secondary education")
        SPECIAL = "so", _("special education")

    board = models.ForeignKey(Board, models.PROTECT, related_name="schools", verbose_name=_("board"))
    brin = models.CharField(_("BRIN"), max_length=4)
    location = models.CharField(_("location code"), max_length=2, default="00")
    name = models.CharField(_("name"), max_length=200)
    sector = models.CharField(_("sector"), max_length=2, choices=Sector)
    slug = models.SlugField(max_length=120, unique=True)
    street = models.CharField(_("street"), max_length=200, blank=True)
    house_number = models.CharField(_("house number"), max_length=20, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    municipality = models.CharField(_("municipality"), max_length=100, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    search = FoldedField(of=("name", "city", "municipality", "code"))

    class Meta:
        verbose_name = _("school")
        verbose_name_plural = _("schools")
        constraints = [
            models.UniqueConstraint(fields=["brin", "location"], name="school_once"),
            models.CheckConstraint(condition=~Q(slug=""), name="school_has_slug"),
        ]

    def __str__(self):
        return self.name

    @property
    def code(self):
        """BRIN and location code in one, as in "01AB00"."""
        return self.brin + self.location


class OldSlug(models.Model):
    """An address a school had before; it redirects for ever."""

    slug = models.SlugField(max_length=120, unique=True)
    school = models.ForeignKey(School, models.CASCADE, related_name="old_slugs")

    def __str__(self):
        return self.slug
