"""A board's own colour and logo: set in /beheer/, redrawn from what was uploaded, shown on its public pages and letters."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin
from pypdf import PdfReader

from schools.models import Logo, Role
from tests.factories import make_board, make_breach, make_person, make_school
from tests.schools.test_beheer import BOARD, errors, text, url

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def board():
    return make_board(name="Stichting Veldkring")


@pytest.fixture
def send(client, board):
    """What the administrator of this board fills in."""
    client.force_login(make_person(Role.ADMIN, board=board))

    def sending(**changes):
        answer = client.post(url("board_change", board.pk), BOARD | changes, follow=True)
        board.refresh_from_db()
        return answer

    return sending


def picture(kind="PNG", size=(400, 200), **more):
    out = BytesIO()
    Image.new("RGB", size, "#7a1fa2").save(out, kind, **more)
    return SimpleUploadedFile(f"logo.{kind.lower()}", out.getvalue())


def test_a_colour_is_on_the_public_pages_and_nowhere_else(client, board, send):
    send(colour="7A1FA2")
    school = make_school(board, slug="de-regenmeter")
    page = client.get(f"/loket/{school.slug}/").content.decode()
    address = f"/huisstijl/{board.number}/7a1fa2/loket.css"
    assert f'<link rel="stylesheet" href="{address}">' in page
    assert page.index("tokens.css") < page.index(address) < page.index("print.css")
    style = client.get(address)
    assert (style.headers["Content-Type"], "immutable" in style.headers["Cache-Control"]) == ("text/css", True)
    assert "--brand: #7a1fa2;" in style.content.decode()
    for other in ("/", "/werk/", f"/loket/{make_school().slug}/"):
        assert "/huisstijl/" not in client.get(other, follow=True).content.decode()


def test_who_chose_a_light_colour_hears_what_is_used(send):
    assert "#ffe600 is te licht om op wit te lezen" in text(send(colour="#ffe600"))
    assert "te licht" not in text(answer := send(colour="#0b5058"))
    assert "Stichting Veldkring is bewaard." in text(answer)


@pytest.mark.parametrize("colour", ["blauw", "#12", "#0b50;}", "url(//x)", "#gggggg"])
def test_what_is_no_colour_never_gets_into_a_stylesheet(board, send, colour):
    assert "colour" in errors(send(colour=colour))
    assert board.colour == ""


def test_other_addresses_hold_no_style(client, board, send):
    send(colour="#7a1fa2")
    for path in ("7a1fa3/loket.css", "7a1fa2/anders.css", "abc.png"):
        assert client.get(f"/huisstijl/{board.number}/{path}").status_code == 404


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_drawn_anew_and_shown_with_its_size(client, board, send, kind):
    hidden = PngImagePlugin.PngInfo()
    hidden.add_text("Comment", "geheim")
    file = picture(kind, **({"pnginfo": hidden} if kind == "PNG" else {"comment": b"geheim"}))
    send(logo=file)
    kept = bytes(Logo.objects.get(board=board).png)
    assert b"geheim" not in kept
    with Image.open(BytesIO(kept)) as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (216, 108))
    address = f"/huisstijl/{board.number}/{board.logo_digest}.png"
    page = client.get(f"/loket/{make_school(board).slug}/").content.decode()
    assert f'<img src="{address}" alt="" width="72" height="36">' in page
    assert client.get(address).content == kept


def test_a_logo_can_be_taken_away(client, board, send):
    send(logo=picture())
    send(logo_off="on")
    assert (board.logo_digest, Logo.objects.count()) == ("", 0)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("logo.svg", SVG, "geen PNG of JPEG"),
        ("logo.png", SVG, "geen PNG of JPEG"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "geen PNG of JPEG"),
        ("logo.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "geen PNG of JPEG"),
        ("logo.png", b"\0" * 2_000_001, "hoogstens 2 MB"),
    ],
)
def test_other_files_are_refused(board, send, name, content, says):
    answer = send(logo=SimpleUploadedFile(name, content))
    assert says in errors(answer)["logo"][0]
    assert not Logo.objects.exists()


def test_a_huge_picture_in_few_octets_is_refused(send):
    assert "6000" in errors(send(logo=picture(size=(6001, 10))))["logo"][0]


def test_the_letter_carries_colour_and_logo_on_the_page_and_on_paper(client, board, send):
    send(colour="#7a1fa2", logo=picture())
    officer = make_person(Role.PRIVACY_OFFICER, board=board)
    address = f"/zaken/{make_breach(make_school(board)).case.reference}/brief/"
    client.force_login(officer)
    page = client.get(address).content.decode()
    assert f"/huisstijl/{board.number}/7a1fa2/brief.css" in page
    assert f"/huisstijl/{board.number}/{board.logo_digest}.png" in page
    paper = PdfReader(BytesIO(client.get(f"{address}pdf/").content)).pages[0]
    assert len(paper.images) == 1
