"""A person reads the defence before it goes out: kept as a row; and the way in for the board's own commission."""

import hmac
import secrets
from hashlib import sha256

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from cases import deadlines, outsiders, timeline
from cases.models import Invitation
from cases.moves import Refused, changing, check_version
from rights.complaints.files.defence import items
from rights.complaints.models import Commission, CommissionAccess, DefenceRelease, FiledAdvice, clocks

PURPOSE = "commission"
NOT_CHECKED = _("First read the defence and take the data of others out of it.")
CHANGED = _("The case changed after the defence was read. Read it again before it goes out.")


def latest(complaint):
    """The last reading, or None."""
    release = complaint.case.defencerelease_records.select_related("by").order_by("-at").first()
    if release:
        release.case = complaint.case
    return release


def released(complaint):
    """The reading that holds for the case as it is; refused where there is none."""
    release = latest(complaint)
    if release is None:
        raise Refused("not_checked", NOT_CHECKED, complaint.state)
    if release.version != complaint.case.version:
        raise Refused("check_again", CHANGED, complaint.state)
    return release


def start_texts(complaint):
    """What stands ready to be read: each text as it was left the last time, and new ones as they are."""
    release = latest(complaint)
    kept = (release.texts or {}) if release else {}
    return [(one, kept.get(one.key, one.text)) for one in items(complaint)]


def check(case, *, texts, papers, version, by, at, left_out=None):
    """Keep what somebody left of each text, and which papers go along without which of their pages."""
    with changing(case, at=at) as complaint:
        check_version(complaint, version)
        known = {one.key: one.text for one in items(complaint)}
        kept = {key: text for key, text in texts.items() if key in known}
        told = {"texts": kept, "papers": papers, "left_out": left_out or {}}
        row = DefenceRelease(case=complaint.case, version=complaint.case.version, by=by, at=at, **told)
        row.save(force_insert=True)
        changed = sum(kept.get(key, "").strip() != text.strip() for key, text in known.items())
        out = sum(len(numbers) for numbers in (left_out or {}).values())
        facts = {"texts": len(known), "changed": changed, "papers": len(papers), "pages_out": out}
        timeline.record(complaint.case, "complaint.file_checked", at=at, by=by, facts=facts)


def made(case, *, file, form, by=None, via="", at):
    """Somebody took a file along."""
    with changing(case, at=at) as workflow:
        timeline.record(workflow.case, "complaint.file_made", at=at, by=by, via=via, facts={"file": file, "form": form})


def digest(code):
    return hmac.new(settings.SECRET_KEY.encode(), f"commission:{code}".encode(), sha256).hexdigest()


def is_with_own_commission(complaint):
    return any(one.commission == Commission.OWN for one in complaint.open_outside)


def share(case, *, by, at):
    """A link and a code for the secretary of the own commission: both are shown to the handler this once."""
    with changing(case, at=at) as complaint:
        if not is_with_own_commission(complaint):
            raise Refused(
                "no_own_commission", _("The complaint does not lie with an own commission of the board."), complaint.state
            )
        release = released(complaint)
        secret, code = outsiders.invite(complaint.case, purpose=PURPOSE, by=by, at=at), f"{secrets.randbelow(10**6):06d}"
        invitation = Invitation.objects.get(digest=outsiders.secret_digest(secret))
        row = CommissionAccess(
            case=complaint.case, invitation=invitation, release=release, code_digest=digest(code), by=by, at=at
        )  # fmt: skip
        row.save(force_insert=True)
        timeline.record(complaint.case, "complaint.file_shared", at=at, by=by, facts={"invitation": invitation.pk})
        return secret, code


def access_of(invitation):
    return CommissionAccess.objects.select_related("invitation__case__board", "invitation__case__school", "release__by").get(
        invitation=invitation
    )


def open_with(invitation, code, *, at):
    """Try a code: True opens the door, once. A wrong one is counted; after five the link is dead."""
    with changing(invitation.case, at=at) as complaint:
        access = CommissionAccess.objects.select_for_update().get(invitation=invitation)
        access.case = complaint.case
        if access.opened_at or access.wrong >= access.MOST_WRONG:
            return False
        if hmac.compare_digest(access.code_digest, digest(code.strip())):
            access.opened_at = at
            access.save(update_fields=["opened_at"])
            return True
        CommissionAccess.objects.filter(pk=access.pk).update(wrong=F("wrong") + 1)
        timeline.record(complaint.case, "complaint.code_wrong", at=at, via="public", facts={"wrong": access.wrong + 1})
        if access.wrong + 1 >= access.MOST_WRONG:
            Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=at)
        return False


def file_advice(invitation, *, text, at, parts=None, proposed=""):
    """The commission's advice: it spends the link, and the four weeks of the board start (WPO art. 14).

    It is kept as it was filed, so that nobody types it twice; somebody of the board records it as the finding.
    """
    with changing(invitation.case, at=at) as complaint:
        if not Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=at):
            return False
        said = {"text": text, "with_measures": proposed}
        timeline.record(complaint.case, "complaint.advice_filed", at=at, via="public", said=said)
        step = next((one for one in complaint.open_outside if one.commission == Commission.OWN), None)
        told = {str(number): [str(outcome), reasons] for number, (outcome, reasons) in (parts or {}).items()}
        row = FiledAdvice(case=complaint.case, step=step, text=text, parts=told, proposed=proposed, at=at)
        row.save(force_insert=True)
        if is_with_own_commission(complaint) and not complaint.runs(clocks.REACTION):  # else it is over: kept, no term
            for over in (clocks.DEFENCE, clocks.ADVICE):
                deadlines.end(complaint.case, over, at=at)
            deadlines.start(complaint.case, "wpo14_board_reaction", purpose=clocks.REACTION, at=at)
        return True
