"""Reading the board's defence before it goes out: each text, which papers, and which of their pages stay here."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import documents, sight
from pages.forms import Checks, Form, PlainLine, PlainText
from rights.complaints.files import pages_of, releasing

PAGES = re.compile(r"^\s*\d{1,4}(\s*-\s*\d{1,4})?(\s*,\s*\d{1,4}(\s*-\s*\d{1,4})?)*\s*$")


class ReadDefence(Form):
    """Each text as it may go out, which papers, and without which pages."""

    mark_optional = False

    papers = forms.MultipleChoiceField(
        label=gettext_lazy("Which papers go along?"), required=False, widget=Checks,
        help_text=gettext_lazy("What cannot become pages (locked, damaged, a text file) goes along in the zip as it came. Open such a file yourself first."),  # noqa: E501
    )  # fmt: skip
    checked = forms.BooleanField(
        label=gettext_lazy("I read every text and took the data of others out"),
        help_text=gettext_lazy("Other pupils, other parents, protected addresses, notes of a counsellor."),
    )  # fmt: skip

    def __init__(self, *args, complaint, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.of = releasing.start_texts(complaint)
        for one, text in self.of:
            rows = min(12, 2 + len(text) // 90)
            label = one.label if one.label == one.section else f"{one.section}: {one.label}"
            self.fields[one.key] = PlainText(label=label, required=False, initial=text, rows=rows)
        self.found = papers_of(complaint.case, user)
        latest = releasing.latest(complaint)
        outs = self.ask_for_pages(latest)
        self.order_fields([*(one.key for one, _text in self.of), "papers", *outs, "checked"])
        self.fields["papers"].choices = [(str(one.pk), one.title or "") for one in self.found]
        self.fields["papers"].initial = latest.papers if latest else []
        if not self.found:
            del self.fields["papers"]

    def ask_for_pages(self, latest):
        """For each PDF which of its pages stay out; what was said the last time stands ready."""
        kept = latest.left_out if latest else {}
        names = []
        for one in self.found:
            if one.content_type == pages_of.PDF:
                names.append(out_of(one))
                self.fields[out_of(one)] = PlainLine(
                    label=_("%(paper)s: which pages stay out?") % {"paper": one.title or ""}, required=False, max_length=200,
                    initial=", ".join(map(str, kept.get(str(one.pk), ()))),
                    help_text=_("For example 2 or 4-6. What is drawn on such a page does not go along in any form."),
                )  # fmt: skip
        return names

    def clean(self):
        cleaned = super().clean()
        chosen = [one for one in self.found if str(one.pk) in cleaned.get("papers", ())]
        for one in chosen:
            if one.content_type == pages_of.PDF and out_of(one) in cleaned:
                self.look_through(one, cleaned[out_of(one)])
        return cleaned

    def look_through(self, document, typed):
        """The pages that stay out must be there; and nothing may lie beneath a mark where it can still be read."""
        name = out_of(document)
        if typed and not PAGES.match(typed):
            self.add_error(name, ValidationError(_("Write the numbers of pages, for example 2 or 4-6."), code="pages"))
            return
        numbers, content = numbers_of(typed), documents.content(document)
        try:
            count, covered = pages_of.looked_at(content)
            if numbers and max(numbers) <= count:
                pages_of.clean(content, document.content_type, numbers)  # else it would not go along at all, unsaid
        except pages_of.NoPages:
            if numbers:
                said = _("No page can be taken out of this file. Add a version without these pages, and choose that one.")
                self.add_error(name, ValidationError(said, code="no_pages"))
            return
        if any(not 1 <= one <= count for one in numbers):
            said = _("This file has %(count)s pages.") % {"count": count}
            self.add_error(name, ValidationError(said, code="no_such_page"))
        elif len(numbers) == count:
            said = _("Every page stays out. Then do not choose this paper.")
            self.add_error(name, ValidationError(said, code="all_pages"))
        elif beneath := [one for one in covered if one not in numbers]:
            said = _("On page %(pages)s text is only covered: it can still be read beneath. Leave that page out, or add a printed and scanned version.")  # noqa: E501
            self.add_error(name, ValidationError(said % {"pages": ", ".join(map(str, beneath))}, code="covered"))
        else:
            self.cleaned_data[name] = numbers

    def texts(self):
        return {one.key: self.cleaned_data[one.key] for one, _text in self.of}

    def left_out(self):
        """The pages that stay here, by the key of each paper that goes along."""
        chosen = self.cleaned_data.get("papers", ())
        told = {str(one.pk): self.cleaned_data.get(out_of(one)) for one in self.found}
        return {key: sorted(numbers) for key, numbers in told.items() if numbers and key in chosen}


def out_of(document):
    return f"out-{document.pk}"


def numbers_of(typed):
    """The numbers of pages as somebody writes them."""
    found = set()
    for part in filter(None, (piece.strip() for piece in typed.split(","))):
        first, _dash, last = part.partition("-")
        low, high = sorted((int(first), int(last or first)))  # who writes 6-4 means those pages too
        found |= set(range(low, high + 1))
    return found


def papers_of(case, user):
    """The papers of the case that this person may open."""
    found = [one for one in case.documents.filter(erased_at=None).order_by("at", "pk") if sight.may_open(user, case, one)]
    for document in found:
        document.case = case
    return found
