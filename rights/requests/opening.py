"""How a request comes in: behind the public form, the desk of the staff and the API. The term starts at receipt."""

from cases.effects import AddRow, LetFollow, ShowTo
from cases.models import Shown
from cases.moves import open_case
from rights.people import Channel, known
from rights.requests.kind import REQUEST
from rights.requests.models import AskedRight, Right
from rights.requests.models.clocks import clocks_for
from rights.requests.models.subjects import subject_of

REQUESTER = ("name", "email", "phone", "address")
SUBJECT = ("name", "birth_date", "group")


def open_request(
    *, board, school=None, rights, received_at, channel, capacity, requester, data_subject=None, wording="", copy_wanted=False,
    both_parents=False, extras=None, language="nl", follows=False, by=None, via="", at, effects=(),
):  # fmt: skip
    """Open a request: the case, the clocks of its rights from the moment of receipt, and whoever passed it on sees it.

    `requester` and `data_subject` as on `RightsRequest`; `rights` in the order of asking; `follows` where the requester follows
    it by the address that was left, if any. Gives the workflow row.
    """
    asked = [Right(right) for right in dict.fromkeys(rights)]
    requester = known(requester, *REQUESTER)
    first = [ShowTo(by, Shown.Why.REPORTER)] if by else []
    last = [LetFollow(requester["email"], language)] if follows and requester.get("email") else []
    rows = [AddRow(AskedRight(right=right, by=by, at=at)) for right in asked]
    return open_case(
        REQUEST,
        board=board,
        school=school,
        subject=subject_of(asked, copy_wanted),
        received_at=received_at,
        at=at,
        by=by,
        via=via,
        about={
            "channel": channel,
            "capacity": capacity,
            "requester": requester,
            "data_subject": about(data_subject),
            "wording": wording,
            "copy_wanted": copy_wanted,
            "both_parents": both_parents,
            "extras": extras or {},
            "language": language,
        },
        effects=[*clocks_for(asked, board=board, received_at=received_at), *rows, *first, *effects, *last],
        facts={"rights": asked, "capacity": capacity, "channel": channel, "received_at": received_at, "copy": copy_wanted},
    )


def about(data_subject):
    """The person concerned as the row keeps it: the birth date as text."""
    told = known(data_subject or {}, *SUBJECT)
    if "birth_date" in told and not isinstance(told["birth_date"], str):
        told["birth_date"] = told["birth_date"].isoformat()
    return told


WRITTEN = frozenset({Channel.WEB, Channel.EMAIL})  # an electronic request: whoever left an address follows it by a link
