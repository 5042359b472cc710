"""The front door, and a person's own account."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from pages import brand
from schools import access, finding
from schools.forms import Profile
from schools.models import Board, Logo, User


def home(request):
    """Find your school, or sign in."""
    page = request.GET.get("p", "")
    query = request.GET.get("q", "").strip()[: finding.LONGEST]
    found = finding.find(query, int(page) if page.isdecimal() and len(page) < 6 else 1, timezone.localdate())
    door = ("/werk/", "inbox", _("To my work")) if request.user.is_authenticated else sign_in()
    return render(
        request,
        "schools/home.html",
        {
            "found": found,
            "pager": pager(found),
            "public_nav": [dict(zip(("url", "icon", "label"), door, strict=True))],
        },
    )


def sign_in():
    return reverse("account_login"), "log-in", _("Sign in for staff")


def pager(found):
    """Earlier and later results."""

    def address(page):
        return "?" + urlencode({"q": found.query, "p": page}) if 1 <= page <= found.pages else ""

    text = _("page %(page)s of %(pages)s") % {"page": found.page, "pages": found.pages}
    return {"text": text, "previous": address(found.page - 1), "next": address(found.page + 1)} if found.pages > 1 else {}


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def style(request, number, colour, part):
    """The colours of a board's pages. The colour stands in the address, so that a browser may keep it for ever."""
    board = get_object_or_404(Board, number=number, colour=f"#{colour}")
    made = {"loket": brand.desk_css, "brief": brand.letter_css}.get(part)
    if made is None:
        raise Http404
    return HttpResponse(made(board.colour), content_type="text/css")


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def logo(request, number, digest):
    """The logo of a board, by its digest."""
    picture = get_object_or_404(Logo, board__number=number, board__logo_digest=digest)
    return HttpResponse(bytes(picture.png), content_type="image/png")


@login_required
def profile(request):
    """My own account: how I am called and reached, and how I sign in."""
    form = Profile(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        user = form.save()
        with translation.override(user.language):
            messages.success(request, _("Your details are kept."))
        answer = redirect("schools:profile")
        answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME)  # what was chosen here goes before what was chosen on a page
        return answer
    held = access.standing(request.user)
    prefetch_related_objects(held, "board", "school")
    roles = [{"role": m.get_role_display(), "where": m.school or m.board, "until": m.until_on} for m in held]
    return render(request, "schools/profile.html", {"form": form, "roles": roles})
