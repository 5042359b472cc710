"""The legal terms the product knows, as data: how long, by which law, and what is said about them in Dutch."""

from dataclasses import dataclass
from types import MappingProxyType

REGULATION = "Verordening 1182/71"
ATW = "Algemene termijnenwet"
PAUSES = frozenset({"pause", "resume"})
BREACH_EVENTS = frozenset({"initial_notification", "follow_up_notification", "controller_informed_by_processor"})
EVENTS = PAUSES | BREACH_EVENTS | {"extension_notified", "reasoned_extension", "no_answer_within_term"}


@dataclass(frozen=True)
class Rule:
    """One term. `count` is None where the caller gives the length; `calendar` is None where the end never moves.

    `opening` tells in Dutch what started the term and `grants` what it allows. `pause_law` is empty where the law
    knows no suspension: a pause is counted there too, because the caller recorded one, and the explanation warns.
    """

    name: str
    label: str
    law: str
    unit: str
    count: int | None
    calendar: str | None
    opening: str
    grants: str
    counting_law: str = ""
    pause_law: str = ""
    events: frozenset = PAUSES
    extends: bool = False

    @property
    def in_hours(self):
        return self.unit == "hours"


_AVG12_PAUSE = "EDPB-richtsnoeren 01/2022, punt 159"
_OWN = "Eigen regel van de school"

_ALL = (
    Rule(
        name="avg33_1_breach_notification",
        label="Datalek melden bij de AP",
        law="AVG artikel 33 lid 1",
        unit="hours",
        count=None,  # the setting breach_hours
        calendar="eu",
        opening="Op {moment} wist de school van het datalek. Vanaf dat moment loopt de klok.",
        grants="Daar komen {hours} uur bij. Elk uur telt: ook de nacht, het weekend en feestdagen.",
        events=BREACH_EVENTS,
    ),
    Rule(
        name="avg12_3_response",
        label="Antwoord op een verzoek",
        law="AVG artikel 12 lid 3",
        unit="months",
        count=1,
        calendar="eu",
        opening="De school kreeg het verzoek op {day}. Die dag telt niet mee.",
        grants="De school heeft {period} om te antwoorden",
        counting_law=f"{REGULATION} artikel 3 lid 1",
        pause_law=_AVG12_PAUSE,
        events=PAUSES | {"extension_notified"},
        extends=True,
    ),
    Rule(
        name="avg12_4_refusal_notice",
        label="Laten weten dat de school het verzoek niet uitvoert",
        law="AVG artikel 12 lid 4",
        unit="months",
        count=1,
        calendar="eu",
        opening="De school kreeg het verzoek op {day}. Die dag telt niet mee.",
        grants="Doet de school niet wat gevraagd is, dan moet zij dat binnen {period} laten weten",
        counting_law=f"{REGULATION} artikel 3 lid 1",
        pause_law=_AVG12_PAUSE,
        events=PAUSES | {"extension_notified"},
    ),
    Rule(
        name="wpo14_board_reaction",
        label="Reactie van het bestuur op het oordeel van de klachtencommissie",
        law="WPO artikel 14",
        unit="weeks",
        count=4,
        calendar="atw",
        opening="Het bestuur kreeg het oordeel van de klachtencommissie op {day}. Die dag telt niet mee.",
        grants="Het bestuur heeft {period} om te laten weten wat het met het oordeel doet",
        counting_law="WPO artikel 14",
        events=PAUSES | {"reasoned_extension"},
        extends=True,
    ),
    Rule(
        name="uavg35_court_petition",
        label="Naar de rechter na een antwoord",
        law="Uitvoeringswet AVG artikel 35 lid 2",
        unit="weeks",
        count=6,
        calendar="atw",
        opening="De verzoeker kreeg het antwoord op {day}. Die dag telt niet mee.",
        grants="Naar de rechter gaan kan {period} lang",
        counting_law="Uitvoeringswet AVG artikel 35 lid 2",
        events=PAUSES | {"no_answer_within_term"},
    ),
    Rule(
        name="awb6_objection",
        label="Bezwaar tegen een besluit",
        law="Awb artikel 6:7",
        unit="weeks",
        count=6,
        calendar="atw",
        opening="Het besluit is verstuurd op {day}. De termijn begint de dag erna.",
        grants="Bezwaar maken kan {period} lang",
        counting_law="Awb artikel 6:8 lid 1",
        events=PAUSES | {"no_answer_within_term"},
    ),
    Rule(
        name="lkc_admissibility_one_year",
        label="Een klacht indienen bij de Landelijke Klachtencommissie",
        law="Reglement van de Landelijke Klachtencommissie",
        unit="years",
        count=1,
        calendar=None,  # no term of an Act, and Atw article 4 leaves out terms in years
        opening="Waar de klacht over gaat, gebeurde op {day}. Die dag telt niet mee.",
        grants="Een klacht indienen bij de Landelijke Klachtencommissie kan {period} lang",
        counting_law="Reglement van de Landelijke Klachtencommissie",
    ),
    Rule(
        name="avg78_2_ap_three_months",
        label="Bericht van de AP over een klacht",
        law="AVG artikel 78 lid 2",
        unit="months",
        count=3,
        calendar="eu",
        opening="De AP kreeg de klacht op {day}. Die dag telt niet mee.",
        grants="De AP heeft {period} om de klacht af te handelen of te laten weten hoe het ermee staat",
        counting_law=f"{REGULATION} artikel 3 lid 1",
    ),
    Rule(
        name="retention",
        label="Gegevens bewaren",
        law="Bewaartermijn van de school",
        unit="",  # given with the item: weeks, months or years
        count=None,
        calendar=None,
        opening="De bewaartermijn telt vanaf {day}.",
        grants="De gegevens blijven {period} bewaard",
        counting_law="Bewaartermijn van de school",
    ),
    Rule(
        name="own_days",
        label="Eigen termijn in dagen",
        law=_OWN,
        unit="days",
        count=None,
        calendar=None,
        opening="De termijn telt vanaf {day}. Die dag telt niet mee.",
        grants="De school heeft {period} afgesproken. Alle dagen tellen, ook het weekend en feestdagen",
        counting_law=_OWN,
        pause_law=_OWN,
    ),
    Rule(
        name="own_weeks",
        label="Eigen termijn in weken",
        law=_OWN,
        unit="weeks",
        count=None,
        calendar=None,
        opening="De termijn telt vanaf {day}. Die dag telt niet mee.",
        grants="De school heeft {period} afgesproken. Alle dagen tellen, ook het weekend en feestdagen",
        counting_law=_OWN,
        pause_law=_OWN,
    ),
    Rule(
        name="own_working_days",
        label="Eigen termijn in werkdagen",
        law=_OWN,
        unit="working_days",
        count=None,
        calendar="atw",
        opening="De termijn telt vanaf {day}. Die dag telt niet mee.",
        grants="De school heeft {period} afgesproken",
        counting_law=_OWN,
        pause_law=_OWN,
    ),
)

RULES = MappingProxyType({rule.name: rule for rule in _ALL})


def is_hour_rule(name):
    """Whether this rule counts hours: its due moment is an instant, not the end of a day."""
    return RULES[name].in_hours
