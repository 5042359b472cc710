"""What stands above and under a letter: letterhead, whom it is for, date and numbers, who signs. Kept with it as sent."""

import base64

from cases.terms import local_day
from pages import words
from rights.requests.letters.words import speaking
from schools import house_style


def head(request, *, title, by, at):
    """As JSON keeps it, in the language of the letter. `by` signs in the name of the board; None for nobody yet."""
    with speaking(request.language) as here:
        case = request.case
        board, school = case.board, case.school
        style = house_style.on_paper(board)
        return {
            "lang": request.language,
            "title": title,
            "brand": str(school or board),
            "sub": str(board) if school else "",
            "sender": [line for line in (*address(school or board), board.phone, board.email) if line],
            "to": addressee(request),
            "colophon": [
                {"label": here.DATE, "value": words.day(local_day(at))},
                {"label": here.ASKED_ON, "value": words.day(local_day(case.received_at))},
                {"label": here.OUR_NUMBER, "value": case.reference},
            ],
            "closing": here.CLOSING,
            "sign": signature(by, board, here),
            "colour": style["colour"],
            "picture": base64.b64encode(bytes(style["picture"])).decode(),
            "logo_digest": board.logo_digest,
        }


def address(place):
    number = getattr(place, "house_number", "")
    return (f"{place.street} {number}".strip(), f"{place.postcode} {place.city}".strip())


def addressee(request):
    """The name and the address that whoever asked gave; of a child never the name on the outside."""
    told = request.requester or {}
    return [line for line in (told.get("name", ""), *told.get("address", "").splitlines()) if line.strip()]


def signature(by, board, here):
    if by is None:
        return [str(board)]
    function = f"{by.function}, " if by.function else ""
    return [by.name, f"{function}{here.ON_BEHALF.format(board=board)}"]
