"""What goes along with an answer, and how it is handed over (domain.md 4.2): never by a mailed link alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models import Document, Outsider, Record
from rights.letters.written import Written
from rights.requests.models.records import Answer


class Release(Record):
    """A file of the case that somebody chose to give to the requester: with the next answer, then with the one it went with."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    answer = models.ForeignKey(Answer, models.PROTECT, null=True, blank=True, related_name="releases")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document"], condition=models.Q(answer=None), name="chosen_once")]

    @property
    def title(self):
        self.document.case = self.case
        return self.document.title


class DownloadCode(Record):
    """A code that opens the files of an answer on the requester's page, once, given by another channel than the mailbox.

    Only its digest is kept. The newest of a person counts; five wrong tries end it.
    """

    class Channel(models.TextChoices):
        TELEPHONE = "telephone", _("by telephone, on the number that we had already")
        COUNTER = "counter", _("at the counter")
        LETTER = "letter", _("by letter, to the address that we had already")

    outsider = models.ForeignKey(Outsider, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel)
    digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)


class SentLetter(Written, Record):
    """A letter that is no answer and no question, as it went out: receipt, consent withdrawn, a restriction that ends."""

    class Sort(models.TextChoices):
        RECEIPT = "receipt", _("confirmation of receipt")
        CONSENT = "consent", _("confirmation that consent was withdrawn")
        LIFTING = "lifting", _("letter that a restriction ends")

    sort = models.CharField(max_length=10, choices=Sort)
