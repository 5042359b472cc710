"""A school's desk on the web: which school an address means, and what every page of its desk says of it."""

from functools import wraps

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from schools import access, house_style
from schools.models import Role, School


class SameMethodRedirect(HttpResponsePermanentRedirect):
    """Moved for good; what was sent is sent again."""

    status_code = 308


def school_or_redirect(request, slug):
    """The school at this address; a redirect when it has another one by now; 404 when there never was one."""
    school = School.objects.select_related("board").filter(slug=slug).first()
    if school:
        return school
    moved = School.objects.filter(old_slugs__slug=slug).first()
    if not moved:
        raise Http404
    path = request.get_full_path().replace(f"/{slug}/", f"/{moved.slug}/", 1)
    return (HttpResponsePermanentRedirect if request.method in ("GET", "HEAD") else SameMethodRedirect)(path)


def at_desk(view):
    """For a page of a school's desk: `view(request, school, …)`. An old address redirects, a closed school says so."""

    @wraps(view)
    def page(request, slug, *args, **kwargs):
        school = school_or_redirect(request, slug)
        if not isinstance(school, School):
            return school
        if school.closed_on and school.closed_on <= timezone.localdate():
            return render(request, "schools/closed.html", frame(school) | {"school": school}, status=404)
        return view(request, school, *args, **kwargs)

    return page


def board_frame(board):
    """The context of the public frame where there is no school: the name of the board on top, in its own house style."""
    style = {"brand_css": house_style.css_url(board, "loket"), "brand_logo": house_style.logo(board)}
    return {"brand_name": board.name, "brand_sub": _("Privacy desk")} | style


def frame(school):
    """The same for a school: its own name on top, its board at the foot."""
    return board_frame(school.board) | {
        "brand_name": school.name,
        "brand_url": url_of(school),
        "foot_note": _("%(school)s is one of the schools of %(board)s. The board is responsible for what happens with your data.")
        % {"school": school.name, "board": school.board.name},
        "foot_links": [{"url": reverse("schools:home"), "label": _("Another school")}],
    }


def url_of(school):
    return f"/loket/{school.slug}/"


def officers_of(school, today):
    """The board's FG, whom everybody may call or write (AVG art. 38(4))."""
    return access.with_role(school.board, Role.DPO, on=today)
