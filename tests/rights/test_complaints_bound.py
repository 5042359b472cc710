"""Papers in the one PDF of a file: their pages under an index that is right, and nothing that does something or is hidden."""

import datetime as dt
import io
import zipfile

import pytest
import time_machine
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Rectangle
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from cases import documents, outsiders, paper
from cases.models import Document
from cases.moves import changing
from rights.complaints.files import pages_of
from rights.complaints.models import Complaint, DefenceRelease
from tests.factories import AT, make_complaint, make_people, make_school

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday_morning():
    with time_machine.travel(AT, tick=False):
        yield


def sheet(*pages):
    """A PDF with a page for each of these texts."""
    writer = PdfWriter()
    for text in pages:
        rows = [{"label": "", "text": text, "empty": ""}]
        data = {"board": "Brief", "title": "Brief", "sections": [{"title": "Tekst", "rows": rows}]}
        writer.append(io.BytesIO(paper.pdf("sheet", data)))
    return written(writer)


def written(writer):
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def changed(content, change):
    writer = PdfWriter(clone_from=io.BytesIO(content))
    change(writer)
    return written(writer)


def picture(kind="PNG", size=(300, 200), **more):
    buffer = io.BytesIO()
    Image.new("RGB", size, "red").save(buffer, kind, **more)
    return buffer.getvalue()


def texts(content):
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def drawn(content):
    """The text of a PDF of which the pages were made by `clean`."""
    return " ".join(texts(content))


class House:
    def __init__(self):
        self.school = make_school()
        self.people = make_people(self.school.board, self.school)
        self.case = make_complaint(self.school, complainant={"name": "Wies", "email": "wies@thuis.example"}).case

    def add(self, name, content, **more):
        at = AT + self.case.documents.count() * dt.timedelta(seconds=1)
        with changing(self.case, at=at) as workflow:
            return documents.store(workflow.case, name=name, content=content, at=at, **more)

    def read(self, client, *papers, **typed):
        """Let the defence go with these papers."""
        client.force_login(self.people["privacy_officer"])
        address = f"/zaken/{self.case.reference}/verweer/"
        form = client.get(address).context["form"]
        told = {name: field.initial or "" for name, field in form.fields.items() if name not in ("papers", "checked")}
        version = Complaint.objects.select_related("case").get(pk=self.case.pk).case.version
        along = {"checked": "on", "version": version, "seen": 1, "papers": [str(one.pk) for one in papers]}
        return client.post(address, told | along | typed)

    def take(self, client, form):
        return client.get(f"/zaken/{self.case.reference}/verweer/{form}/").content


@pytest.fixture
def house():
    return House()


def wrong(answer):
    return {name: [error.code for error in found] for name, found in answer.context["form"].errors.as_data().items()}


# The whole, opened.


def test_each_paper_starts_on_the_page_that_the_index_names_and_the_numbers_run_on(client, house):
    long = sheet("Eerste blad.", "Tweede blad.", "Derde blad.")
    found = [house.add(name, content) for name, content in (
        ("brief.pdf", long), ("foto.png", picture()), ("foto.jpg", picture("JPEG", (200, 600))), ("slot.pdf", sheet("Het slot.")),
    )]  # fmt: skip
    assert house.read(client, *found).status_code == 302
    pages = texts(house.take(client, "pdf"))
    for n, text in enumerate(pages, start=1):
        assert f"{n} / {len(pages)}" in text, n
    starts = {name: 1 + next(i for i, text in enumerate(pages) if i and name in text and "Stukken" not in text)
              for name in ("01-brief.pdf", "02-foto.png", "03-foto.jpg", "04-slot.pdf")}  # fmt: skip
    for name, start in starts.items():
        line = pages[0].partition(name)[2]
        assert int("".join(c if c.isdigit() else " " for c in line).split()[0]) == start, name
    first = starts["01-brief.pdf"]
    assert [word in pages[first - 1 + n] for n, word in enumerate(("Eerste blad.", "Tweede blad.", "Derde blad."))] == [True] * 3
    assert "2 / 3" in pages[first]
    assert "Het slot." in pages[-1]
    marks = str(PdfReader(io.BytesIO(house.take(client, "pdf"))).outline)
    assert all(name in marks for name in starts)


def test_a_page_on_its_side_gets_a_page_on_its_side(client, house):
    house.read(client, house.add("plaat.png", picture(size=(900, 300))))
    page = PdfReader(io.BytesIO(house.take(client, "pdf"))).pages[-1]
    assert page.mediabox.width > page.mediabox.height


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("slot.pdf", changed(sheet("Geheim."), lambda w: w.encrypt("wachtwoord", algorithm="AES-256")), pages_of.LOCKED),
        ("stuk.pdf", b"%PDF-1.7\n" + b"\1" * 400, pages_of.BROKEN),
        ("half.pdf", sheet("Half.")[:900], pages_of.BROKEN),
        ("half.png", picture()[:60], pages_of.BROKEN),
        ("notitie.txt", b"Geachte school", pages_of.KIND),
    ],
)
def test_what_cannot_become_pages_is_named_in_the_index_with_the_reason(client, house, name, content, why):
    house.read(client, house.add(name, content), house.add("brief.pdf", sheet("Dit wel.")))
    pages = texts(house.take(client, "pdf"))
    assert f"01-{name}: alleen in de zip ({why})" in pages[0]
    assert "02-brief.pdf" in pages[0]
    assert "Dit wel." in pages[-1]
    zipped = zipfile.ZipFile(io.BytesIO(house.take(client, "zip")))
    assert zipped.read(f"stukken/01-{name}") == content


# A page that somebody took out.


def test_a_page_that_was_taken_out_goes_along_in_no_form(client, house):
    found = house.add("verslag.pdf", sheet("Over de klager.", "Over Bram.", "Over Sofie.", "Besluit."))
    assert house.read(client, found, **{f"out-{found.pk}": "2-3"}).status_code == 302
    assert DefenceRelease.objects.get().left_out == {str(found.pk): [2, 3]}
    zipped = zipfile.ZipFile(io.BytesIO(house.take(client, "zip")))
    for content in (house.take(client, "pdf"), zipped.read("dossier.pdf"), zipped.read("stukken/01-verslag.pdf")):
        text = drawn(content)
        assert "Over de klager." in text
        assert "Besluit." in text
        for gone in ("Bram", "Sofie"):
            assert gone not in text
            assert gone not in everything(content)
    assert "Weggelaten, om gegevens van anderen: bladzijde 2, 3." in " ".join(texts(house.take(client, "pdf")))
    assert len(PdfReader(io.BytesIO(zipped.read("stukken/01-verslag.pdf"))).pages) == 2
    form = client.get(f"/zaken/{house.case.reference}/verweer/").context["form"]
    assert form.fields[f"out-{found.pk}"].initial == "2, 3"


def everything(content):
    """Every object that is in the bytes of a PDF, whether a page leads to it or not, as text; streams unpacked."""
    reader, found = PdfReader(io.BytesIO(content)), []
    for number in range(1, reader.trailer["/Size"]):
        one = reader.get_object(number)
        found.append(str(one))
        if hasattr(one, "get_data"):
            found.append(one.get_data().decode("latin-1"))
    return "".join(found)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("twee", "pages"), ("1-", "pages"), ("9", "no_such_page"), ("0", "no_such_page"), ("1-2", "all_pages")],
)
def test_pages_that_are_not_there_are_refused(client, house, typed, code):
    found = house.add("brief.pdf", sheet("Een.", "Twee."))
    answer = house.read(client, found, **{f"out-{found.pk}": typed})
    assert (answer.status_code, wrong(answer)) == (400, {f"out-{found.pk}": [code]})
    assert typed in answer.content.decode()
    assert not DefenceRelease.objects.exists()


@pytest.mark.parametrize("typed", ["2-3", "3-2", "3,2", " 3 - 2 "])
def test_pages_are_meant_whichever_is_written_first(client, house, typed):
    found = house.add("brief.pdf", sheet("Een.", "Twee.", "Drie."))
    assert house.read(client, found, **{f"out-{found.pk}": typed}).status_code == 302
    assert DefenceRelease.objects.get().left_out == {str(found.pk): [2, 3]}


def test_a_mark_that_makes_no_sense_may_hide_something(client, house):
    found = house.add("raar.pdf", changed(sheet("Een.", "Twee."), marked(Subtype="/Ink", BS={"/W": NameObject("/Dik")})))
    assert wrong(house.read(client, found)) == {f"out-{found.pk}": ["covered"]}
    assert house.read(client, found, **{f"out-{found.pk}": "2"}).status_code == 302


def test_of_a_file_that_cannot_be_read_no_page_is_taken_out(client, house):
    found = house.add("slot.pdf", changed(sheet("Geheim.", "Twee."), lambda w: w.encrypt("x", algorithm="AES-256")))
    answer = house.read(client, found, **{f"out-{found.pk}": "2"})
    assert wrong(answer) == {f"out-{found.pk}": ["no_pages"]}
    assert "gaat mee in de zip zoals het binnenkwam" in answer.content.decode()  # so whoever reads it opens it first
    assert house.read(client, found).status_code == 302


def black(writer, page=1):
    writer.add_annotation(page, Rectangle(rect=(50, 50, 500, 800), interior_color="000000"))


def redact(writer, page=1):
    mark = {"/Type": "/Annot", "/Subtype": "/Redact", "/Rect": [50, 50, 500, 800]}
    writer.add_annotation(page, mark)


def marked(**told):
    def cover(writer):
        along = {"/Type": "/Annot", "/Rect": [50, 50, 500, 800]} | {f"/{name}": value for name, value in told.items()}
        writer.add_annotation(1, along)

    return cover


COVERS = [
    black, redact, marked(Subtype="/Highlight", C=[0, 0, 0]), marked(Subtype="/Highlight", C=[0]),
    marked(Subtype="/FreeText", C=[1, 1, 1]), marked(Subtype="/Ink", BS={"/W": 12}),
]  # fmt: skip


def test_a_yellow_marker_and_a_thin_line_hide_nothing(client, house):
    def marks(writer):
        marked(Subtype="/Highlight", C=[1, 1, 0])(writer)
        marked(Subtype="/Highlight", C=[0.8])(writer)
        marked(Subtype="/Ink", BS={"/W": 1})(writer)

    assert house.read(client, house.add("geel.pdf", changed(sheet("Een.", "Twee."), marks))).status_code == 302


@pytest.mark.parametrize("cover", COVERS)
def test_text_that_is_only_covered_does_not_go_out(client, house, cover):
    found = house.add("zwart.pdf", changed(sheet("Een.", "Over Bram."), cover))
    answer = house.read(client, found)
    assert wrong(answer) == {f"out-{found.pk}": ["covered"]}
    assert "Op bladzijde 2" in answer.content.decode()
    assert house.read(client, found, **{f"out-{found.pk}": "2"}).status_code == 302


# What does something, or is hidden, stays behind.

SCRIPT = "app.alert('geheim')"


def acting(writer):
    writer.add_attachment("bijlage.txt", b"Over Bram in een bijlage.")
    writer.add_uri(0, "https://volg.example/wie", (0, 0, 100, 100))
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): script()})
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/X"): TextStringObject("Over Sofie in het stuk.")})
    writer.root_object[NameObject("/OpenAction")] = script()
    writer.add_metadata({"/Author": "Juf Anja"})
    hidden = DecodedStreamObject()
    hidden.set_data(b"Over Tim in een eigenschap.")
    resources = page["/Resources"].get_object()
    made = DictionaryObject({NameObject("/MC9"): DictionaryObject({NameObject("/AF"): writer._add_object(hidden)})})
    resources[NameObject("/Properties")] = made


def script():
    return DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(SCRIPT)})


def test_nothing_in_a_paper_that_acts_or_is_hidden_comes_along(client, house):
    came = changed(sheet("Wat er staat."), acting)
    assert "geheim" in everything(came)
    house.read(client, house.add("val.pdf", came))
    zipped = zipfile.ZipFile(io.BytesIO(house.take(client, "zip")))
    for content in (zipped.read("dossier.pdf"), zipped.read("stukken/01-val.pdf")):
        assert "Wat er staat." in drawn(content)
        told = everything(content)
        for piece in ("geheim", "JavaScript", "Over Bram", "Over Sofie", "Over Tim", "volg.example", "Juf Anja", "EmbeddedFile"):
            assert piece not in told, piece


def test_what_was_filled_in_or_put_over_a_page_is_seen(house):
    def noted(writer):
        note = FreeText(text="Ingevuld", rect=(100, 100, 200, 130))
        looks = DecodedStreamObject()
        looks.set_data(b"BT /F 12 Tf (Ingevuld veld) Tj ET")
        box = {"/Type": "/XObject", "/Subtype": "/Form", "/BBox": [0, 0, 100, 30]}
        looks.update(DictionaryObject({NameObject(k): v for k, v in numbered(box).items()}))
        added = writer.add_annotation(0, note)
        added[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(looks)})

    assert "Ingevuld veld" in everything(pages_of.clean(changed(sheet("Blad."), noted), "application/pdf"))


def numbered(told):
    return {key: ArrayObject(map(NumberObject, one)) if isinstance(one, list) else NameObject(one) for key, one in told.items()}


def test_a_form_of_which_the_answers_are_not_drawn_stays_in_the_zip():
    def field(writer):
        told = {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/Widget"), "/V": TextStringObject("Ja")}
        writer.add_annotation(0, told | {"/Rect": numbered({"x": [0, 0, 9, 9]})["x"]})

    with pytest.raises(pages_of.NoPages, match=pages_of.UNDRAWN):
        pages_of.clean(changed(sheet("Blad."), field), "application/pdf")


def test_a_layer_that_is_hidden_is_not_shown_after_all():
    def layer(writer):
        off = DictionaryObject({NameObject("/BaseState"): NameObject("/OFF")})
        writer.root_object[NameObject("/OCProperties")] = DictionaryObject({NameObject("/D"): off})

    with pytest.raises(pages_of.NoPages, match=pages_of.LAYERS):
        pages_of.clean(changed(sheet("Blad."), layer), "application/pdf")


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_stands_upright(degrees):
    page = PdfReader(io.BytesIO(pages_of.clean(changed(sheet("Blad."), lambda w: w.pages[0].rotate(degrees)), "application/pdf"))).pages[0]  # noqa: E501
    assert (page.mediabox.width > page.mediabox.height) is (degrees != 180)
    assert page.rotation == 0


def test_what_the_camera_noted_does_not_come_along():
    exif = Image.Exif()
    exif[0x010E] = "Bij Bram thuis"
    content = picture("JPEG", exif=exif)
    assert b"Bij Bram thuis" in content
    assert b"Bij Bram thuis" not in pages_of.clean(content, "image/jpeg")


def test_too_many_pages_and_too_large_a_picture_stay_in_the_zip(monkeypatch):
    monkeypatch.setattr(pages_of, "MOST_PAGES", 1)
    monkeypatch.setattr(pages_of, "MOST_POINTS", 100)
    for content, kind, why in (
        (sheet("1", "2"), "application/pdf", pages_of.LONG), (picture(), "image/png", pages_of.LARGE),
    ):  # fmt: skip
        with pytest.raises(pages_of.NoPages, match=why):
            pages_of.clean(content, kind)


# The complainant's own file.


def test_the_own_papers_of_the_complainant_are_pages_too_and_lie_in_the_zip_as_they_came(client, house):
    came = sheet("Mijn brief.")
    house.add("brief.pdf", came, origin=Document.Origin.PUBLIC)
    client.post(f"/zaak/{outsiders.new_link(house.case.outsiders.get(), at=AT)}/")
    pages = texts(client.get("/zaak/dossier/authority/pdf/").content)
    assert "Mijn brief." in pages[-1]
    assert f"{len(pages)} / {len(pages)}" in pages[-1]
    zipped = zipfile.ZipFile(io.BytesIO(client.get("/zaak/dossier/authority/zip/").content))
    assert zipped.read("stukken/01-brief.pdf") == came
