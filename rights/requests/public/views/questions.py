"""The public form, one question a page. Every page has its address; what was typed goes along, back and forth."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cases.views.public_form import LANGUAGES, speak
from rights.requests.public import situations
from rights.requests.public.drafts import Kept, posted
from rights.requests.public.journey import CHECK, CODES, PAGES, Journey
from rights.requests.public.summary import in_full, in_short
from rights.requests.public.views.check import check
from schools.desk import at_desk, frame, officers_of, url_of

METHODS = require_http_methods(["GET", "HEAD", "POST"])
FIRST = PAGES[0].code


# Exempt: there is no account whose standing a stranger could abuse, and a lost cookie must not cost what was typed.
@csrf_exempt
@METHODS
@at_desk
def question(request, school, code=FIRST):
    """One page of the form: look at it, or answer it."""
    if code not in CODES:
        raise Http404
    visit = Visit(request, school)
    if code == CHECK:
        return check(visit)
    page = next((page for page in visit.journey.pages if page.code == code), None)
    if page is None or not visit.journey.is_reached(page):
        return visit.lost(code)
    return visit.answer(page) if request.method == "POST" else visit.show(page)


class Visit:
    """One visit to one page."""

    def __init__(self, request, school):
        self.request, self.school, self.now = request, school, timezone.now()
        self.kept = Kept(request, school, at=self.now)
        self.journey = Journey(self.kept.read(), at=self.now)

    def url(self, code, *, changing=False):
        return address(self.school, code) + ("?wijzig=1" if changing else "")

    def go(self, url):
        return self.kept.remember(HttpResponseRedirect(url))

    def lost(self, code=CHECK):
        """This page is not on yet: to the first one that still wants an answer. Where nothing is kept that is said.

        What was typed on it stands there again when its turn comes.
        """
        nothing = "" if self.journey.typed else "?opnieuw=1"
        if self.request.method == "POST" and code != CHECK:
            self.kept.write({**self.journey.typed, code: posted(self.request)})
        page = self.journey.first_open
        return self.go(self.url(page.code) + nothing if page else self.url(CHECK))

    def show(self, page):
        """The page as it was left, without a word on what is wrong."""
        form = self.journey.form(page, initial=self.started(page))
        return self.render(page, form.silent() if form.is_bound else form, 200)

    def started(self, page):
        """The counter of the desk through which somebody came in stands ticked."""
        chosen = self.request.GET.get("wat", "")
        return {"situations": [chosen]} if page.code == FIRST and chosen in situations.ALL else None

    def answer(self, page):
        """Keep what was typed, whatever it is; go on where it is right."""
        post = self.request.POST
        if "wipe" in post:
            self.kept.drop()
            return self.go(self.url(FIRST))
        form = self.journey.form(page, post)
        good = form.is_valid()
        kept = self.keep(page, form.masked)
        if self.request.htmx:
            return self.kept.remember(render(self.request, "cases/outside/_kept.html", {"kept": kept}))
        if post.get("speak") in LANGUAGES and kept:
            return self.speak(post["speak"])
        if "back" in post:
            return self.go(self.url(self.journey.before(page.code)) if self.journey.before(page.code) else url_of(self.school))
        if not good:
            return self.render(page, form, 400)
        return self.go(self.next(page)) if kept else self.render(page, form, 429, full=True)

    def keep(self, page, masked):
        typed = {**self.journey.typed, page.code: posted(self.request, masked)}
        if not self.kept.write(typed):
            return False
        self.journey = Journey(typed, at=self.now)
        return True

    def next(self, page):
        """The page after it; back to the page of all answers when only one was changed."""
        changing = "wijzig" in self.request.GET
        if changing:
            still = self.journey.first_open
            return self.url(still.code, changing=True) if still else self.url(CHECK)
        return self.url(self.journey.following(page))

    def speak(self, language):
        """The same page in another language, with what was typed."""
        return speak(self.go(self.request.get_full_path()), language)

    def render(self, page, form, status, **more):
        pages = self.journey.pages
        context = self.frame() | {
            "form": form,
            "language_form": "vraag",
            "page": page,
            "number": pages.index(page) + 1,
            "total": len(pages) + 1,
            "topic": self.journey.topic,
            "sofar": self.answers(pages[: pages.index(page)], short=True),
            "again": "opnieuw" in self.request.GET,
            "is_kept": self.request.method == "GET" and page.code in self.journey.typed and form.is_bound and page.code == FIRST,
        }
        template = f"rights/requests/public/{page.code.replace('-', '_')}.html"
        return self.kept.remember(render(self.request, template, context | more, status=status))

    def frame(self):
        return frame(self.school) | {
            "now": self.now, "school": self.school, "desk": url_of(self.school), "journey": self.journey,
            "dpos": officers_of(self.school, timezone.localdate(self.now)),
        }  # fmt: skip

    def answers(self, pages, *, short=False):
        """The answers of these pages, each with the way to change it."""
        lines = in_short if short else in_full
        return [
            {"label": label, "value": text, "url": self.url(page.code, changing=True), "typed": page.code not in CHOSEN}
            for page in pages
            for label, text in lines(self.journey, page)
        ]


CHOSEN = frozenset({"wat", "wie", "zonder-gezag", "toestemming"})  # in our words, not in theirs


def address(school, code):
    if code == FIRST:
        return reverse("ask", args=[school.slug])
    return reverse("ask_page", args=[school.slug, code])
