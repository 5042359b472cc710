"""What stands above and under a letter: letterhead, whom it is for, date and numbers, who signs. Kept with it as sent."""

import base64

from schools import house_style


def head(case, *, lang, title, to, colophon, closing, sign):
    """As JSON keeps it. `colophon` are pairs of a label and a value; the lines of `to` that say nothing are left out."""
    board, school = case.board, case.school
    style = house_style.on_paper(board)
    return {
        "lang": lang,
        "title": title,
        "brand": str(school or board),
        "sub": str(board) if school else "",
        "sender": [line for line in (*address(school or board), board.phone, board.email) if line],
        "to": [line for line in to if line.strip()],
        "colophon": [{"label": label, "value": value} for label, value in colophon],
        "closing": closing,
        "sign": sign,
        "colour": style["colour"],
        "picture": base64.b64encode(bytes(style["picture"])).decode(),
        "logo_digest": board.logo_digest,
    }


def address(place):
    number = getattr(place, "house_number", "")
    return (f"{place.street} {number}".strip(), f"{place.postcode} {place.city}".strip())


def signature(by, behalf, otherwise):
    """Who signs with the function, and for whom; without anybody yet only for whom."""
    if by is None:
        return [otherwise]
    return [by.name, f"{by.function}, {behalf}" if by.function else behalf]
