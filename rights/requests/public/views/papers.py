"""For who rather writes: the paper form, an example letter for each situation; and what happens with what is filled in here."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from cases import paper
from rights.requests.public import paper_form
from rights.requests.public.example_letters import EXAMPLES, address, greeting, paragraphs, plain
from rights.requests.public.situations import COUNTERS
from schools import house_style
from schools.desk import at_desk, frame, officers_of, url_of


def page(request, school, name, **more):
    today = timezone.localdate()
    told = {"school": school, "desk": url_of(school), "dpos": officers_of(school, today), "now": timezone.now()}
    return render(request, f"rights/requests/public/{name}.html", frame(school) | told | more)


@require_safe
@at_desk
def papers(request, school):
    return page(request, school, "papers", counters=COUNTERS)


@require_safe
@at_desk
def privacy(request, school):
    """What happens with what is filled in on this form (AVG art. 13)."""
    return page(request, school, "privacy")


@require_safe
@at_desk
def form_pdf(request, school):
    """The form; with the box ticked of the counter through which somebody came."""
    chosen = next((one for one in COUNTERS if one.code == request.GET.get("wat")), None)
    made = paper.kept_pdf("form", paper_form.data(school, house_style.on_paper(school.board), chosen and chosen.right))
    return file(made, f"formulier-{slugify(school.name)}.pdf")


@require_safe
@at_desk
def letter(request, school, situation):
    found = known(situation)
    return page(
        request, school, "letter", situation=found, text=plain(found.code, school), letter=on_paper(school, found.code)
    )


@require_safe
@at_desk
def letter_pdf(request, school, situation):
    """As a letter of whoever sends it: without the letterhead of the school, which is its addressee."""
    found = known(situation)
    told = on_paper(school, found.code)
    parts = [
        {"heading": "", "text": told["greeting"]}, *told["parts"], {"heading": "", "text": told["closing"]},
        {"heading": "", "text": "\n".join(told["sign"])},
    ]  # fmt: skip
    data = {**told, "parts": parts, "board": told["brand"], "foot": ""}
    return file(paper.kept_pdf("letter", data), f"voorbeeldbrief-{found.code}.pdf")


def known(code):
    found = next((one for one in COUNTERS if one.code == code), None)
    if found is None:
        raise Http404
    return found


def on_paper(school, code):
    """The letter: from who sends it, to the school."""
    return {
        "brand": "[uw naam]",
        "sub": "",
        "sender": ["[uw adres]", "[postcode en plaats]"],
        "to": address(school),
        "colophon": [{"label": "Datum", "value": "[datum]"}, {"label": "Aan", "value": school.name}],
        "title": EXAMPLES[code].subject,
        "greeting": greeting(school),
        "parts": [{"heading": "", "text": "\n\n".join(paragraphs(code, school))}],
        "closing": "Met vriendelijke groet,",
        "sign": ["[uw naam]", "[uw handtekening]"],
    }


def file(content, name):
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
