"""A board's own colour and logo on its public pages and letters."""

import hashlib
from io import BytesIO

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from PIL import Image

from pages import brand
from schools.models import Logo

FORMATS = ("PNG", "JPEG")  # never SVG: it can hold scripts and addresses
HEAVIEST, WIDEST = 2_000_000, 6_000  # octets and pixels of what is uploaded
SHOWN, SHARP = 36, 3  # pixels high on a page; kept that many times larger, for letters and fine screens
LIGHT = 30_000  # octets: heavier than this, it is drawn with fewer colours


def redraw(file):
    """A PNG with nothing in it but the picture, and its width at the height of a page. Refuses what is no PNG or JPEG."""
    if file.size > HEAVIEST:
        raise ValidationError(_("This picture is too large. Choose one of at most 2 MB."))
    try:
        with Image.open(file, formats=FORMATS) as given:
            if max(given.size) > WIDEST:
                raise ValidationError(_("This picture is too large. Choose one of at most 6000 pixels."))
            picture = given.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise ValidationError(_("This is no PNG or JPEG. Choose a picture of that kind.")) from None
    picture.thumbnail((SHOWN * SHARP * 4, SHOWN * SHARP))  # at most four times as wide as high
    made = png(picture)
    if len(made) > LIGHT:
        made = png(picture.quantize(256, method=Image.Quantize.FASTOCTREE))
    return made, max(1, round(picture.width * SHOWN / picture.height))


def png(picture):
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def keep_logo(board, made):
    """Keep this redrawn logo, or take the present one away."""
    if made is None:
        Logo.objects.filter(board=board).delete()
        board.logo_digest, board.logo_width = "", 0
    else:
        Logo.objects.update_or_create(board=board, defaults={"png": made[0]})
        board.logo_digest, board.logo_width = hashlib.sha256(made[0]).hexdigest()[:16], made[1]
    board.save(update_fields=["logo_digest", "logo_width"])


def css_url(board, part):
    """The stylesheet of a board for its desk ("loket") or its letters ("brief"); empty when it has no colour of its own."""
    return reverse("schools:style", args=[board.number, board.colour[1:], part]) if board.colour else ""


def logo(board):
    """The address and the size of a board's logo for a template; nothing when there is none."""
    if not board.logo_digest:
        return None
    url = reverse("schools:logo", args=[board.number, board.logo_digest])
    return {"url": url, "width": board.logo_width, "height": SHOWN}


def on_paper(board):
    """What a PDF letter needs of it: the colour as it reads on white, and the picture itself."""
    colour = brand.palette(board.colour)["brand"] if board.colour else ""
    picture = Logo.objects.filter(board=board).first() if board.logo_digest else None
    return {"colour": colour, "picture": list(bytes(picture.png)) if picture else []}
