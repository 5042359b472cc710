"""The transfers of a request in the API: each plan with what happened to it.

Handing a package over is done on its page: the code is shown once, to whoever reads it out on the telephone.
"""

from cases.api.shapes import DAY, INSTANT, TEXT, YES, a_list, an_object, maybe, one_of
from rights.requests.models import TransferFact
from rights.requests.models.transfer import Basis

PLAN = ("right", "basis", "sector", "parts", "at")
HAPPENED = (
    ("enrolments", ("sort", "on", "source")),
    ("consents", ("part", "given", "who", "way", "on", "confirmed_on")),
    ("facts", ("sort", "on", "how")),
    ("sendings", ("sent_at", "okr_version")),
    ("addresses", ("at", "confirmed_at")),
    ("hand_overs", ("at", "parts", "opened_at", "fetched_at", "received_at")),
)


def told(request):
    """The plans, the latest last: it is the one that counts."""
    rows = request.case.transfer_records.select_related("school").order_by("at", "pk")
    found = list(rows.prefetch_related(*(name for name, _fields in HAPPENED)))
    for row in found:
        row.case = request.case
    return [one(row) for row in found]


def one(row):
    happened = {name: [values(each, fields) for each in in_order(row, name)] for name, fields in HAPPENED}
    return values(row, PLAN) | {"school": row.receiver_name, "brin": row.brin} | happened


def in_order(row, name):
    return sorted(getattr(row, name).all(), key=lambda each: (each.at, each.pk))


def values(row, fields):
    return {name: getattr(row, name) for name in fields}


def shape():
    """The JSON Schema of it."""
    return a_list(
        an_object(
            right=TEXT, basis=one_of(Basis.values), sector=TEXT, parts=a_list(TEXT), at=INSTANT, school=TEXT, brin=TEXT,
            enrolments=a_list(an_object(sort=TEXT, on=DAY, source=TEXT)),
            consents=a_list(an_object(part=TEXT, given=YES, who=TEXT, way=TEXT, on=DAY, confirmed_on=maybe(DAY))),
            facts=a_list(an_object(sort=one_of(TransferFact.Sort.values), on=DAY, how=TEXT)),
            sendings=a_list(an_object(sent_at=INSTANT, okr_version=TEXT)),
            addresses=a_list(an_object(at=INSTANT, confirmed_at=maybe(INSTANT))),
            hand_overs=a_list(
                an_object(
                    at=INSTANT, parts=a_list(TEXT), opened_at=maybe(INSTANT), fetched_at=maybe(INSTANT),
                    received_at=maybe(INSTANT),
                )
            ),
        )
    )  # fmt: skip
