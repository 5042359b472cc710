"""One line of the table of cases (`pages/_cases.html`).

In Python, since it stands 25 times on a page: as a template it took a third of the time of the whole list.
"""

from django.utils.translation import gettext as _

from pages import ruler
from pages.icons import icon
from pages.markup import fill

LINE = """
<tr role="row">{pick}<th role="rowheader" scope="row" class="subject"><a href="{url}">{subject}</a>\
<small class="ref">{reference}</small></th><td role="cell" class="where">{school}</td>\
<td role="cell" class="state-cell"><span class="st">{state_icon} {state}</span></td>\
<td role="cell" class="who{soft}">{handler}</td><td role="cell" class="left {tone}"><b>{icon} {words}</b>{end}{bar}</td></tr>"""
PICK = """<td role="cell" class="pick"><label><input type="checkbox" name="{name}" value="{reference}" \
aria-label="{label}"{checked}></label></td>"""
BAR = """<svg class="ruler-mini {tone}" aria-hidden="true"><svg width="100%" height="10" viewBox="0 0 30 10" \
preserveAspectRatio="none"><path class="ticks" d="{ticks}"/></svg><rect class="left" y="6" width="{share}" height="4"/>\
<line class="base" x1="0" x2="100%" y1="9.5" y2="9.5"/></svg>"""
TICKS = ruler.scale(30, step_long=5, height=10, short=3)


def case_line(row, pick=""):
    """The line of a row of `pages/_cases.html`; with a tick box of the name `pick`, when there is one."""
    face, handler = row["clock"], row["handler"]
    return fill(
        LINE,
        pick=tick_box(pick, row) if pick else "",
        url=row["url"],
        subject=row["subject"],
        reference=row["reference"],
        school=row["school"] or _("whole board"),
        state_icon=icon(row["state_icon"] or "circle-dot"),
        state=row["state"],
        soft="" if handler else " soft",
        handler=handler or _("nobody yet"),
        tone=face.css,
        icon=icon(face.icon),
        words=face.words,
        end=fill("<small>{end}</small>", end=face.end) if face.end else "",
        bar=mini_ruler(face) if face.due or face.tone == "still" else "",
    )


def tick_box(name, row):
    label = _("Choose {reference}").format(reference=row["reference"])
    return fill(PICK, name=name, reference=row["reference"], label=label, checked=" checked" if row.get("picked") else "")


def mini_ruler(face):
    """The small bar beside a clock in a list. The words stand next to it, so it is hidden from readers."""
    return fill(BAR, tone=face.css, ticks=TICKS, share=ruler.percent(100 * face.share))
