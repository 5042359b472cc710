"""What is recorded of a transfer to another school (overdracht): the plan, and what happened to it, each a row of its own.

The report (OKR) itself goes by OSO: here stands that it went. What goes by ourselves is a package (`HandOver`).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.fields import SealedJSONField, SealedTextField
from cases.models import Addressee, Document, Record, Task


class Basis(models.TextChoices):
    """On what ground data go to another school (grondslag)."""

    OKR = "okr", _("the educational report (OKR), with what goes along by consent")
    ART_20 = "art_20", _("taking along the own data (AVG 20)")
    CONSENT = "consent", _("consent, for what goes beyond the OKR")


class Sector(models.TextChoices):
    """What kind of school gets it."""

    PRIMARY = "po", _("primary education")
    SECONDARY = "vo", _("secondary education")
    SPECIAL = "so", _("special education")
    OTHER = "other", _("vocational education, abroad or other")


class Part(models.TextChoices):
    """What can go. The first six are the OKR: five groups fixed by decree, and the school advice that is part of it."""

    ADMINISTRATIVE = "administrative", _("administrative data")
    RESULTS = "results", _("results and school career")
    SOCIAL = "social_emotional", _("social-emotional development and behaviour")
    GUIDANCE = "guidance", _("guidance")
    ABSENCE = "absence", _("absence in the last year")
    ADVICE = "school_advice", _("school advice")
    SUPPORT_FILE = "support_file", _("file of the support team")
    HEALTH = "health", _("health")
    HOME = "home_situation", _("situation at home")
    OTHER = "other_extra", _("other data beyond the OKR")
    OWN_WORK = "own_work", _("own work, such as a portfolio")
    PROVIDED = "provided_data", _("data that parents or pupil gave themselves")


REPORT = "report"  # the OKR as a whole, where somebody consents to it
OKR_PARTS = (Part.ADMINISTRATIVE, Part.RESULTS, Part.SOCIAL, Part.GUIDANCE, Part.ABSENCE, Part.ADVICE)
PORTABLE = (Part.OWN_WORK, Part.PROVIDED)  # art. 20: provided by the person, on consent or contract, kept by automated means
EXTRAS = (Part.SUPPORT_FILE, Part.HEALTH, Part.HOME, Part.OTHER, *PORTABLE)
MAY_GO = {Basis.OKR: (*OKR_PARTS, *EXTRAS), Basis.ART_20: PORTABLE, Basis.CONSENT: EXTRAS}


class Transfer(Record):
    """A plan: to which school, on what basis, what goes. Planning again makes a new one; the latest counts.

    `receiver` is {name, address} in words, where the school is not in the list.
    """

    right = models.CharField(max_length=30)
    basis = models.CharField(max_length=10, choices=Basis)
    school = models.ForeignKey("schools.School", models.PROTECT, null=True, blank=True, related_name="+")
    receiver = SealedJSONField(default=dict, blank=True)
    sector = models.CharField(max_length=5, choices=Sector)
    parts = models.JSONField(default=list)

    @property
    def receiver_name(self):
        if self.school:
            return f"{self.school.name}, {self.school.city}" if self.school.city else self.school.name
        return (self.receiver or {}).get("name", "")

    @property
    def brin(self):
        return self.school.code if self.school else ""

    @property
    def holds_report(self):
        """Whether the OKR goes: then by OSO, and the parents look at it first."""
        return self.basis == Basis.OKR

    @property
    def packed(self):
        """The parts that go in a package of our own: never the OKR itself."""
        return [part for part in self.parts if part not in OKR_PARTS]


class Enrolment(Record):
    """That the pupil is enrolled or registered there, and how the school knows. Before that nothing leaves."""

    class Sort(models.TextChoices):
        ENROLLED = "enrolled", _("enrolled there")
        REGISTERED = "registered", _("registered there for the coming school year")

    class Source(models.TextChoices):
        RECEIVER = "receiver", _("the receiving school said so")
        LETTER = "letter", _("a letter of the receiving school was shown")
        REGISTER = "register", _("it stands in the pupil system")

    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="enrolments")
    sort = models.CharField(max_length=10, choices=Sort)
    on = models.DateField()
    source = models.CharField(max_length=10, choices=Source)


class TransferConsent(Record):
    """Consent given or refused for one part, or for the OKR as a whole (`report`). The latest for each counts."""

    class Who(models.TextChoices):
        PARENTS = "parents", _("the parents")
        PUPIL = "pupil", _("the pupil")

    class Way(models.TextChoices):
        WRITTEN = "written", _("in writing")
        ORAL = "oral", _("orally, confirmed in writing afterwards")

    GIVEN, REFUSED = "given", "refused"

    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="consents")
    part = models.CharField(max_length=30)
    given = models.BooleanField()
    who = models.CharField(max_length=10, choices=Who)
    way = models.CharField(max_length=10, choices=Way)
    on = models.DateField()
    confirmed_on = models.DateField(null=True, blank=True)


class TransferFact(Record):
    """Something on the road of the OKR, with its day. `how` is of an inspection; `by` is empty where the requester wrote it."""

    class Sort(models.TextChoices):
        OFFERED = "offered", _("inspection offered")
        INSPECTED = "inspected", _("inspection")
        VIEWS = "views", _("own view")
        COPY = "copy", _("copy given")
        RECEIVED = "received", _("received")

    class How(models.TextChoices):
        """The four ways in which inspection is made provable."""

        LETTER = "letter", _("a copy of the letter to the parents is kept")
        REPORT = "conversation_report", _("a report of the conversation was made")
        REGISTERED = "registered_date", _("the date (and time) was registered")
        TICK = "tick_in_sis", _("“inspection” was ticked in the pupil system")

    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="facts")
    sort = models.CharField(max_length=10, choices=Sort)
    on = models.DateField()
    how = models.CharField(max_length=20, choices=How, blank=True)
    text = SealedTextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sort="inspected") & ~Q(how="") | ~Q(sort="inspected") & Q(how=""), name="inspected_how"
            )
        ]


class TransferSent(Record):
    """The OKR went to the other school by OSO. We do not send it: this says that it went, and in which version."""

    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="sendings")
    sent_at = models.DateTimeField()
    okr_version = models.CharField(max_length=50)
    reason = SealedTextField(blank=True)  # why without inspection

    class Meta:
        verbose_name = _("sending of the report")


class ReceiverAddress(Record):
    """The address of the receiving school for the link, and the number for the code. Checked by a second person."""

    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="addresses")
    email = SealedTextField()
    phone = SealedTextField(blank=True)
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    how = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None) | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="address_confirmed_paired",
            ),
            models.CheckConstraint(condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("by")), name="address_two_people"),
        ]


class PackagePart(Record):
    """Which documents of the case belong to one part of the package, by their ids. The latest for each part counts."""

    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="package_parts")
    part = models.CharField(max_length=30, choices=Part)
    documents = models.JSONField(default=list)


class HandOver(Record):
    """A package that waits for the receiving school: behind a mailed link and a code that goes by telephone.

    Of the code only a digest is kept. `opened_at`: the code was right. `until` and `ended_at` stand on the addressee.
    """

    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="hand_overs")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    addressee = models.OneToOneField(Addressee, models.PROTECT, related_name="hand_over")
    round = models.PositiveSmallIntegerField(default=1)  # of the case: what was handed over before it was reopened is dead
    parts = models.JSONField(default=list)
    code_digest = models.CharField(max_length=64)
    wrong = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    receiver = SealedJSONField(default=dict, blank=True)  # who confirmed: {name, function}
    chased_at = models.DateTimeField(null=True, blank=True)
    expiry_told_at = models.DateTimeField(null=True, blank=True)
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="+")
