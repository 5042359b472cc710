"""Papers as PDF: what people wrote goes in as data, so nothing in it is ever read as markup or code."""

import json
from pathlib import Path

import typst
from django.http import HttpResponse

TEMPLATES = Path(__file__).parent / "typst"


def pdf(template, data):
    """A PDF/UA from one of our templates ("sheet", "letter") and a JSON value. Typst reads nothing outside their folder."""
    return typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )


def download(content, name):
    """A PDF as a download that nobody in between keeps."""
    told = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=told)
