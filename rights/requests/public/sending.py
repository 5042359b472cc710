"""What was told on the public form becomes a request: a case whose term runs from this moment."""

from rights.people import Channel, known
from rights.requests.models import Right
from rights.requests.opening import open_request

EXTRAS = ("media", "receiving_school", "school_years", "vacancy", "other_parent", "organisation")
COPY = frozenset({"copy", "both"})


def send(school, journey, *, language, at):
    """Open the case, and let the address that was left follow it. Gives the reference."""
    about = told(journey)
    request = open_request(board=school.board, school=school, language=language, follows=True, via="public", at=at, **about)
    return request.case.reference


def told(journey):
    """What `open_request` wants to know."""
    reach, words, about = (journey.told(code) for code in ("bereiken", "vraag", "over-wie"))
    rights = list(journey.rights)
    if words.get("pause"):
        rights.append(Right.RESTRICTION)
    return {
        "rights": rights,
        "received_at": journey.at,
        "channel": Channel.WEB,
        "capacity": journey.asker.capacity,
        "both_parents": journey.asker.code == "ouders-samen",
        "requester": known(reach, "name", "email", "phone", "address"),
        "data_subject": subject(about),
        "wording": words.get("wording", ""),
        "copy_wanted": words.get("how") in COPY,
        "extras": extras(journey, about | words),
    }


def subject(about):
    """The person concerned, as far as it is somebody else or the age counts."""
    name = about.get("subject_name") or " ".join(part for part in (about.get("first_name"), about.get("last_name")) if part)
    return known({**about, "name": name}, "name", "birth_date", "group")


def extras(journey, answers):
    """What a right or a role asks besides, for whoever handles it."""
    found = {name: answers[name] for name in EXTRAS if answers.get(name)}
    if agrees := journey.told("toestemming").get("agrees") if journey.needs_consent else "":
        found["pupil_agrees"] = agrees
    return found
