"""What came in from outside, on the page of the case: statements of wrong recipients, and a possible double."""

from breaches.doubles import doubles_of
from breaches.statements import statements_of
from cases import sight
from cases.models import Case


def outside_of(breach, user):
    """For `breaches/_outside.html`. Of doubles only those that this person may see and that are not linked yet."""
    case, open_ones = breach.case, []
    if not case.closed_at and (doubles := doubles_of(breach)):
        linked = {*case.links.values_list("other", flat=True), *case.linked_from.values_list("case", flat=True)}
        pks = {double.case_id for double in doubles} - linked
        open_ones = list(Case.objects.visible_to(user).filter(pk__in=pks).order_by("pk")) if pks else []
    return {
        "statements": statements_of(case),
        "doubles": open_ones,
        "asks_statement": not case.closed_at and sight.handles(user, case),
    }
