"""Papers as PDF: what people wrote goes in as data, so nothing in it is ever read as markup or code."""

import json
from pathlib import Path

import typst

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
