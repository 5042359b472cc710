from django.db import models
from django.utils.translation import gettext_lazy as _


class Right(models.TextChoices):
    """What can be asked (domain.md 4.3), by its name in the API; each with its own decision."""

    ACCESS = "access", _("access")
    RECTIFICATION = "rectification", _("rectification")
    ERASURE = "erasure", _("erasure")
    RESTRICTION = "restriction", _("restriction of use")
    PORTABILITY = "portability", _("taking data along")
    OBJECTION = "objection", _("objection")
    CONSENT_WITHDRAWAL = "consent_withdrawal", _("withdrawal of consent")
    TRANSFER_REPORT = "transfer_report", _("report to another school")
    NONCUSTODIAL_INFORMATION = "noncustodial_information", _("information for a parent without custody")
    AUTOMATED_DECISION = "automated_decision", _("a decision by a computer looked at again")


# Where each right stands in the law; the letters and explanations name it.
ARTICLES = {
    Right.ACCESS: "AVG artikel 15",
    Right.RECTIFICATION: "AVG artikel 16",
    Right.ERASURE: "AVG artikel 17",
    Right.RESTRICTION: "AVG artikel 18",
    Right.PORTABILITY: "AVG artikel 20",
    Right.OBJECTION: "AVG artikel 21",
    Right.CONSENT_WITHDRAWAL: "AVG artikel 7 lid 3",
    Right.TRANSFER_REPORT: "WPO artikel 42, WVO 2020, WEC",
    Right.NONCUSTODIAL_INFORMATION: "BW artikel 1:377c",
    Right.AUTOMATED_DECISION: "AVG artikel 22",
}
REPORT_ARTICLES = {"po": "WPO artikel 42", "vo": "WVO 2020", "so": "WEC"}  # each sort of school has its own law


def article_of(right, case):
    """Where a right stands in the law, for this sort of school."""
    own = REPORT_ARTICLES.get(sector_of(case)) if right == Right.TRANSFER_REPORT else None
    return own or ARTICLES[Right(right)]


def sector_of(case):
    """The sort of school; empty where a case is of a whole board."""
    return case.school.sector if case.school else ""


# Informatie ouder zonder gezag rests on BW 1:377c, not on the AVG: no month of art. 12(3), no AP, no UAVG.
OUTSIDE_THE_AVG = frozenset({Right.NONCUSTODIAL_INFORMATION})
# After these each recipient of the data hears of it (AVG art. 19).
TELLS = frozenset({Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION})


class Outcome(models.TextChoices):
    """What is decided about one right."""

    GRANTED = "granted", _("granted")
    PARTLY = "partly_granted", _("partly granted")
    REFUSED = "refused", _("refused")
    OWN_VIEW_ADDED = "statement_added", _("the opinion stays, your own view is added to the file")
    NOTHING_HELD = "nothing_held", _("the school holds no such data")
    DROPPED = "dropped", _("no longer asked")


# What gives data out, or changes them, at somebody's word: never without the gate.
RELEASES = frozenset({Outcome.GRANTED, Outcome.PARTLY, Outcome.OWN_VIEW_ADDED, Outcome.NOTHING_HELD})
REFUSES = frozenset({Outcome.REFUSED, Outcome.PARTLY})
ACTS = frozenset({Outcome.GRANTED, Outcome.PARTLY})  # what was asked is done, or a part of it


class Ground(models.TextChoices):
    """Why a right is (partly) refused, with its source; which fits which right stands in `GROUNDS`."""

    NOT_IDENTIFIED = "not_identified", _("we could not establish who asks (AVG 12(6))")
    NO_AUTHORITY = "no_authority", _("the one who asks may not ask this for this person (UAVG 5, BW 1:377c)")
    UNFOUNDED = "manifestly_unfounded", _("manifestly unfounded (AVG 12(5))")
    EXCESSIVE = "excessive", _("excessive, above all because repeated (AVG 12(5))")
    OTHERS = "rights_of_others", _("rights and freedoms of others (AVG 15(4), 20(4))")
    INTERESTS = "uavg_41", _("an interest of UAVG 41, for example the protection of the person concerned")
    OWN_NOTES = "personal_notes", _("purely personal memory aid outside the file")
    PROFESSIONAL = "professional_opinion", _("a professional opinion is not corrected (AVG 16)")
    CORRECT = "data_are_correct", _("the data are correct (AVG 16)")
    LEGAL_DUTY = "legal_duty", _("a law says that the school must keep them (AVG 17(3)(b))")
    PUBLIC_TASK = "public_task", _("needed for a task of public interest (AVG 17(3)(b))")
    CLAIMS = "legal_claims", _("needed for a legal claim (AVG 17(3)(e), 21(1))")
    STILL_NEEDED = "still_needed", _("still needed for what they were collected for (AVG 17(1))")
    NO_RESTRICTION = "no_ground_18", _("none of the grounds of AVG 18(1) is there")
    NOT_PORTABLE = "not_portable", _("not provided by the person on consent or contract (AVG 20(1))")
    COMPELLING = "compelling_grounds", _("compelling legitimate grounds (AVG 21(1))")
    NO_OBJECTION = "no_objection_possible", _("no objection is possible against this, such as the transfer report (AVG 21)")
    NOT_ENROLLED = "not_enrolled", _("the pupil is not enrolled or registered there")
    CONSENT_REFUSED = "consent_refused", _("consent is needed and was not given")
    CHILD = "child_interest", _("the interest of the child (BW 1:377c(1))")
    NOT_TO_OTHER_PARENT = (
        "not_to_custodial_either",
        _("the parent with custody, or whom the child lives with, would not get it either (BW 1:377c(1))"),
    )
    NOT_AUTOMATED = "not_automated", _("no decision by a computer alone (AVG 22(1))")


GATE = (Ground.NOT_IDENTIFIED, Ground.NO_AUTHORITY)
SAYS_NOTHING = frozenset({Outcome.NOTHING_HELD, Outcome.DROPPED})


def tells_of_file(right, outcome, ground):
    """Whether a letter about this can carry data from the file (domain.md 4.2): a value, what is kept and why, the information.

    Not that consent ended, that the school holds nothing, or that all is refused because nobody knows yet who asks.
    """
    stopped = outcome == Outcome.REFUSED and ground in GATE
    return right != Right.CONSENT_WITHDRAWAL and outcome not in SAYS_NOTHING and not stopped


ALWAYS = (*GATE, Ground.UNFOUNDED, Ground.EXCESSIVE)
GROUNDS = {
    Right.ACCESS: (Ground.OTHERS, Ground.INTERESTS, Ground.OWN_NOTES, *ALWAYS),
    Right.RECTIFICATION: (Ground.CORRECT, Ground.PROFESSIONAL, Ground.INTERESTS, *ALWAYS),
    Right.ERASURE: (
        Ground.LEGAL_DUTY, Ground.PUBLIC_TASK, Ground.CLAIMS, Ground.STILL_NEEDED, Ground.INTERESTS, *ALWAYS,
    ),
    Right.RESTRICTION: (Ground.NO_RESTRICTION, Ground.INTERESTS, *ALWAYS),
    Right.PORTABILITY: (Ground.NOT_PORTABLE, Ground.OTHERS, Ground.INTERESTS, *ALWAYS),
    Right.OBJECTION: (Ground.COMPELLING, Ground.CLAIMS, Ground.NO_OBJECTION, Ground.INTERESTS, *ALWAYS),
    Right.CONSENT_WITHDRAWAL: GATE,  # there is no ground to refuse it but that it is somebody else's (AVG 7(3))
    Right.TRANSFER_REPORT: (Ground.NOT_ENROLLED, Ground.CONSENT_REFUSED, *GATE),
    Right.NONCUSTODIAL_INFORMATION: (Ground.CHILD, Ground.NOT_TO_OTHER_PARENT, *GATE),
    Right.AUTOMATED_DECISION: (Ground.NOT_AUTOMATED, *ALWAYS),
}  # fmt: skip


# A reason to make parts unreadable, never to refuse everything (AVG 15(4); domain.md 4.3).
ONLY_IN_PART = frozenset({(Right.ACCESS, Ground.OTHERS)})


def ground_label(right, ground):
    """A ground in words; without a law that does not hold for this right: BW 1:377c knows nothing of the AVG."""
    text = str(Ground(ground).label)
    said, _, law = text.partition(" (")
    return said if right in OUTSIDE_THE_AVG and "AVG" in law else text
