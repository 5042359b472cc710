"""What comes in from outside becomes a case at once: its clock, files for the handler only, a way back for who left one."""

import datetime as dt

from django.utils.translation import gettext as _

from breaches import parts
from breaches.doubles import doubles_of
from breaches.report import report
from cases import documents, outsiders, tasks_of_case, timeline
from cases.models import Document, Task
from cases.moves import changing
from cases.terms import local_day

ERASE_WITHIN = dt.timedelta(days=7)


def from_public(school, form, *, language, at):
    """The report of a parent, a pupil, an outsider or an employee without an account. Gives the reference."""
    breach = report(board=school.board, school=school, via="public", at=at, **form.told())
    add(breach.case, form, language=language, at=at, delete_files=True)
    return breach.case.reference


def from_supplier(processor, form, *, language, at):
    """A supplier's notice (AVG art. 33(2)): one case of the board, aware from this moment; the schools named take part in it."""
    breach = report(
        board=processor.board, via="supplier", at=at, discovered_at=at, processor=processor, processor_name=processor.name,
        processor_informed_at=at, **form.told(),
    )  # fmt: skip
    add(breach.case, form, language=language, at=at, via="supplier", delete_files=False)
    tell_supplier(breach.case, processor, form, at=at)
    return breach.case.reference


def add(case, form, *, language, at, via="public", delete_files):
    """Files, each with its own task to delete it where the public sent it; and the address that may follow the case."""
    with changing(case, at=at) as workflow:
        for name, content in form.cleaned_data.get("files", ()):
            about = {"origin": Document.Origin.PUBLIC, "handlers_only": True, "via": via}
            documents.store(workflow.case, name=name, content=content, at=at, **about)
            if delete_files:
                text = _("Look at the file that was sent in from outside, and erase it as soon as it is not needed any more.")
                told = {"text": text, "sort": Task.Sort.DELETION, "due_on": local_day(at) + ERASE_WITHIN}
                tasks_of_case.add(workflow.case, **told, by=None, at=at)
        if form.cleaned_data.get("email"):
            outsiders.add(workflow.case, email=form.cleaned_data["email"], language=language, at=at)


def tell_supplier(case, processor, form, *, at):
    """What only a supplier tells: on the timeline; and which open case may be about the same."""
    with changing(case, at=at) as workflow:
        facts = {"processor": processor.pk, "discovered_at": form.cleaned_data["noticed"], "schools": len(form.schools_named)}
        said = {"systems": form.cleaned_data["systems"]}
        timeline.record(workflow.case, "breach.supplier_reported", at=at, via="supplier", facts=facts, said=said)
        for school in form.schools_named:
            parts.add_one(workflow.case, school, asked="", due_on=None, by=None, at=at)
        for other in doubles_of(workflow):
            timeline.record(workflow.case, "breach.possible_double", at=at, facts={"other": other.case_id})
