"""Papers look like the pages: in our own typeface, with it inside the file, and readable aloud."""

import io

import pytest
from pypdf import PdfReader

from cases import paper

TEXT = "Şahin Yılmaz-Łukaszewicz, Zoë en D’Arcy: € 0,00 – “nee”."
ROWS = [{"label": "Wat", "text": TEXT, "empty": ""}, {"label": "Wie", "text": "", "empty": "Niet ingevuld"}]
HEAD = {"title": "Uw verzoek", "board": "Stichting Veldkring", "lang": "nl", "sender": ["Postbus 1"], "foot": "VZ-2026-00001"}
PAPERS = {
    "sheet": HEAD | {"lead": [TEXT], "sections": [{"title": "Vragen", "rows": ROWS}]},
    "letter": HEAD | {"colophon": [{"label": "Datum", "value": "24 november 2026"}], "parts": [{"heading": "Kop", "text": TEXT}]},
    "form": HEAD | {"sections": [{"title": "Vul in", "lines": [TEXT], "checks": [{"text": TEXT, "more": ""}]}]},
    "file": HEAD | {"index": "Inhoud", "sections": [{"title": "Vragen", "rows": ROWS}]},
}


def fonts(reader):
    """The fonts on all pages, each with what it is made of."""
    found = [font.get_object() for page in reader.pages for font in (page["/Resources"].get("/Font") or {}).values()]
    return {font["/BaseFont"].split("+")[-1]: font["/DescendantFonts"][0].get_object() for font in found}


@pytest.mark.parametrize("template", PAPERS)
def test_a_paper_is_set_in_our_own_typeface_alone_and_holds_it(template):
    found = fonts(PdfReader(io.BytesIO(paper.pdf(template, PAPERS[template]))))
    assert {name.partition("-")[0] for name in found} == {"Commissioner"}
    assert {"Commissioner-Regular", "Commissioner-SemiBold"} <= set(found)
    assert all("/FontFile2" in font["/FontDescriptor"] for font in found.values())


@pytest.mark.parametrize("template", PAPERS)
def test_a_paper_is_pdf_ua_and_its_text_comes_out_as_it_went_in(template):
    content = paper.pdf(template, PAPERS[template])
    reader = PdfReader(io.BytesIO(content))
    assert is_pdf_ua(content)
    assert TEXT in " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("sign", ["🙂", "中"])
def test_a_sign_that_no_font_has_keeps_no_paper_from_its_reader(sign):
    """It cannot be promised to be read aloud then; all else is there."""
    content = paper.pdf("sheet", HEAD | {"sections": [{"title": "Vragen", "rows": [{"label": "Wat", "text": f"Hoi {sign}!"}]}]})
    assert "Hoi" in PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert not is_pdf_ua(content)


def is_pdf_ua(content):
    root = PdfReader(io.BytesIO(content)).trailer["/Root"]
    return bool(root["/MarkInfo"]["/Marked"] and b"pdfuaid:part" in root["/Metadata"].get_data())
