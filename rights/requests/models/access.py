"""What the right of access (inzage) asks for besides a decision: what was searched, what was found and left out, the visit.

Each is a row of its own. `at` and `by` of a record tell who did it; `by` is empty where the requester did it from outside.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.fields import SealedJSONField, SealedTextField
from cases.models import Record
from rights.requests.models.right import Ground


class SearchPlace(models.Model):
    """A system of a board, or somebody who keeps papers: a place where data can be, and who is usually asked to look there."""

    board = models.ForeignKey("schools.Board", models.CASCADE, related_name="search_places", verbose_name=_("board"))
    name = models.CharField(_("name"), max_length=100)
    holds = models.CharField(_("what it holds"), max_length=300, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who usually looks")
    )

    class Meta:
        verbose_name = _("place to search")
        verbose_name_plural = _("places to search")
        constraints = [models.UniqueConstraint(fields=["board", "name"], name="search_place_once")]

    def __str__(self):
        return self.name


class Search(Record):
    """One person was asked to look in one place (systems searched). The question itself is the task."""

    class Outcome(models.TextChoices):
        FOUND = "found", _("found")
        NOTHING = "nothing", _("nothing found")

    place = models.ForeignKey(SearchPlace, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=100)  # what the place was called then
    task = models.OneToOneField("cases.Task", models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_at=None, answered_by=None)
                | ~Q(outcome="") & Q(answered_at__isnull=False, answered_by__isnull=False),
                name="search_answered_together",
            )
        ]


class Found(Record):
    """A document that came from a search. It stays with the handler until somebody has looked at it."""

    search = models.ForeignKey(Search, models.PROTECT, related_name="found")
    document = models.OneToOneField("cases.Document", models.PROTECT, related_name="+")


class Review(Record):
    """Somebody looked at a found document. The latest counts; nothing is blacked out by the product itself."""

    class Outcome(models.TextChoices):
        WHOLE = "whole", _("goes along whole")
        PARTS = "parts", _("goes along with parts made unreadable")
        LEFT_OUT = "left_out", _("is left out")

    found = models.ForeignKey(Found, models.PROTECT, related_name="reviews")
    outcome = models.CharField(max_length=10, choices=Outcome)
    replacement = models.OneToOneField("cases.Document", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="parts", replacement__isnull=False) | ~Q(outcome="parts") & Q(replacement=None),
                name="review_parts_have_a_file",
            )
        ]


class Omission(Record):
    """What is left out, on what ground, in words for the answer. Of a document that was found, or of what was never one."""

    GROUNDS = (Ground.OTHERS, Ground.INTERESTS, Ground.OWN_NOTES)

    review = models.ForeignKey(Review, models.PROTECT, null=True, blank=True, related_name="omissions")
    ground = models.CharField(max_length=30, choices=Ground)
    words = SealedTextField()


class ReviewCheck(Record):
    """The list of what must not be overlooked before data leave, answered by a person: {item: whether it was there}."""

    answers = SealedJSONField(default=dict)
    note = SealedTextField(blank=True)


class VisitPlan(Record):
    """Moments that the school proposes for looking at the data, where, and which colleague is present then (DOC-004)."""

    place = models.CharField(max_length=100)
    present = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = SealedTextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # taken back, or another plan took its place


class VisitSlot(models.Model):
    """One moment of a plan."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(VisitPlan, models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "starts_at"], name="visit_slot_once")]


class VisitChoice(Record):
    """What the requester answered to a plan: a moment, none of them, or only the copy. One counts at a time.

    `by` is empty where the requester chose on the own page; else the colleague who heard it by telephone. A colleague is
    promised to one visitor at a time: the database holds that for the moment, the step for the half hour around it.
    """

    class Choice(models.TextChoices):
        SLOT = "slot", _("comes at this moment")
        NONE_FITS = "none_fits", _("none of these moments fits")
        COPY_ONLY = "copy_only", _("does not come, wants the copy only")

    plan = models.ForeignKey(VisitPlan, models.PROTECT, related_name="choices")
    choice = models.CharField(max_length=10, choices=Choice)
    starts_at = models.DateTimeField(null=True, blank=True)
    present = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    task = models.OneToOneField("cases.Task", models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(ended_at=None), name="visit_chosen_once"),
            models.UniqueConstraint(
                fields=["present", "starts_at"], condition=Q(ended_at=None, choice="slot"), name="visit_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(choice="slot", starts_at__isnull=False) | ~Q(choice="slot") & Q(starts_at=None),
                name="visit_moment_when_chosen",
            ),
        ]


class Call(Record):
    """A telephone call or a talk with the requester. What was agreed is shown on the own page where somebody ticked that."""

    spoken_at = models.DateTimeField()
    who = SealedTextField()
    text = SealedTextField()
    agreed = SealedTextField(blank=True)
    shown = models.BooleanField(default=False)
