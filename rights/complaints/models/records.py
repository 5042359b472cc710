"""What is recorded of a complaint: each a row of its own, written once and kept. The latest counts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.fields import SealedJSONField, SealedTextField
from cases.models import Record
from rights.complaints.models.ladder import Commission, Rung
from rights.letters.written import Written


class Outcome(models.TextChoices):
    """What becomes of one part of a complaint (oordeel)."""

    FOUNDED = "founded", _("founded")
    PARTLY_FOUNDED = "partly_founded", _("partly founded")
    UNFOUNDED = "unfounded", _("unfounded")
    INADMISSIBLE = "inadmissible", _("inadmissible")
    WITHDRAWN = "withdrawn", _("taken back by the complainant")
    SOLVED = "solved", _("solved")


JUDGED = frozenset({Outcome.FOUNDED, Outcome.PARTLY_FOUNDED, Outcome.UNFOUNDED})  # asks that both sides were heard


class LadderStep(Record):
    """One step that was taken on the ladder: when it began, who handled it, how it ended."""

    class Ended(models.TextChoices):
        ANSWERED = "answered", _("answered")
        PASSED_ON = "passed_on", _("passed on to a next step")
        FINDING = "finding", _("finding received")
        WITHDRAWN = "withdrawn", _("complaint taken back")

    number = models.PositiveSmallIntegerField()
    rung = models.CharField(max_length=20, choices=Rung)
    commission = models.CharField(max_length=10, choices=Commission, blank=True)
    reference = models.CharField(max_length=40, blank=True)  # the number that the commission, the AP or the court gave
    handler = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=10, choices=Ended, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="ladder_step_once")]

    @property
    def name(self):
        """What it is called: a commission by which one it is."""
        return self.get_commission_display() if self.commission else self.get_rung_display()


class ComplaintPart(Record):
    """One part of a complaint (klachtonderdeel); each gets an outcome of its own."""

    number = models.PositiveSmallIntegerField()
    text = SealedTextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="complaint_part_once")]


class Verdict(Record):
    """The outcome of one part at one step, with the reasons the complainant reads. Of a commission it is an advice."""

    step = models.ForeignKey(LadderStep, models.PROTECT, related_name="verdicts")
    part = models.ForeignKey(ComplaintPart, models.PROTECT, related_name="verdicts")
    outcome = models.CharField(max_length=20, choices=Outcome)
    reasons = SealedTextField(blank=True)


class Hearing(Record):
    """One side was heard (hoor en wederhoor, WPO art. 14(5)); both may bring somebody to assist."""

    class Party(models.TextChoices):
        COMPLAINANT = "complainant", _("the complainant")
        RESPONDENT = "respondent", _("the person complained of")
        COMMISSION = "commission", _("both, at a hearing of the commission")

    step = models.ForeignKey(LadderStep, models.PROTECT, related_name="hearings")
    party = models.CharField(max_length=20, choices=Party)
    held_at = models.DateTimeField()
    assisted_by = SealedTextField(blank=True)
    text = SealedTextField()


class FiledAdvice(Record):
    """What the own commission filed by its link: it stands ready in the finding that somebody then records.

    `parts` holds outcome and reasons by the number of the part, `proposed` the measures that the commission advises.
    """

    step = models.ForeignKey(LadderStep, models.PROTECT, null=True, related_name="filed")
    text = SealedTextField()
    parts = SealedJSONField(default=dict)
    proposed = SealedTextField(blank=True)


class Finding(Record):
    """What the commission, the AP or the court found, as it came in. `answer_by`: the day by which the AP wants an answer."""

    step = models.ForeignKey(LadderStep, models.PROTECT, related_name="findings")
    received_at = models.DateTimeField()
    text = SealedTextField()
    proposed = SealedTextField(blank=True)  # the measures that were advised
    answer_by = models.DateField(null=True)
    filed = models.OneToOneField(FiledAdvice, models.PROTECT, null=True, related_name="finding")


class Reaction(Record):
    """What the board does with a finding (WPO art. 14(1)); told to the complainant and the commission."""

    class Shares(models.TextChoices):
        YES = "yes", _("The board shares the finding")
        PARTLY = "partly", _("The board shares it in part")
        NO = "no", _("The board does not share it")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="reactions")
    shares = models.CharField(max_length=10, choices=Shares)
    text = SealedTextField()
    sent_at = models.DateTimeField()


class OutcomeLetter(Written, Record):
    """The letter to the complainant, as it went: the answer of a step, or what the board does with a finding."""

    class Sort(models.TextChoices):
        ANSWER = "answer", _("Answer to the complaint")
        REACTION = "reaction", _("Reaction of the board to the finding")

    step = models.ForeignKey(LadderStep, models.PROTECT, related_name="letters")
    sort = models.CharField(max_length=10, choices=Sort)
    sent_at = models.DateTimeField()


class Defence(Record):
    """The defence asked of the person complained of (verweer): all that this person sees of the case is in this row."""

    respondent = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="defences")
    quoted = SealedTextField()
    question = SealedTextField()
    answer_by = models.DateField(null=True)
    answer = SealedTextField(null=True)
    assisted_by = SealedTextField(null=True)
    answered_at = models.DateTimeField(null=True)


class ComplaintAdvice(Record):
    """The FG's advice. `released` is what of it others outside may read: the file for a commission takes that and no more."""

    text = SealedTextField()
    released = SealedTextField(blank=True)


class DefenceRelease(Record):
    """Somebody read the board's defence and took the data of others out: the texts as they may go, and which papers.

    It holds for the case as it was (`version`): after a change somebody reads it again.
    """

    texts = SealedJSONField(default=dict)
    papers = models.JSONField(default=list)  # documents, by key
    left_out = models.JSONField(default=dict)  # by key of a document: the numbers of its pages that stay here
    version = models.PositiveIntegerField()


class CommissionAccess(Record):
    """The way in for the secretary of the board's own commission: a link, and a code that is told by telephone.

    Of the code only a digest is kept. It opens the link once; five wrong ones end it.
    """

    MOST_WRONG = 5

    invitation = models.OneToOneField("cases.Invitation", models.CASCADE, related_name="+")
    release = models.ForeignKey(DefenceRelease, models.PROTECT, related_name="+")
    code_digest = models.CharField(max_length=64)
    wrong = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
