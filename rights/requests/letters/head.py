"""What stands above and under a letter of a request."""

from cases.terms import local_day
from pages import words
from rights.letters.head import head as letterhead
from rights.letters.head import signature
from rights.requests.letters.words import speaking


def head(request, *, title, by, at):
    """In the language of the letter. `by` signs in the name of the board; None for nobody yet."""
    case, told = request.case, request.requester or {}
    with speaking(request.language) as here:
        return letterhead(
            case, lang=request.language, title=title, closing=here.CLOSING,
            # Of a child never the name on the outside.
            to=[told.get("name", ""), *told.get("address", "").splitlines()],
            colophon=[
                (here.DATE, words.day(local_day(at))), (here.ASKED_ON, words.day(local_day(case.received_at))),
                (here.OUR_NUMBER, case.reference),
            ],
            sign=signature(by, here.ON_BEHALF.format(board=case.board), str(case.board)),
        )  # fmt: skip
