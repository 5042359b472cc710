"""What the explanations say, word for word: people read them, and each names the days that moved the date."""

import pytest

from cases.terms import RULES, compute
from tests.cases.terms_asked import BREACH, RULES_IN_DAYS, ask, item, texts

R = "avg12_3_response"


def steps(answer):
    return [step["text"] for step in answer["explanation"]]


def test_the_72_hours():
    assert steps(ask(BREACH, "2026-11-23 14:20")) == [
        "Op maandag 23 november 2026 om 14.20 uur wist de school van het datalek. Vanaf dat moment loopt de klok.",
        "Daar komen 72 uur bij. Elk uur telt: ook de nacht, het weekend en feestdagen.",
        "De klok gaat in die 72 uur niet een uur voor- of achteruit.",
        "Uiterlijk donderdag 26 november 2026 om 14.20 uur. Later melden moet ook nog, dan met de reden erbij.",
    ]


@pytest.mark.parametrize(
    ("aware", "said", "ends"),
    [
        (
            "2026-03-27 14:00",
            "In de nacht van zaterdag 28 op zondag 29 maart 2026 gaat de klok een uur vooruit. De 72 uur lopen gewoon "
            "door. Op de klok is het einde daardoor een uur later.",
            "Uiterlijk maandag 30 maart 2026 om 15.00 uur.",
        ),
        (
            "2026-10-23 09:05",
            "In de nacht van zaterdag 24 op zondag 25 oktober 2026 gaat de klok een uur achteruit. De 72 uur lopen "
            "gewoon door. Op de klok is het einde daardoor een uur eerder.",
            "Uiterlijk maandag 26 oktober 2026 om 8.05 uur.",
        ),
        ("2026-10-22 02:30", "Die nacht", "Uiterlijk zondag 25 oktober 2026 om 2.30 uur (zomertijd)."),
        ("2026-10-22 03:30", "een uur achteruit", "Uiterlijk zondag 25 oktober 2026 om 2.30 uur (wintertijd)."),
        ("2026-10-25 02:30*", "Op zondag 25 oktober 2026 om 2.30 uur (wintertijd)", "Uiterlijk woensdag 28 oktober"),
        ("2026-01-12 10:30:45", "om 10.30.45 uur wist", "Uiterlijk donderdag 15 januari 2026 om 10.30.45 uur."),
    ],
)
def test_the_clock_change_is_named(aware, said, ends):
    answer = ask(BREACH, aware)
    assert said == "Die nacht" or said in texts(answer)
    assert steps(answer)[-1].startswith(ends)


def test_a_clock_that_changes_after_the_term_is_not_mentioned():
    assert "een uur achteruit." not in texts(ask(BREACH, "2026-10-22 02:30")).replace("voor- of achteruit", "")


def test_two_working_days_and_the_full_hour():
    asked = {"breach_two_working_days": True, "breach_rounding": "hour_up"}
    assert steps(ask(BREACH, "2026-06-19 16:10", "follow_up_notification 2026-07-01", settings=asked))[1:] == [
        "Het uur waarin de school het hoorde, telt niet mee. We tellen vanaf vrijdag 19 juni 2026 om 17.00 uur.",
        "Daar komen 72 uur bij. Elk uur telt: ook de nacht, het weekend en feestdagen.",
        "De klok gaat in die 72 uur niet een uur voor- of achteruit.",
        "In de termijn moeten ten minste twee werkdagen zitten. De tweede werkdag na de start is dinsdag 23 juni 2026. "
        "De termijn loopt tot het einde van die dag.",
        "Een aanvulling op de melding mag later komen. Die verandert deze termijn niet.",
        "Uiterlijk dinsdag 23 juni 2026, tot het einde van de dag. Later melden moet ook nog, dan met de reden erbij.",
    ]
    assert "Die zitten er al in: dit verandert niets." in texts(ask(BREACH, "2026-06-17", settings=asked))


def test_a_month_that_ends_on_good_friday():
    answer = ask(R, "2026-03-03")
    assert steps(answer) == [
        "De school kreeg het verzoek op dinsdag 3 maart 2026. Die dag telt niet mee.",
        "De school heeft één maand om te antwoorden. Dat is tot en met vrijdag 3 april 2026.",
        "Vrijdag 3 april 2026 is Goede Vrijdag. Daarna komen zaterdag 4 april, zondag 5 april (Eerste Paasdag) en "
        "maandag 6 april (Tweede Paasdag). De termijn loopt door tot de eerstvolgende werkdag: dinsdag 7 april 2026.",
        "Het is niet zeker dat Goede Vrijdag voor de AVG een feestdag is. Anders is de laatste dag vrijdag 3 april "
        "2026. Voor de zekerheid gaan de waarschuwingen daarvan uit.",
        "Uiterlijk dinsdag 7 april 2026. Die dag telt nog helemaal mee.",
    ]
    assert [step["law"] for step in answer["explanation"]] == [
        "Verordening 1182/71 artikel 3 lid 1",
        "AVG artikel 12 lid 3",
        "Verordening 1182/71 artikel 3 lid 4",
        "Verordening 1182/71 artikel 2 lid 1",
        "AVG artikel 12 lid 3",
    ]


def test_a_date_that_does_not_exist_paused_and_extended():
    events = ["pause 2026-02-02", "resume 2026-02-03", "extension_notified 2026-02-20", "extension_notified 2026-02-21"]
    assert steps(ask(R, "2026-01-31", *events))[1:] == [
        "De school heeft één maand om te antwoorden. Dat is tot en met zaterdag 28 februari 2026. Want 31 februari 2026 "
        "bestaat niet: dan telt de laatste dag van die maand.",
        "Van maandag 2 februari 2026 tot dinsdag 3 februari 2026 stond de termijn stil: één dag.",
        "Op vrijdag 20 februari 2026 liet de school weten dat zij meer tijd nodig heeft. Dat kon tot en met maandag 2 "
        "maart 2026, dus het was op tijd. Alles samen is de termijn nu drie maanden: tot en met donderdag 30 april 2026.",
        "Op zaterdag 21 februari 2026 liet de school weten dat zij meer tijd nodig heeft. Verlengen kan maar één keer: "
        "dit verandert niets.",
        "Door de stilstand komt er één dag bij: tot en met vrijdag 1 mei 2026.",
        "Telt de stilstand niet, dan is de laatste dag donderdag 30 april 2026. Voor de zekerheid gaan de "
        "waarschuwingen daarvan uit.",
        "Uiterlijk vrijdag 1 mei 2026. Die dag telt nog helemaal mee.",
    ]


def test_a_term_that_stands_still():
    assert steps(ask(R, "2026-03-02", "pause 2026-03-04", now="2026-03-10"))[2:] == [
        "Sinds woensdag 4 maart 2026 staat de termijn stil.",
        "Telt de stilstand niet, dan is de laatste dag donderdag 2 april 2026. Voor de zekerheid gaan de waarschuwingen "
        "daarvan uit.",
        "Gaat de termijn weer lopen op dinsdag 10 maart 2026, dan wordt de laatste dag woensdag 8 april 2026.",
        "Er is nu geen laatste dag, want de termijn staat stil.",
    ]


@pytest.mark.parametrize(
    ("rule", "start", "events", "more", "said"),
    [
        ("awb6_objection", "2026-04-13", [], {}, "Maandag 25 mei 2026 is Tweede Pinksterdag. De termijn loopt door tot "
         "de eerstvolgende werkdag: dinsdag 26 mei 2026."),
        ("awb6_objection", "2026-04-13", [], {}, "Het besluit is verstuurd op maandag 13 april 2026. De termijn begint "
         "de dag erna."),
        ("wpo14_board_reaction", "2026-04-17", [], {}, "Vrijdag 15 mei 2026 is bij koninklijk besluit gelijkgesteld met "
         "een feestdag. Daarna komen zaterdag 16 mei en zondag 17 mei."),
        (R, "2026-02-14", [], {}, "Zaterdag 14 maart 2026 valt in het weekend. Daarna komt zondag 15 maart."),
        (R, "2026-02-15", [], {}, "Zondag 15 maart 2026 valt in het weekend. De termijn loopt door"),
        ("lkc_admissibility_one_year", "2026-02-28", [], {}, "Zondag 28 februari 2027 valt in het weekend. Deze termijn "
         "schuift dan niet door."),
        ("wpo14_board_reaction", "2026-01-07", ["reasoned_extension 2026-01-20 to 2026-03-01"], {},
         "Het bestuur noemde die dag zelf: hij schuift niet door."),
        ("wpo14_board_reaction", "2026-01-07", ["reasoned_extension 2026-01-20 to 2026-03-02"], {},
         "noemde het bestuur, met de reden, een nieuwe datum: maandag 2 maart 2026. Dat kon tot en met woensdag 4 "
         "februari 2026, dus het was op tijd. De termijn loopt nu tot en met maandag 2 maart 2026."),
        ("wpo14_board_reaction", "2026-01-07", ["reasoned_extension 2026-01-20 to 2026-02-02"], {},
         "Die datum is niet later dan de termijn zelf: dit verandert niets."),
        (R, "2026-03-02", ["pause 2026-03-04 09:00", "resume 2026-03-04 12:00"], {}, "Op woensdag 4 maart 2026 stond de "
         "termijn stil. Begin en einde vielen op één dag: er komt geen dag bij."),
        (R, "2026-03-02", ["pause 2026-04-03"], {}, "De stilstand van vrijdag 3 april 2026 telt niet. De termijn was "
         "toen al voorbij: de laatste dag was donderdag 2 april 2026."),
        (R, "2026-03-02", ["pause 2026-03-04", "resume 2026-03-10"], {"settings": {"pause_mode": "restart"}},
         "stond de termijn stil: zes dagen. Daarna begint de termijn opnieuw: tot en met vrijdag 10 april 2026."),
        (R, "2026-03-02", ["pause 2026-03-04"], {"settings": {"pause_mode": "none"}},
         "Op woensdag 4 maart 2026 vroeg de school om informatie. De school laat de termijn dan gewoon doorlopen."),
        (R, "2026-03-02", ["pause 2026-03-04", "extension_notified 2026-03-05", "resume 2026-03-10"], {},
         "De termijn stond toen stil, dus het was op tijd."),
        (R, "2026-01-31", ["extension_notified 2026-02-20"], {"settings": {"extension_base": "first_due_nominal"}},
         "Na het einde van de eerste maand komen er twee maanden bij: tot en met dinsdag 28 april 2026."),
        ("own_working_days", "2026-04-01", [], {"count": 4}, "De school heeft vier werkdagen afgesproken. Dat is tot en "
         "met donderdag 9 april 2026. Zaterdagen, zondagen en feestdagen tellen niet mee: vrijdag 3 april (Goede "
         "Vrijdag) en maandag 6 april (Tweede Paasdag)."),
        ("own_working_days", "2026-06-01", [], {"count": 4}, "feestdagen tellen niet mee. Uiterlijk"),
        ("own_working_days", "2026-01-05", [], {"count": 400}, "en nog acht dagen."),
        ("own_days", "2026-01-05", [], {"count": 14}, "De school heeft 14 dagen afgesproken. Alle dagen tellen, ook het "
         "weekend en feestdagen."),
        ("retention", "2024-02-29", [], {"years": 2}, "De gegevens blijven twee jaar bewaard. Dat is tot en met zaterdag "
         "28 februari 2026. Want 29 februari 2026 bestaat niet"),
        ("retention", "2024-02-29", [], {"years": 2}, "Bewaren tot en met zaterdag 28 februari 2026. Vanaf zondag 1 "
         "maart 2026 mogen de gegevens weg."),
    ],
)  # fmt: skip
def test_the_words(rule, start, events, more, said):
    assert said in texts(ask(rule, start, *events, **more))


def test_a_term_with_two_clock_changes_names_both():
    answer = ask(BREACH, "2026-03-01", settings={"breach_hours": 8760})
    assert texts(answer).count("een uur vooruit") == texts(answer).count("een uur achteruit") == 1


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_dutch_name_its_law_and_its_story(rule):
    known = RULES[rule]
    assert known.label[0].isupper()
    assert known.law
    answer = compute(item(rule, "2026-03-02", **RULES_IN_DAYS.get(rule, {})))
    for step in answer["explanation"]:
        assert step["text"].endswith(".")
        assert "None" not in step["text"]
        assert "{" not in step["text"]
        assert "  " not in step["text"]
