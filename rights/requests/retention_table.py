"""The retention table of a board: what every board starts with, and how a person changes it. Each change is kept.

The defaults are data (domain.md 4.6): Dutch, as the board edits them further.
"""

from django.db import transaction

from rights.requests.models.retention import RetentionChange, RetentionRule

MINIMUM, MAXIMUM, CONSENT = RetentionRule.Kind.MINIMUM, RetentionRule.Kind.MAXIMUM, RetentionRule.Kind.CONSENT
From = RetentionRule.From
EDITABLE = ("category", "kind", "count", "unit", "counts_from", "ground", "source", "active")
NEEDED = "Niet langer nodig voor het doel (AVG artikel 5 lid 1 onder e)"
DUTY = "Wettelijke bewaarplicht (AVG artikel 17 lid 3 onder b)"
AP, DUO = "Autoriteit Persoonsgegevens, dossier Scholen en de AVG", "DUO, vragen over leerlinggegevens"
PRACTICE = "Gangbare termijn; controleer die voor je bestuur"

# Code, data, kind, how long, counted from, ground, source.
DEFAULTS = (
    ("pupil_file", "Leerlingdossier, onderwijskundig deel", MAXIMUM, 2, "years", From.LEAVING, NEEDED, f"{AP}; {DUO}"),
    ("absence", "Verzuim, in- en uitschrijving", MINIMUM, 5, "years", From.LEAVING, DUTY, f"{AP}; {DUO}"),
    ("special_education", "Verwijzing naar het speciaal onderwijs", MINIMUM, 3, "years", From.LEAVING, DUTY, f"{AP}; {DUO}"),
    ("central_exam", "Werk van het centraal examen, met de cijferlijsten", MINIMUM, 6, "months", From.RESULTS, DUTY, AP),
    (
        "reunion_addresses", "Adressen voor reünies", CONSENT, None, "", From.LEAVING,
        "Toestemming, alleen voor reünies (AVG artikel 6 lid 1 onder a)", AP,
    ),
    (
        "support_partnership", "Gegevens over ondersteuning bij het samenwerkingsverband", MAXIMUM, 3, "years",
        From.SUPPORT_END, NEEDED, "Sterk Medezeggenschap",
    ),
    (
        "transfer_report", "Onderwijskundig rapport bij de oude school", MAXIMUM, 2, "years", From.LEAVING, NEEDED,
        "Gaat met het leerlingdossier mee; controleer dit voor je bestuur",
    ),
    (
        "financial", "Financiële administratie, zoals de ouderbijdrage", MINIMUM, 7, "years", From.YEAR_END,
        "Wettelijke bewaarplicht voor de administratie (AVG artikel 17 lid 3 onder b)", PRACTICE,
    ),
    ("staff_file", "Personeelsdossier", MAXIMUM, 2, "years", From.LEAVING, NEEDED, PRACTICE),
    (
        "payroll", "Salarisadministratie", MINIMUM, 7, "years", From.YEAR_END,
        "Wettelijke bewaarplicht voor de belasting (AVG artikel 17 lid 3 onder b)", PRACTICE,
    ),
    (
        "tax_identity", "Kopie van het identiteitsbewijs voor de loonbelasting", MINIMUM, 5, "years", From.LEAVING,
        "Wettelijke bewaarplicht voor de belasting (AVG artikel 17 lid 3 onder b)", PRACTICE,
    ),
    ("applicants", "Sollicitatiegegevens", MAXIMUM, 4, "weeks", From.PROCEDURE_END, NEEDED, PRACTICE),
    (
        "applicants_consent", "Sollicitatiegegevens, met toestemming om ze langer te bewaren", MAXIMUM, 1, "years",
        From.PROCEDURE_END, "Toestemming (AVG artikel 6 lid 1 onder a)", PRACTICE,
    ),
    ("camera", "Camerabeelden zonder incident", MAXIMUM, 4, "weeks", From.MADE, NEEDED, PRACTICE),
    (
        "privacy_files", "Datalekken, verzoeken en klachten over privacy", MAXIMUM, 5, "years", From.CLOSED, NEEDED,
        "Eigen keuze: de wet noemt geen termijn",
    ),
)  # fmt: skip
FIELDS = ("category", "kind", "count", "unit", "counts_from", "ground", "source")
DEFAULT = {code: dict(zip(FIELDS, rest, strict=True)) | {"active": True} for code, *rest in DEFAULTS}


def rules_of(board):
    """The rules of this board, in the order of the defaults, then its own; made from the defaults when first needed."""
    if not board.retention_rules.exists():
        rows = [RetentionRule(board=board, code=code, **told) for code, told in DEFAULT.items()]
        RetentionRule.objects.bulk_create(rows, ignore_conflicts=True)
    return list(board.retention_rules.order_by("pk"))


def in_use(board):
    """The categories that a decision can be about, by code."""
    return {rule.code: rule for rule in rules_of(board) if rule.active}


def told(rule):
    """What a row of the table says."""
    return {name: getattr(rule, name) for name in EDITABLE}


def is_default(rule):
    """Whether this rule says what every board starts with; None for a rule of the board's own."""
    return DEFAULT[rule.code] == told(rule) if rule.code in DEFAULT else None


@transaction.atomic
def change(rule, changes, *, by, at):
    """Change a rule, or add one, and keep what stood there before. Gives whether anything changed."""
    row = RetentionRule.objects.select_for_update().get(pk=rule.pk) if rule.pk else rule
    before = told(row) if rule.pk else {}
    for name in EDITABLE:
        setattr(row, name, changes.get(name, getattr(row, name)))
    if row.kind == CONSENT:
        row.count, row.unit = None, ""
    after = told(row)
    if before == after:
        return False
    row.save()
    RetentionChange.objects.create(rule=row, at=at, by=by, before=before, after=after)
    return True


def restore(rule, *, by, at):
    """Put the default back. Only for what has one."""
    return change(rule, DEFAULT[rule.code], by=by, at=at)


def own_code(board):
    """A code for a category that the board adds itself: numbered, for a name may change."""
    taken = set(board.retention_rules.values_list("code", flat=True))
    return next(code for n in range(1, len(taken) + 2) if (code := f"own_{n}") not in taken)
