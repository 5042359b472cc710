"""Who may ask, in what role, and what that role can ask (domain.md 4.1). Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rights.people import EIGHTEEN, SIXTEEN, Capacity, age_on

PARENT, BOTH, WITHOUT_CUSTODY, PUPIL = "ouder", "ouders-samen", "ouder-zonder-gezag", "leerling"
GUARDIAN, CURATOR, SELF = "voogd", "curator", "ikzelf"


@dataclass(frozen=True)
class Asker:
    """One role. `about` names what has to be told of the person concerned; see `forms.ABOUT`."""

    code: str
    capacity: str
    label: str
    hint: str
    can: str  # what this role can ask, on the page where it is asked
    about: str = ""


ASKERS = {
    one.code: one
    for one in (
        Asker(
            PARENT, Capacity.PARENT_WITH_CUSTODY, _("Parent with custody"),
            _("You take the important decisions about your child."),
            _("Until your child is 16 you decide about the data of your child."),
            "child",
        ),
        Asker(
            BOTH, Capacity.PARENT_WITH_CUSTODY, _("Both parents, together"), _("You ask it together and get one answer."),
            _("You get one answer together. Each of you may also ask apart: then each gets the own answer."), "child",
        ),
        Asker(
            WITHOUT_CUSTODY, Capacity.PARENT_WITHOUT_CUSTODY, _("Parent without custody"),
            _("You are the parent, but do not take the important decisions."),
            _(
                "You may ask how your child is doing at school. You get what the other parent would get too, unless that is "
                "bad for your child."
            ),
            "child",
        ),
        Asker(
            PUPIL, Capacity.PUPIL, _("Pupil of this school"), _("It is about your own data."),
            _("It is about your own data. From 16 you decide yourself."), "pupil",
        ),
        Asker(
            "oud-leerling", Capacity.FORMER_PUPIL, _("Former pupil"), _("You went to this school before."),
            _("You may ask everything about your own data. Of former pupils we keep few data, and not for long."), "former",
        ),
        Asker(
            "medewerker", Capacity.EMPLOYEE, _("Employee"), _("You work here, or worked here."),
            _("You may ask everything about your own data. It has no consequences for your work."),
        ),
        Asker(
            "sollicitant", Capacity.APPLICANT, _("Applicant"), _("You applied for a job here."),
            _("You may ask everything about your own data. Mostly we erase an application within four weeks."), "job",
        ),
        Asker(
            GUARDIAN, Capacity.GUARDIAN, _("Guardian or certified institution"),
            _("You have custody by decision of the court."),
            _("You decide as a parent with custody does. We may ask to see the decision of the court. Do not send it along."),
            "child",
        ),
        Asker(
            CURATOR, Capacity.CURATOR, _("Curator or mentor of an adult pupil"), _("The court appointed you."),
            _("You ask in the name of the pupil. We may ask to see the decision of the court. Do not send it along."), "adult",
        ),
        Asker(
            "vertegenwoordiger", Capacity.REPRESENTATIVE, _("For somebody else, for example as lawyer"),
            _("That person gave you written authorisation."),
            _("You may ask what the person for whom you ask may ask. We will ask to see the authorisation."), "client",
        ),
        Asker(
            SELF, Capacity.OTHER, _("It is about myself, and I am none of these"),
            _("For example as parent, volunteer or neighbour."),
            _("You may ask everything about your own data."),
        ),
    )
}  # fmt: skip

# Who cannot mean this situation: the list is shorter then.
UNFIT = {
    "andere-school": ("oud-leerling", "medewerker", "sollicitant"),
    "zonder-gezag": (PUPIL, "oud-leerling", "medewerker", "sollicitant"),
}
DECIDE_FOR_A_CHILD = frozenset({PARENT, BOTH, GUARDIAN})
UNDER_16 = _(
    "You are younger than 16. You may ask this, and we take it up at once. We do not write to your parents by ourselves. "
    "Somebody of the school looks at what is good for you, and talks with you about it."
)  # fmt: skip
FROM_16 = _("You are 16 or older: you decide about your own data. Your parents need your consent for it.")
WITH_CONSENT = _("Your child is 16 or older and decides about the own data. You ask this with the consent of your child.")
COPY = _("You may ask everything, also a copy.")
ADULT = _("You are 18 or older: you decide about your own data, and your parents may not ask for you.")


def explanation(asker, birth_date, today, *, asks_copy=False):
    """What this role can ask, at this age."""
    age = age_on(birth_date, today)
    if asker.code == PUPIL and age is not None:
        return UNDER_16 if age < SIXTEEN else ADULT if age >= EIGHTEEN else FROM_16
    if needs_consent(asker, birth_date, today):
        return WITH_CONSENT
    return f"{asker.can} {COPY}" if asker.code == PARENT and asks_copy else asker.can


def needs_consent(asker, birth_date, today):
    """Whether the pupil decides, so that who has custody needs the pupil's consent: from 16."""
    age = age_on(birth_date, today)
    return asker.code in DECIDE_FOR_A_CHILD and age is not None and age >= SIXTEEN
