"""Everything is brought together: the list of places of a board, and what the people who looked there found."""

from django.db import transaction
from django.urls import reverse

from cases import documents, tasks_of_case
from cases.moves import STALE, Refused, changing, move
from rights.requests.models import Found, Search, SearchPlace, VisitChoice
from schools import access
from schools.models import Role

# Where a school keeps data, when a board has made no list of its own yet: name and what it holds.
USUAL = (
    ("Leerlingadministratie", "Inschrijving, adressen, gezag, contact met ouders"),
    ("Leerlingvolgsysteem", "Toetsen, cijfers, verslagen, notities van leraren"),
    ("Mail en berichten", "Mail van medewerkers, berichten in de ouderapp"),
    ("Ondersteuningsteam en zorg", "Verslagen van besprekingen, handelingsplannen, samenwerkingsverband"),
    ("Orthotheek", "Onderzoeken, testuitslagen, papieren dossiers"),
    ("Camera", "Beelden, zolang ze bewaard zijn"),
    ("Verzuim", "Aanwezigheid, meldingen aan leerplicht"),
    ("Financiële administratie", "Ouderbijdrage, facturen, betalingen"),
    ("Leveranciers", "Lesmateriaal, fotograaf, schoolreis, overblijf"),
)


def places_of(board):
    """The places of this board. The first time there is none yet, the usual list is made."""
    rows = SearchPlace.objects.filter(board=board).select_related("person").order_by("pk")
    if not rows.exists():
        made = [SearchPlace(board=board, name=name, holds=holds) for name, holds in USUAL]
        SearchPlace.objects.bulk_create(made, ignore_conflicts=True)
    return list(rows.all())


def keeps_places(user):
    """The boards whose list of places this person keeps: those where this person is the privacy officer."""
    return access.boards_of(user, Role.PRIVACY_OFFICER)


@transaction.atomic
def ask(case, pairs, *, text, due_on, by, at, version):
    """Ask each of these people to look in one place: pairs of a place and a person. One task each, or none at all."""
    for n, (place, person) in enumerate(pairs):
        move(
            case, "ask_search", by=by, at=at, version=None if n else version, place=place, person=person, text=text, due_on=due_on
        )  # fmt: skip


def find(user, pk, cases):
    """The search with this number in one of these cases, for whoever holds its task; None for anybody else."""
    found = Search.objects.select_related("case__board", "case__school", "task__assignee").filter(pk=pk, case__in=cases)
    search = found.first()
    if search:
        search.task.case = search.case
    return search


def answer(search, *, outcome, text, files, by, at):
    """What somebody found. The files stay with whoever handles the case until they have been looked through."""
    with changing(search.case, at=at) as workflow:
        case = workflow.case
        row = Search.objects.select_for_update(of=("self",)).select_related("task").get(pk=search.pk)
        if row.task.done_at or workflow.state in workflow.final:
            raise Refused("stale", STALE, workflow.state)
        for name, content in files:
            document = documents.store(case, name=name, content=content, by=by, at=at, handlers_only=True)
            Found.objects.create(case=case, search=row, document=document, by=by, at=at)
        row.outcome, row.answered_by, row.answered_at = outcome, by, at
        row.save(update_fields=["outcome", "answered_by", "answered_at"])
        row.task.case = case
        said = str(Search.Outcome(outcome).label)
        tasks_of_case.finish(case, row.task, answer=f"{said}. {text}".strip() if text else said, by=by, at=at)


def page_of(task):
    """The address where this task is done: the question to look somewhere, or the visit to be present at; else empty."""
    search = Search.objects.filter(task=task).only("pk").first()
    if search:
        return reverse("requests:search", args=[search.pk])
    visit = VisitChoice.objects.filter(task=task).only("pk").first()
    return reverse("requests:visit", args=[visit.pk]) if visit else ""
