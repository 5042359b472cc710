"""The places where a board keeps data, and who usually looks there: kept by its privacy officer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import drafts
from cases.terms import local_day
from cases.views.entry import signed_in, typed
from rights.requests import collecting
from rights.requests.collect_forms import KeepPlace
from rights.requests.models import SearchPlace
from schools.models import Membership, Role, User


def boards(request):
    """The boards whose list this person keeps; 403 for who keeps none."""
    found = sorted(collecting.keeps_places(request.user), key=str)
    if not found:
        raise PermissionDenied(_("The privacy officer of the board keeps this list."))
    return found


def people_of(board, on):
    """Who can be asked to look somewhere: everybody with a role, except who only administers."""
    held = Membership.objects.filter(Membership.on(on), board=board).exclude(role=Role.ADMIN)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("name")


@signed_in
def places(request):
    now = timezone.now()
    lists = [{"board": board, "places": collecting.places_of(board)} for board in boards(request)]
    return render(request, "rights/requests/places.html", {"now": now, "lists": lists})


@signed_in
def add(request, number):
    board = next((board for board in boards(request) if board.number == number), None)
    if board is None:
        raise Http404
    return edit(request, board, SearchPlace(board=board), _("Add a place"))


def mine(request, pk):
    row = SearchPlace.objects.filter(pk=pk, board__in=boards(request)).select_related("board", "person").first()
    if row is None:
        raise Http404
    return row


@signed_in
def place(request, pk):
    row = mine(request, pk)
    return edit(request, row.board, row, _("Change a place"))


def edit(request, board, row, title):
    now = timezone.now()
    told = {"name": row.name, "holds": row.holds, "person": row.person and row.person.email}
    people = people_of(board, local_day(now))
    form = KeepPlace(typed(request, now), board=board, people=people, row=row, initial=told)
    if request.method == "POST" and form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(row, name, value)
        row.save()
        drafts.drop(request)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("requests:places"))
    context = {"now": now, "form": form, "row": row, "board": board, "title": title}
    context["is_kept"] = form.is_bound and request.method == "GET"
    return render(request, "rights/requests/place.html", context, status=400 if request.method == "POST" else 200)


@signed_in
@require_POST
def remove(request, pk):
    """A place that is no more. What was searched there stays on record by its name."""
    row = mine(request, pk)
    row.delete()
    messages.success(request, _("%(name)s is no longer on the list.") % {"name": row.name})
    return HttpResponseRedirect(reverse("requests:places"))
