from django.db import models
from django.utils.translation import gettext_lazy as _


class Board(models.Model):
    """A school board (bevoegd gezag): the tenant, and the controller in law (AVG art. 4(7)).

    Its own terms and alert moments are the board's to choose; statutory terms are not, they live in `cases.statutory`.
    """

    class LegalForm(models.TextChoices):
        """Which law an answer to a request falls under: UAVG art. 35 (private) or art. 34 with the Awb (public)."""

        PRIVATE = "private", _("private-law body")
        PUBLIC = "public", _("public authority")

    class Commission(models.TextChoices):
        LKC = "lkc", _("national complaints commission (LKC)")
        OWN = "own", _("own complaints commission")
        REGIONAL = "regional", _("regional complaints commission")

    number = models.CharField(_("board number"), max_length=10, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kvk_number = models.CharField(_("KvK number"), max_length=8, blank=True)
    sector = models.CharField(_("sector on the AP form"), max_length=100, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=10, choices=LegalForm, default=LegalForm.PRIVATE)
    commission = models.CharField(_("complaints commission"), max_length=10, choices=Commission, default=Commission.LKC)
    commission_name = models.CharField(_("name of the commission"), max_length=200, blank=True)
    dpo_registration_number = models.CharField(_("registration number of the FG at the AP"), max_length=20, blank=True)

    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)

    answer_days = models.PositiveSmallIntegerField(_("own target for an answer to a request (days)"), default=28)
    follow_up_days = models.PositiveSmallIntegerField(_("own target for a follow-up to the AP (days)"), default=28)
    inform_days = models.PositiveSmallIntegerField(_("own target for informing people (days)"), default=3)
    complaint_principal_days = models.PositiveSmallIntegerField(
        _("own term of the head of a school for a complaint (days)"), default=14
    )
    complaint_board_days = models.PositiveSmallIntegerField(_("own term of the board for a complaint (days)"), default=28)
    commission_defence_days = models.PositiveSmallIntegerField(_("term for a defence to the commission (days)"), default=21)
    commission_advice_days = models.PositiveSmallIntegerField(_("term of the commission for its advice (days)"), default=28)
    alert_moments = models.JSONField(_("alert moments"), default=dict, blank=True)

    colour = models.CharField(_("colour of the house style"), max_length=7, blank=True)  # pages.brand makes it readable
    logo_digest = models.CharField(max_length=16, blank=True, editable=False)  # names the picture in its address
    logo_width = models.PositiveSmallIntegerField(default=0, editable=False)  # at the height a page shows it

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")

    def __str__(self):
        return self.name


class Logo(models.Model):
    """The picture of a board, made anew from what was uploaded. A row of its own: boards are read often, pictures seldom."""

    board = models.OneToOneField(Board, models.CASCADE, primary_key=True, related_name="logo")
    png = models.BinaryField()

    def __str__(self):
        return str(self.board)


class Processor(models.Model):
    """A supplier (verwerker) of one board, with the link it reports a breach by (AVG art. 33(2)).

    The link holds a secret of which only the digest is kept.
    """

    board = models.ForeignKey(Board, models.PROTECT, related_name="processors", verbose_name=_("board"))
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"), blank=True)
    notice_hours = models.PositiveSmallIntegerField(_("hours for a notice by contract"), null=True, blank=True)
    link_digest = models.CharField(max_length=64, unique=True, editable=False)
    link_made_on = models.DateField(editable=False)

    class Meta:
        verbose_name = _("supplier")
        verbose_name_plural = _("suppliers")
        constraints = [models.UniqueConstraint(fields=["board", "name"], name="processor_once_per_board")]

    def __str__(self):
        return self.name
