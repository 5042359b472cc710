"""What goes in the package of one request: read from the case, before anything is written."""

from django.utils import translation
from django.utils.text import capfirst

from cases import documents
from cases.terms import AMSTERDAM
from rights.requests.models.transfer import Part
from rights.requests.transfer.package import About, File
from schools.models import Role

# What who asks told about themselves and about the pupil: data that were given, so they go along by AVG 20.
MEANING = {
    "pupil_name": "naam van de leerling", "pupil_birth_date": "geboortedatum van de leerling", "pupil_group": "groep of klas",
    "contact_name": "naam van wie het verzoek deed", "contact_email": "e-mailadres van wie het verzoek deed",
    "contact_phone": "telefoon van wie het verzoek deed", "contact_address": "postadres van wie het verzoek deed",
}  # fmt: skip


def read_contents(request, *, role, at):
    """About the package, its files, and its data. In Dutch, as the schools speak it."""
    with translation.override("nl"):
        going = request.going(at)
        files = [file for row in request.package_parts if row.part in going for file in files_of(request, row)]
        parts = [part_of(request, part, at) for part in going]
        transfer, case = request.transfer, request.case
        brin = case.school.code if case.school else ""
        about = About(
            reference=case.reference,
            sender={"name": str(case.school or case.board), "brin": brin, "board": case.board.name},
            receiver={"name": transfer.receiver_name, "brin": transfer.brin},
            basis=transfer.basis, basis_label=str(transfer.get_basis_display()), parts=parts,
            made_at=at.astimezone(AMSTERDAM).isoformat(timespec="seconds"), role=str(Role(role).label), labels=MEANING,
        )  # fmt: skip
    return about, files, data_of(request) if Part.PROVIDED in going else {}


def files_of(request, row):
    """The documents of one part, in the order of choosing. What was erased meanwhile does not go."""
    found = {str(one.pk): one for one in request.case.documents.filter(pk__in=row.documents, erased_at=None)}
    for pk in row.documents:
        if pk in found:
            document = found[pk]
            document.case = request.case
            yield File(document.title, document.name, document.content_type, row.part, documents.content(document))


def part_of(request, part, at):
    latest = next((one for one in reversed(request.transfer_consents) if one.part == part), None)
    consent = None
    if latest is not None and part in request.consents_needed(at):
        consent = {"who": latest.who, "who_label": str(latest.get_who_display()), "way": latest.way, "on": latest.on.isoformat()}
    return {"part": part, "label": capfirst(str(Part(part).label)), "consent": consent}


def data_of(request):
    """What was given, field by field; what is not known is left out."""
    pupil, contact = request.data_subject or {}, request.requester or {}
    told = {f"pupil_{name}": pupil.get(name) for name in ("name", "birth_date", "group")}
    told |= {f"contact_{name}": contact.get(name) for name in ("name", "email", "phone", "address")}
    return {name: value for name, value in told.items() if value}
