"""A letter that went out, as it was sent: it does not change when the board, the texts or the case change later."""

from django.db import models

from cases.fields import SealedJSONField, SealedTextField


class Written(models.Model):
    """`letter` is the text as people left it with what stands fixed below it, `head` what stood above and under it."""

    letter = SealedTextField(blank=True)
    head = SealedJSONField(default=dict, blank=True)

    class Meta:
        abstract = True
