"""Every component with believable content, on pages that follow the mockups. All people and places are invented."""

# ruff: noqa: E501  (content: one row a line)
from datetime import date, datetime, timedelta
from pathlib import Path

from django import forms as django_forms
from django.template import engines

from pages import forms
from pages.clock import face
from pages.ruler import Day, Due
from pages.words import AMSTERDAM

FOLDER = Path(__file__).parent / "gallery"


def at(day, hour=0, minute=0, month=11, second=0):
    return datetime(2026, month, day, hour, minute, second, tzinfo=AMSTERDAM)


def day_ends(day, month):
    return at(day, 23, 59, month, 59)


NOW = at(24, 10, 12)
AWARE, DUE = at(23, 14, 20), at(26, 14, 20)
NAV = [
    {"url": "/werk/", "label": "Mijn werk", "count": 4},
    {"url": "/zaken/", "label": "Zaken"},
    {"url": "/dashboard/", "label": "Dashboard"},
    {"url": "/registers/", "label": "Registers"},
]
ME = {
    "name": "Iris van Wezel",
    "role": "privacy officer",
    "links": [{"url": "/meldingen/", "label": "Mijn meldingen", "icon": "bell"}],
}

WHY = [
    {
        "text": "Op maandag 23 november om 14.20 uur belde een ouder de leraar. Vanaf dat moment wist de school het.",
        "law": "AVG artikel 33 lid 1",
    },
    {
        "text": "Daar komen 72 uur bij. Elk uur telt: ook de nacht, het weekend en feestdagen.",
        "law": "Verordening 1182/71, instelling “exact op de minuut”",
    },
    {"text": "De klok gaat in deze dagen niet een uur voor- of achteruit.", "law": ""},
    {
        "text": "Uiterlijk donderdag 26 november om 14.20 uur. Later melden moet ook nog, dan met de reden erbij.",
        "law": "",
    },
]
ACTS = [
    {
        "url": "#melden",
        "label": "Meld het bij de AP",
        "hint": "Alle antwoorden staan klaar in de volgorde van het formulier.",
        "icon": "send",
        "allowed": True,
        "main": True,
    },
    {
        "url": "#bericht",
        "label": "Schrijf het bericht aan de ouders",
        "hint": "24 gezinnen. Er is een concept.",
        "icon": "mail",
        "allowed": True,
    },
    {"url": "#feiten", "label": "Vul feiten aan", "icon": "file-pen-line", "allowed": True},
    {
        "url": "#oordeel",
        "label": "Beoordeel opnieuw",
        "hint": "Als de feiten veranderd zijn.",
        "icon": "rotate-ccw",
        "allowed": True,
    },
    {"label": "Leg vast dat er gemeld is", "allowed": False, "reason": "Voeg eerst het ontvangstbewijs van de AP toe."},
    {
        "label": "Zie af van melden",
        "allowed": False,
        "reason": "Dat kan alleen de bestuurder, met een reden. Het besluit is nu: melden.",
    },
    {
        "label": "Sluit deze zaak",
        "allowed": False,
        "reason": "Eerst melden, de ouders informeren en 2 open taken afronden.",
    },
]
VERDICTS = [
    {"icon": "book-open-check", "label": "In het register", "answer": "Ja"},
    {"icon": "landmark", "label": "Melden bij de AP", "answer": "Ja", "warm": True},
    {"icon": "users-round", "label": "Ouders informeren", "answer": "Ja", "warm": True},
]
STEPS = [
    {"title": "Ontvangen", "text": "donderdag 5 november", "state": "done"},
    {"title": "We weten wie u bent", "text": "vrijdag 6 november, we kennen u op school", "state": "done"},
    {"title": "Alles bij elkaar gezocht", "text": "maandag 23 november", "state": "done"},
    {"title": "U komt kijken", "text": "Kies een moment. We wachten op u.", "state": "here"},
    {"title": "U krijgt ons antwoord", "text": "uiterlijk maandag 7 december", "state": "todo"},
]


def case():
    """The case page of a breach whose decision is to notify."""
    return {
        "crumbs": [{"url": "/zaken/", "label": "Zaken"}, {"label": "DL-2026-00012"}],
        "clock": {
            "label": "Nog te gaan voor de melding aan de AP",
            "start": AWARE,
            "due": DUE,
            "unit": "hour",
            "explanation": WHY,
            "why_open": True,
        },
        "acts": ACTS,
        "index": [
            {"id": "feiten", "label": "Feiten"},
            {"id": "oordeel", "label": "Beoordeling"},
            {"id": "taken", "label": "Taken", "count": "2 open"},
            {"id": "berichten", "label": "Berichten", "count": 3},
            {"id": "documenten", "label": "Documenten", "count": 4},
            {"id": "tijdlijn", "label": "Tijdlijn", "count": 11},
        ],
        "facts": [
            {
                "label": "Wat gebeurde er",
                "value": "Een leraar mailde het overzicht met extra hulp van groep 6 naar de lijst “ouders groep 5”.",
                "typed": True,
            },
            {"label": "Verzonden", "value": "maandag 23 november, 13.55 uur"},
            {"label": "Ontdekt", "value": "maandag 23 november, 14.20 uur, door een ouder"},
            {"label": "Welke gegevens", "list": ["Voornaam en groep, toetsresultaten", "Bij 7 leerlingen iets over gezondheid"]},
            {"label": "Vooraf beveiligd", "value": "Nee", "note": "Gewone bijlage zonder wachtwoord"},
        ],
        "verdicts": VERDICTS,
        "tasks": [
            {"title": "12 ouders vragen de mail te verwijderen", "note": "Noor Tesselaar, vandaag", "url": "#t1"},
            {"title": "Verzendlijsten per groep laten controleren", "note": "Administratie, vrijdag 4 december", "url": "#t2"},
            {"title": "Leraar terugbellen", "note": "gedaan op maandag 23 november", "done": True},
        ],
        "letters": [
            {
                "who": "Noor Tesselaar",
                "at": at(24, 8, 40),
                "text": "19 ouders hebben gereageerd.\nTwaalf nog niet, die bel ik vanmiddag.",
            },
            {"who": "Jij", "at": at(24, 9, 2), "text": "Dank je. <b>Bewaar</b> de antwoorden. 👍 مرحبا", "mine": True},
        ],
        "docs": [
            {"url": "#d1", "title": "Concept van het bericht aan de ouders", "note": "dinsdag 24 november, 62 kB"},
            {"url": "#d2", "title": "De verzonden mail, zonder bijlage", "note": "maandag 23 november, 9 kB", "icon": "mail"},
            {"title": "Ontvangstbewijs", "why": "Wordt nog gecontroleerd op virussen.", "icon": "hourglass"},
        ],
        "events": [
            {"at": at(24, 9, 40), "text": "Besloten: melden en ouders informeren", "by": "Anneke Duinker, bestuurder"},
            {
                "at": at(24, 9, 5),
                "text": "Opnieuw beoordeeld: ernst van 2,50 naar 3,25",
                "by": "Iris van Wezel",
                "note": "Nieuw feit: bij 7 leerlingen staat er iets over gezondheid.",
            },
            {"at": at(23, 14, 48), "text": "Incident gemeld", "by": "Noor Tesselaar, leraar"},
        ],
        "chain": {"ok": True, "count": 11, "more_url": "#alle"},
    }


CLOCKS = [
    {"label": "Nog te gaan", "late_label": "Te laat bij de AP", "start": AWARE - timedelta(days=5), "due": DUE - timedelta(days=5), "unit": "hour", "id": "k1", "note": "Melden moet nog steeds. Schrijf op waarom het later is."},
    {"label": "Nog te gaan voor de melding aan de AP", "start": AWARE - timedelta(days=2, hours=5), "due": DUE - timedelta(days=2, hours=5), "unit": "hour", "id": "k2"},
    {"label": "Ons antwoord aan de ouder", "start": at(5), "due": day_ends(7, 12), "unit": "day", "id": "k3", "explanation": WHY},
    {"label": "Ons antwoord, stil", "start": at(5), "due": day_ends(7, 12), "unit": "day", "id": "k4", "suspended": True, "since": at(16, 9), "due_without_pause": day_ends(7, 12), "due_if_resumed": day_ends(15, 12), "explanation": WHY},
    {"label": "De melding aan de AP", "start": AWARE, "due": DUE, "unit": "hour", "id": "k5", "ended_at": at(24, 11, 3), "ended_label": "Gemeld", "small": True},
    {"label": "De laatste dag", "start": at(1), "due": day_ends(24, 11), "unit": "day", "id": "k6"},
    {"label": "Bewaren", "start": at(24), "due": day_ends(24, 11).replace(year=2029), "unit": "day", "id": "k7", "small": True},
]  # fmt: skip


def cases():
    """A list in which every kind of clock stands."""
    month = at(1)
    rows = [
        ("DL-2026-00011", "Usb-stick met klassenfoto’s kwijt", "De Regenmeter", "search", "We onderzoeken wat er gebeurde", "Iris van Wezel", face(at(21, 9, 30), NOW, start=at(18, 9, 30))),
        ("DL-2026-00012", "Overzicht groep 6 naar ouders groep 5", "De Regenmeter", "circle-dot", "Besloten: melden", "Iris van Wezel", face(DUE, NOW, start=AWARE)),
        ("DL-2026-00013", "Laptop gestolen uit auto", "", "inbox", "Net binnen", "", face(at(25, 8, 15), NOW, start=at(22, 8, 15))),
        ("VZ-2026-00031", "Wissing na verhuizing", "De Sterrenmos", "search", "We zoeken de gegevens bij elkaar", "Joris Kamper", face(day_ends(30, 11), NOW, start=month)),
        ("KL-2026-00005", "Klacht over foto in nieuwsbrief", "Het Vlierbos", "message-square-text", "Bij de directeur", "", face(day_ends(8, 12), NOW, start=at(24))),
        ("VZ-2026-00035", "Inzage, gezag onduidelijk", "De Sterrenmos", "hourglass", "We wachten op de ouder", "Joris Kamper", face(day_ends(20, 12), NOW, start=month, suspended=True)),
        ("DL-2026-00004", "Rapport in verkeerde tas", "De Turfvaart", "check", "Afgerond", "Iris van Wezel", face(at(20, 9), NOW, start=at(17, 9), ended_at=at(19, 12))),
    ]  # fmt: skip
    keys = ("reference", "subject", "school", "state_icon", "state", "handler", "clock")
    return [dict(zip(keys, row, strict=True), url="/zaken/" + row[0] + "/", picked=n == 3) for n, row in enumerate(rows)]


def dashboard():
    """One hour a week for an FG: what burns, what waits, six weeks ahead."""
    holidays = {date(2026, 12, 25): "Eerste kerstdag", date(2026, 12, 26): "Tweede kerstdag", date(2027, 1, 1): "Nieuwjaarsdag"}
    dues = {
        24: [Due("DL-00007 advies", "#1")], 25: [Due("DL-00007 melden", "#2", True)], 26: [Due("DL-00012 melden", "#3", True)],
        30: [Due("VZ-00021 verlengen", "#4")], 32: [Due("VZ-00033 antwoord", "#5")], 37: [Due("VZ-00034 antwoord", "#6")],
        38: [Due("KL-00005 directie", "#7")], 46: [Due("VZ-00036 antwoord", "#8")], 51: [Due("VZ-00038 antwoord", "#9")],
        54: [Due("VZ-00041 antwoord", "#10")], 58: [Due(f"KL-0000{n} bestuur", f"#k{n}") for n in range(6)],
    }  # fmt: skip
    days = []
    for n in range(42):
        on = date(2026, 11, 23) + timedelta(days=n)
        vacation = "Kerstvakantie" if on >= date(2026, 12, 19) else ""
        days.append(Day(on, tuple(dues.get(23 + n, ())), holidays.get(on, ""), vacation))
    burns = [
        (face(at(21, 9, 30), NOW), "Melden bij de AP: usb-stick kwijt", "Veldkring, De Regenmeter", "DL-2026-00011"),
        (face(at(25, 8, 12), NOW), "Melden bij de AP: laptop gestolen", "Lindezijl, Het Waaigat", "DL-2026-00007"),
        (face(DUE, NOW), "Melden bij de AP: mail aan ouders", "Veldkring, De Regenmeter", "DL-2026-00012"),
        (face(day_ends(30, 11), NOW), "Verlengen kan nog tot maandag", "Noorderkoog, De Zeilmakerij", "VZ-2026-00021"),
        (face(day_ends(7, 12), NOW), "Inzage: wacht op keuze van ouder", "Veldkring, De Regenmeter", "VZ-2026-00034"),
    ]
    waits = [
        ("pen-line", "Advies gevraagd", "DL-2026-00007, vandaag, 16.00 uur"),
        ("pen-line", "Advies gevraagd", "KL-2026-00005, donderdag 26 november"),
        ("message-circle-question", "Vraag van een ouder", "Veldkring, woensdag 25 november"),
        ("git-compare", "Advies niet gevolgd, lees de reden", "DL-2026-00009, ter kennis"),
    ]
    return {
        "burns": [dict(zip(("clock", "text", "where", "reference"), b, strict=True), url="#b") for b in burns],
        "waits": [dict(zip(("icon", "text", "note"), w, strict=True), url="#w") for w in waits],
        "days": days,
        "views": [
            {"url": "#", "label": "Alle drie", "current": True},
            {"url": "#v", "label": "Veldkring", "count": 40},
            {"url": "#l", "label": "Lindezijl", "count": 0},
        ],
    }


class Incident(forms.Form):
    """The form a teacher fills in."""

    label_class = "as-h3"
    what = django_forms.ChoiceField(
        label="Wat is er gebeurd?",
        choices=forms.options(
            [
                ("mail", "Mail, app of brief verkeerd verstuurd"),
                ("lost", "Laptop, telefoon, usb of papier kwijt"),
                ("access", "Iemand kon erbij die dat niet mocht"),
                ("other", "Iets anders, of ik weet het niet"),
            ],
            hints={"lost": "Ook als je het later terugvond."},
            icons={"mail": "mail", "lost": "laptop", "access": "folder-open", "other": "circle-help"},
        ),
        widget=forms.Radios,
    )
    when = django_forms.ChoiceField(
        label="Wanneer merkte je het?",
        help_text="Zo precies als je kunt.",
        choices=[("today", "Vandaag"), ("yesterday", "Gisteren"), ("earlier", "Eerder")],
        widget=forms.Radios(look="chips"),
    )
    noticed_at = forms.MomentField(label="Op welk moment?", help_text="Bijvoorbeeld 23 11 2026 om 9.30")
    story = forms.PlainText(label="Vertel kort wat er gebeurde", help_text="Zonder namen. “Een leerling uit groep 6” is genoeg.")
    categories = django_forms.MultipleChoiceField(
        label="Welke gegevens?",
        required=False,
        choices=[
            ("names", "Namen"),
            ("contact", "Adres of telefoon"),
            ("results", "Cijfers en toetsen"),
            ("care", "Zorg of extra hulp"),
        ],
        widget=forms.Checks(look="two"),
    )
    persons = forms.NumberField(label="Hoeveel leerlingen ongeveer?", required=False)
    email = django_forms.EmailField(label="Je e-mailadres")
    school = django_forms.ChoiceField(label="School", choices=[("", "Kies een school"), ("r", "De Regenmeter")])
    born_on = forms.DayField(label="Geboortedatum", required=False, autocomplete="bday")
    attachment = django_forms.FileField(label="Stuur iets mee", required=False, help_text="Stuur het gelekte bestand niet mee.")
    honest = django_forms.BooleanField(label="Ik heb nog niets gewist", help_text="Bewijs blijft zo bewaard.")


TYPED = {
    "what": "mail", "noticed_at_day": "25", "noticed_at_month": "10", "noticed_at_year": "2026", "noticed_at_time": "2.30",
    "story": "Ik stuurde het overzicht <script>alert(1)</script> 👍", "categories": ["names", "care"], "email": "noor",
    "persons": "veel", "born_on_day": "14", "born_on_month": "2", "born_on_year": "17",
}  # fmt: skip

LETTER = {
    "brand": "Basisschool De Regenmeter",
    "sub": "Stichting Veldkring",
    "sender": ["Lindelaan 1", "0000 AA Merelveen", "privacy@regenmeter.example"],
    "to": ["Aan de ouder van Sam Voorbeeld", "Havenstraat 12", "0000 AA Merelveen"],
    "colophon": [
        {"label": "Datum", "value": "donderdag 3 december 2026"},
        {"label": "Uw vraag van", "value": "donderdag 5 november 2026"},
        {"label": "Ons nummer", "value": "VZ-2026-00034"},
    ],
    "title": "Uw vraag om inzage: u krijgt een kopie",
    "greeting": "Geachte mevrouw, meneer,",
    "parts": [
        {"text": "U vroeg op 5 november om het dossier van Sam in te zien en om een kopie.\n\nBij deze brief zit de kopie. Daarvoor hoeft u niets te betalen."},
        {"heading": "Wat u krijgt", "table": {"head": ["Onderdeel", "Besluit", "Bijlage"], "rows": [["Leerlingdossier, groep 1 tot en met 6", "Helemaal", "1"], ["Mails over het gesprek van maart", "Deels: namen van andere kinderen zijn onleesbaar gemaakt", "4"]]}},
        {"heading": "Bent u het er niet mee eens?", "text": "Bel of mail ons gerust, dan kijken we samen. U kunt ook:", "list": ["een klacht indienen bij de school of het bestuur;", "een klacht indienen bij de Autoriteit Persoonsgegevens."]},
    ],
    "closing": "Met vriendelijke groet,",
    "sign": ["Iris van Wezel", "privacy officer, namens het bestuur van Stichting Veldkring"],
}  # fmt: skip

REASONS = [
    {"text": "Ouders van klasgenoten zijn geen betrouwbare ontvangers.", "because": "Door je antwoord hierboven", "source": "AP, betrouwbare ontvanger", "new": True},
    {"text": "Gegevens over gezondheid en zorg van kinderen maken schade waarschijnlijker.", "because": "Vraag 3", "source": "EDPB-richtsnoeren 9/2022"},
    {"text": "De bijlage was voor iedereen leesbaar.", "source": "AVG artikel 34 lid 3"},
]  # fmt: skip


class Question(forms.Form):
    """One question of the assessment."""

    recipients = django_forms.ChoiceField(
        label="Bij wie kwamen de gegevens terecht?",
        choices=forms.options(
            [
                ("none", "Niemand"),
                ("one", "Eén persoon die we kennen"),
                ("few", "Enkele personen die we kennen"),
                ("all", "Iedereen: het stond openbaar"),
            ],
            hints={
                "none": "De gegevens zijn niet gezien en dat weten we zeker.",
                "few": "Bijvoorbeeld ouders, collega’s of een andere school.",
            },
        ),
        widget=forms.Radios,
    )
    trusted = django_forms.ChoiceField(
        label="Kun je ervan op aan dat zij er niets mee doen?",
        help_text="Een ouder is niet vanzelf betrouwbaar omdat je hem kent. Vraag om een schriftelijke bevestiging.",
        choices=[("yes", "Ja, allemaal"), ("no", "Nee of deels"), ("", "Weet ik niet")],
        widget=forms.Radios(look="chips"),
        required=False,
    )


PAGES = {
    "datalek": case,
    "klokken": lambda: {"clocks": CLOCKS, "work": {"text": "Bestanden nalopen", "done": 31, "total": 80, "hint": "U mag weggaan."}},
    "zaken": lambda: {
        "cases": cases(),
        "caption": "Open zaken, eerst wat het eerst afloopt",
        "pick": "case",
        "sort": {"url": "?ordering=-due_at", "label": "Draai om", "ascending": True},
        "pager": {"text": "1 tot en met 7", "next": "#verder"},
        "views": [
            {"url": "#", "label": "Open", "count": 40, "current": True},
            {"url": "#mij", "label": "Van mij", "count": 12},
            {"url": "#laat", "label": "Te laat", "count": 1},
        ],
        "empty": {"title": "Nog geen klachten.", "text": "Een ouder dient er een in bij het loket.", "url": "#", "label": "Leg een klacht vast"},
    },
    "dashboard": dashboard,
    "beoordeling": lambda: {
        "form": Question(initial={"recipients": "few", "trusted": "no"}),
        "verdicts": VERDICTS,
        "reasons": REASONS,
        "answers": [{"label": "Soort", "value": "Iemand kon het lezen", "url": "#"}, {"label": "Personen", "value": "24 leerlingen", "url": "#"}],
    },
    "incident": lambda: {
        "form": Incident(initial={"what": "mail", "when": "today", "noticed_at": AWARE, "born_on": date(2017, 2, 14)}),
        "first_aid": ["Bel of mail de ontvanger. Vraag om het te verwijderen.", "Bewaar de verzonden mail. Wis zelf niets."],
        "steps": [{"title": "Privacy officer krijgt bericht", "text": "Direct."}, {"title": "Jij hoort wat eruit kwam", "text": "Meestal binnen twee dagen."}],
        "nav": [{"url": "/werk/", "label": "Mijn werk"}, {"url": "/werk/incident/", "label": "Incident melden"}],
    },
    "fout": lambda: {"form": Incident(TYPED), "brand_name": "Basisschool De Regenmeter", "brand_sub": "Privacyloket", "brand_url": "/loket/x/"},
    "loket": lambda: {"brand_name": "Basisschool De Regenmeter", "brand_sub": "Privacyloket", "due": day_ends(24, 12), "start": NOW},
    "bevestiging": lambda: {
        "brand_name": "Basisschool De Regenmeter", "brand_sub": "Privacyloket", "start": at(5), "due": day_ends(7, 12), "then": at(5, 20, 14), "steps": STEPS, "why": WHY,
        "foot_note": "De Regenmeter hoort bij Stichting Veldkring.", "answers": [{"label": "U wilt", "value": "Inkijken\nen een kopie", "url": "#", "typed": True}],
    },
    "brief": lambda: {"letter": LETTER},
}  # fmt: skip


def context(name):
    """What the gallery page of this name shows."""
    return {"now": NOW, "nav": NAV, "me": ME, "banners": []} | PAGES[name]()


def draw(name, request):
    """The gallery page of this name."""
    template = engines["django"].from_string((FOLDER / f"{name}.html").read_text())
    return template.render(context(name), request)
