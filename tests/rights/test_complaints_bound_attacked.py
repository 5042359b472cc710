"""PDFs made to leak or to break: what pages share stays with the page that shows it, and no paper eats the machine."""

import io
import zlib

import pytest
import time_machine
from PIL import Image

from rights.complaints.files import pages_of
from rights.complaints.files.shown import HEAVY
from tests.factories import AT
from tests.rights.test_complaints_bound import House, everything, wrong

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    with time_machine.travel(AT, tick=False):
        yield House()


def pdf(*objects):
    """A PDF of these objects, numbered from 1; the first is its catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + end


def stream(data, about=b""):
    packed = zlib.compress(data, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (about, len(packed), packed)


def form(text, more=b""):
    return stream(text, b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]" + more)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def two_pages(first, resources, *objects):
    """Two pages that share their resources; the first draws this, the second /Twee. The objects are numbered from 7."""
    pages = b"<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/MediaBox[0 0 200 200]/Resources<<%s>>>>" % resources
    page = b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>"
    return pdf(CATALOG, pages, page % 5, page % 6, stream(first), stream(b"/Twee Do"), *objects)


BRAM, KLAGER = form(b"(Over Bram) Tj"), form(b"(Over de klager) Tj")
SHARED = {
    "a resource of the page": two_pages(b"/Een Do", b"/XObject<</Een 7 0 R/Twee 8 0 R>>", KLAGER, BRAM),
    "a name with a number sign": two_pages(b"/#45en Do", b"/XObject<</Een 7 0 R/Twee 8 0 R>>", KLAGER, BRAM),
    "a form with the resources of all": two_pages(
        b"/Om Do", b"/XObject 7 0 R", b"<</Om 8 0 R/Een 9 0 R/Twee 10 0 R>>", form(b"/Een Do", b"/Resources<</XObject 7 0 R>>"),
        KLAGER, BRAM,
    ),
    "a form without resources": two_pages(
        b"/Om Do", b"/XObject<</Om 7 0 R/Een 8 0 R/Twee 9 0 R>>", form(b"/Een Do"), KLAGER, BRAM,
    ),
    "a pattern": two_pages(
        b"/Pattern cs /Vlak scn", b"/Pattern<</Vlak 7 0 R>>/XObject<</Een 8 0 R/Twee 9 0 R>>",
        stream(b"/Een Do", b"/PatternType 1/BBox[0 0 9 9]/Resources<</XObject<</Een 8 0 R/Twee 9 0 R>>>>"), KLAGER, BRAM,
    ),
    "a font of drawings": two_pages(
        b"/F1 9 Tf", b"/Font<</F1 7 0 R/F2 10 0 R>>/XObject<</Een 8 0 R/Twee 9 0 R>>",
        b"<</Type/Font/Subtype/Type3/CharProcs<</a 11 0 R>>>>", KLAGER, BRAM, b"<</Type/Font/Subtype/Type1/BaseFont/OverBram>>",
        stream(b"/Een Do"),
    ),
    "a mask": two_pages(
        b"/G1 gs", b"/ExtGState<</G1<</SMask<</G 7 0 R>>>>/G2<</SMask<</G 9 0 R>>>>>>", KLAGER, b"null", BRAM,
    ),
}  # fmt: skip


@pytest.mark.parametrize("content", SHARED.values(), ids=SHARED)
def test_what_only_a_page_that_was_taken_out_shows_is_nowhere_in_the_file(content):
    found = everything(pages_of.clean(content, "application/pdf", {2}))
    assert "Over de klager" in found
    assert "Bram" not in found
    both = everything(pages_of.clean(content, "application/pdf"))
    assert "Over de klager" in both


def test_two_pages_that_share_all_each_keep_what_they_show():
    both = everything(pages_of.clean(SHARED["a resource of the page"], "application/pdf"))
    assert "Over de klager" in both
    assert "Over Bram" in both


def bomb(count):
    """So many pages that all show the same twenty million bytes, in a file of some kilobytes."""
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>/Contents 3 0 R>>"
    pages = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)
    return pdf(CATALOG, pages, stream(b"q Q\n" * 4_900_000), *[page] * count)


def test_a_small_file_that_unpacks_to_gigabytes_gets_no_pages():
    content = bomb(12)
    assert len(content) < 40_000
    with pytest.raises(pages_of.NoPages, match=HEAVY):
        pages_of.clean(content, "application/pdf")


def test_pages_that_each_name_thousands_of_forms_get_no_pages():
    names = range(9_000)
    shared = b"/XObject<<%s>>" % b"".join(b"/X%d 4 0 R" % one for one in names)
    kids = b" ".join(b"%d 0 R" % one for one in range(5, 17))
    pages = b"<</Type/Pages/Count 12/Kids[%s]/MediaBox[0 0 200 200]/Resources<<%s>>>>" % (kids, shared)
    drawn = stream(b" ".join(b"/X%d Do" % one for one in names))
    content = pdf(CATALOG, pages, drawn, form(b"q Q"), *[b"<</Type/Page/Parent 2 0 R/Contents 3 0 R>>"] * 12)
    with pytest.raises(pages_of.NoPages, match=HEAVY):
        pages_of.clean(content, "application/pdf")


def test_who_takes_a_page_out_of_a_paper_that_is_too_heavy_hears_that_it_cannot(client, house):
    found = house.add("zwaar.pdf", bomb(12))
    answer = house.read(client, found, **{f"out-{found.pk}": "2"})
    assert (answer.status_code, wrong(answer)) == (400, {f"out-{found.pk}": ["no_pages"]})


def test_what_is_drawn_is_packed_again():
    assert len(pages_of.clean(bomb(2), "application/pdf")) < 200_000


@pytest.mark.parametrize(
    ("marks", "refused"),
    [
        (b"[null]", False),
        (b"7", True),  # whatever it is, it may hide something
        (b"[<</Subtype/Highlight/C[/x 1 1]>>]", True),
        (b"[<</Subtype/Line/BS 7>>]", True),
    ],
)
def test_marks_that_nobody_can_read_break_no_page_of_the_school(client, house, marks, refused):
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>/Contents 4 0 R/Annots %s>>" % marks
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    found = house.add("stuk.pdf", pdf(CATALOG, pages, page, stream(b"q Q")))
    answer = house.read(client, found)
    assert answer.status_code == (400 if refused else 302)
    if refused:
        assert wrong(answer) == {f"out-{found.pk}": ["covered"]}


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA"])
def test_a_large_picture_of_any_sort_becomes_one_sharp_page(mode):
    buffer = io.BytesIO()
    Image.new(mode, (3000, 1500)).save(buffer, "PNG")
    assert pages_of.clean(buffer.getvalue(), "image/png").startswith(b"%PDF")
