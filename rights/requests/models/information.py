from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.letter_text import is_ready
from schools.models import Board


class BoardInformation(models.Model):
    """The information of AVG art. 15(1)(a)-(h) and (2) as a board gives it: the appendix of each answer about access.

    A person writes it; `version` counts how often. Each answer keeps the text that went along.
    """

    board = models.OneToOneField(Board, models.CASCADE, related_name="information")
    text_nl = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField()
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(updated_by=None) | Q(updated_at__isnull=False), name="board_information_updated_paired"
            )
        ]

    def text(self, language):
        """The text in this language; without English the Dutch, which is the one that counts."""
        return (self.text_en if language == "en" else "") or self.text_nl

    def is_ready(self, language):
        """Whether it can go along: written, with nothing left to fill in."""
        text = self.text(language)
        return bool(text.strip()) and is_ready(text)
