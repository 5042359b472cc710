"""Papers as PDF: what people wrote goes in as data, so nothing in it is ever read as markup or code."""

import hashlib
import json
from pathlib import Path

import typst
from django.core.cache import cache
from django.http import HttpResponse

A_DAY = 24 * 3600  # seconds
TEMPLATES = Path(__file__).parent / "typst"
FONTS = typst.Fonts(font_paths=[str(TEMPLATES / "fonts")])  # ours first; those of the machine for scripts it does not have
NO_SIGN = "could not be displayed with font"


def pdf(template, data, *, accessible=True):
    """A PDF/UA from one of our templates ("sheet", "letter") and a JSON value. Typst reads nothing outside their folder.

    `accessible` is for what gets pages of others in it afterwards: it makes no promise about those. Nor is it promised where
    somebody typed a sign that no font has (an emoji): better a paper with an empty place than none.
    """
    try:
        return press(template, data, ["ua-1"] if accessible else [])
    except typst.TypstError as fault:
        if NO_SIGN not in str(fault):
            raise
    return press(template, data, [])


def press(template, data, standards):
    return typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=FONTS,
        format="pdf",
        pdf_standards=standards,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )


def kept_pdf(template, data):
    """The same for a paper that says the same to everybody: made once a day, so that nobody keeps the press busy by asking."""
    told = json.dumps([template, data], ensure_ascii=False, sort_keys=True)
    key = "paper:" + hashlib.sha256(told.encode()).hexdigest()
    return cache.get_or_set(key, lambda: pdf(template, data), A_DAY)


def download(content, name):
    """A PDF as a download that nobody in between keeps."""
    told = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=told)
