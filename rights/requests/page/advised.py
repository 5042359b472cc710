"""What the FG advised about this request, the latest first."""

from django.utils.translation import gettext as _

from pages import words


def section(request, user, at):
    rows = [
        {"label": f"{row.by}, {words.moment(row.at, at)}", "value": _("Erased") if row.text is None else row.text, "typed": True}
        for row in reversed(request.advices)
    ]
    if not rows:
        return None
    return {"id": "advies", "label": _("Advice of the FG"), "template": "rights/requests/kept.html", "facts": rows}
