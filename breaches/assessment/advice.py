"""The advice: severity of the harm against the likelihood of it (AVG art. 33 and 34; EDPB 9/2022, IV)."""

from typing import NamedTuple

from breaches.assessment import weights
from breaches.assessment.exposure import HOSTILE, NEARLY_CONTAINED, exposure, is_taken, is_unintelligible
from breaches.assessment.harm import severity, size
from breaches.assessment.loss import HIGH, NONE, RISK, availability, integrity

# Rows: severity 0 to 4. Columns: exposure 0 to 6 (excluded, contained, nearly contained, known people, wide, hostile,
# used by criminals). In a cell: the risk for up to 100 people, for more, for 1,000 and more. 0 none, 1 risk, 2 high.
MATRIX = (
    ("000", "000", "000", "000", "000", "000", "111"),
    ("000", "000", "000", "001", "011", "111", "222"),
    ("000", "000", "000", "111", "112", "222", "222"),
    ("000", "000", "111", "112", "222", "222", "222"),
    ("000", "000", "111", "222", "222", "222", "222"),
)
WIDE = 4


class Advice(NamedTuple):
    """What the law asks for, and what led to it."""

    is_breach: bool
    risk: int
    severity: int = 0
    exposure: int = 0
    rules: tuple = ()

    @property
    def outcome(self):
        """Register, authority, data subjects: each next one only with the one before."""
        return self.is_breach, self.is_breach and self.risk >= RISK, self.is_breach and self.risk >= HIGH


def is_breach(facts):
    """False where people said so, and where data were used on purpose: unlawful perhaps, but no breach of security."""
    if facts.is_breach is None:
        return facts.cause != "deliberate_use"
    return facts.is_breach


def weigh(facts):
    """The advice on these facts. It is one function of the facts, without memory, clock or chance."""
    if not is_breach(facts):
        return Advice(False, NONE)
    if are_log_ins_changed(facts):
        advice = weigh(without_log_ins(facts))
        return advice._replace(rules=(*advice.rules, "log_ins_changed"))
    seen = _seen(facts)
    lost, loss_rule = availability(facts)
    altered, alteration_rule = integrity(facts)
    rules = list(dict.fromkeys((*seen.rules, loss_rule, alteration_rule)))
    risk = seen.risk
    if risk == HIGH and facts.mitigated_before_harm and not facts.misuse_observed:
        beyond_repair = _is_beyond_repair(facts, seen.exposure)
        risk = HIGH if beyond_repair else RISK
        rules.append("mitigated_too_late" if beyond_repair else "mitigated_before_harm")
    risk = max(risk, lost, altered)
    if risk < RISK and _is_already_wrong(facts, seen):
        risk = RISK
        rules.append("wrong_already_done")
    return seen._replace(risk=risk, rules=tuple(rules))


def _seen(facts):
    """The advice by who may have seen the data alone, whatever was done about it afterwards."""
    reach, reach_rules = exposure(facts)
    harm, harm_rules = severity(facts, strangers=reach >= WIDE)
    risk = int(MATRIX[harm][reach][size(facts)])
    if reach == NEARLY_CONTAINED and harm >= weights.NOTHING_KNOWN and facts.data_categories is None:
        risk = RISK  # the data nobody has named may be of the kind that is not safe there: in doubt notify
    return Advice(True, risk, harm, reach, (*harm_rules, *reach_rules))


def are_log_ins_changed(facts):
    """True where log-ins lay open, and were changed before anybody came in with them."""
    changed = facts.credentials == "working" and facts.mitigated_before_harm and not facts.misuse_observed
    return bool(changed) and facts.exfiltration == "excluded_by_logs" and facts.access_by_unauthorised != "confirmed"


def without_log_ins(facts):
    return facts._replace(credentials="none")


def _is_beyond_repair(facts, reach):
    """True where strangers have what no measure takes back: copied data, also passwords, for people use them elsewhere too.

    Of what an attacker could see and did not copy, a log-in can still be changed; a birth date or a diagnosis cannot.
    """
    if reach < HOSTILE:
        return False
    return is_taken(facts) or (facts.recipients == "attacker" and _seen(without_log_ins(facts)).risk == HIGH)


def _is_already_wrong(facts, seen):
    """True where somebody misused the data, or one of us took them or may have: a risk also for few people and ordinary data."""
    by_insider = not {"insider_took", "insider_perhaps_took"}.isdisjoint(seen.rules)
    return facts.misuse_observed or (by_insider and seen.exposure >= WIDE and seen.severity > 0)


def is_exempt_by_encryption(facts):
    """True where people would have to be told, had the data been readable (AVG art. 34(3)(a))."""
    if not is_unintelligible(facts) or weigh(facts).risk == HIGH:
        return False
    readable = "not_applicable" if facts.exfiltration == "excluded_by_encryption" else facts.exfiltration
    return weigh(facts._replace(encrypted=False, exfiltration=readable)).risk == HIGH
