"""The values of the facts in plain Dutch, each with a hint where a word alone may mislead. Dutch data by contract."""

LABELS = {
    "breach_types": {
        "confidentiality": ("Iemand kon gegevens zien die hij niet mocht zien", "Vertrouwelijkheid"),
        "integrity": ("Gegevens zijn veranderd of kloppen niet meer", "Integriteit"),
        "availability": ("Gegevens zijn weg of waren niet te bereiken", "Beschikbaarheid"),
    },
    "cause": {
        "human_error": ("Een vergissing", "Bijvoorbeeld een mail aan de verkeerde ouder."),
        "technical": ("Een fout in een systeem", "Bijvoorbeeld een update die rechten verkeerd zette."),
        "theft_or_loss": ("Verlies of diefstal", "Een laptop, telefoon, USB-stick, tas of map."),
        "malicious_external": ("Een aanval van buiten", "Phishing, een hack, gijzelsoftware."),
        "malicious_internal": ("Opzet van binnen", "Een medewerker of leerling die bewust rondneust of kopieert."),
        "deliberate_use": (
            "De school gebruikte de gegevens bewust zo",
            "Bijvoorbeeld een foto op de website zonder toestemming. Dat is geen datalek, misschien wel een klacht.",
        ),
    },
    "data_categories": {
        "basic": ("Naam", ""),
        "contact": ("Adres, telefoon, e-mail", ""),
        "birth_data": ("Geboortedatum of leeftijd", ""),
        "family": ("Gezin", "Broers en zussen, burgerlijke staat."),
        "education": ("Groep, klas, vakken, absentie", ""),
        "test_results": ("Toetsen en rapporten", ""),
        "exam_results": ("Examenresultaten", ""),
        "care_file": ("Extra hulp, zorg- of begeleidingsplan", ""),
        "child_protection": ("Kinderbescherming, Veilig Thuis", ""),
        "home_situation": ("Thuissituatie", "Scheiding, schulden, opvang, zorgen over het gezin."),
        "health": ("Gezondheid", "Diagnose, medicijnen, ziekte."),
        "minor_health_hint": ("Kleine aanwijzing over gezondheid", "Bijvoorbeeld een allergie of dieet op een lijst."),
        "image": ("Foto of camerabeeld", ""),
        "location": ("Waar iemand is of was", ""),
        "communication_metadata": ("Wie met wie contact had, en wanneer", ""),
        "identity_number": ("BSN of ander persoonsnummer", ""),
        "id_copy": ("Kopie van paspoort of identiteitskaart", ""),
        "credentials": ("Inloggegevens", ""),
        "password_hash": ("Versleutelde wachtwoorden", ""),
        "employment": ("Werk", "Functie, beoordeling, sollicitatie."),
        "salary": ("Salaris", ""),
        "financial": ("Financiële gegevens", "Inkomen, schulden, uitkering."),
        "bank_account": ("Rekeningnummer", ""),
        "payment": ("Betalingen of betaalkaart", ""),
        "purchase": ("Aankopen of bestellingen", ""),
        "insurance": ("Verzekering", ""),
        "vehicle": ("Auto of kenteken", ""),
        "pseudonym": ("Een code of bijnaam zonder naam", ""),
    },
    "financial_data": {
        "none": ("Geen", ""),
        "basic": ("Een rekeningnummer of rekening", "Bijvoorbeeld een factuur voor de ouderbijdrage."),
        "salary": ("Salaris of inkomen", ""),
        "account_access": ("Toegang tot een rekening of account met geld", ""),
        "full_payment": ("Genoeg om mee te betalen", "Kaartnummer met code of vervaldatum."),
    },
    "credentials": {
        "none": ("Geen", ""),
        "hashed_salted": ("Alleen sterk versleutelde wachtwoorden", "Gehasht met een salt, en de salt is niet gelekt."),
        "working": ("Inloggegevens die werken of werkten", "Bijvoorbeeld van Magister, ParnasSys of de mail."),
    },
    "person_groups": {
        "pupils": ("Leerlingen", ""),
        "parents": ("Ouders of verzorgers", ""),
        "employees": ("Medewerkers", ""),
        "applicants": ("Sollicitanten", ""),
        "patients": ("Patiënten of cliënten", ""),
        "users": ("Gebruikers van een website of app", ""),
        "customers": ("Klanten", ""),
        "citizens": ("Burgers", ""),
        "course_participants": ("Deelnemers aan een cursus", ""),
    },
    "identifiability": {
        "negligible": ("Bijna niet", "Alleen codes, en de lijst met namen is veilig."),
        "limited": ("Met moeite", "Een bijnaam, of een voornaam die vaak voorkomt."),
        "significant": ("Makkelijk voor wie de school kent", "In een klas zijn een voornaam en een groep genoeg."),
        "maximum": ("Meteen", "Volledige naam, foto met naam, BSN."),
    },
    "exfiltration": {
        "not_applicable": ("Dat speelt hier niet", "Bijvoorbeeld een brief in de verkeerde envelop."),
        "confirmed": ("Ja, dat weten we zeker", ""),
        "likely": ("Waarschijnlijk wel", ""),
        "excluded_by_logs": ("Nee, dat blijkt uit de logbestanden", "Iemand heeft ze echt bekeken."),
        "excluded_by_encryption": ("Nee, ze waren versleuteld en onleesbaar", ""),
    },
    "recipients": {
        "none": ("Niemand", "De gegevens zijn niet gezien en dat weten we zeker."),
        "one_known": ("Eén persoon die we kennen", ""),
        "few_known": ("Enkele personen die we kennen", "Bijvoorbeeld ouders, collega’s of een andere school."),
        "many_known": ("Veel personen die we kennen", "Meer dan 100."),
        "unknown": ("Personen die we niet kennen", "Ook als je niet weet wie de tas of stick heeft."),
        "public": ("Iedereen: het stond openbaar", ""),
        "attacker": ("Een aanvaller", ""),
    },
    "access_by_unauthorised": {
        "confirmed": ("Ja", ""),
        "possible": ("Misschien", ""),
        "excluded": ("Nee, dat is uitgesloten", "De brief kwam ongeopend terug, of het logboek laat het zien."),
    },
    "disruption": {
        "none": ("Geen last", ""),
        "minor": ("Enige last", "Een les of afspraak liep anders."),
        "serious": ("Ernstige last", "Hulp, zorg, een examen of een betaling viel uit."),
    },
    "likely_consequences": {
        "loss_of_control": ("Ze weten niet meer wie hun gegevens heeft", ""),
        "phishing": ("Nepmails of neptelefoontjes", ""),
        "fraud": ("Oplichting", ""),
        "identity_fraud": ("Iemand doet zich voor als hen", ""),
        "financial_loss": ("Ze raken geld kwijt", ""),
        "discrimination": ("Uitsluiting of discriminatie", ""),
        "reputation": ("Schade aan hun naam", "Pesten, roddel, schaamte."),
        "psychological_harm": ("Angst of ander psychisch leed", ""),
        "physical_harm": ("Lichamelijk letsel", ""),
        "stalking": ("Stalking of bedreiging", ""),
        "unwanted_contact": ("Ongewenst contact", ""),
        "social_disadvantage": ("Achterstand op school, werk of in de samenleving", ""),
        "delay_of_care": ("Zorg of hulp komt te laat", ""),
    },
}


def categories_in_words(kinds, most=4):
    """Kinds of data as they stand in a sentence: known names in lower case, other words as they were given."""
    names = sorted(_name(kind) for kind in kinds)
    shown = names[:most]
    if len(names) > most:
        return f"{', '.join(shown)} en meer"
    return " en ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _name(kind):
    label = LABELS["data_categories"].get(kind, (kind, ""))[0]
    return mid_sentence(label)


def mid_sentence(label):
    """A label as it stands inside a sentence; a name in capitals (BSN) stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
