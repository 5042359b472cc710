"""The guided questions: every fact that moves the advice can be answered, in plain words, one group at a time."""

import pytest

from breaches.assessment import FACTS, assess, read
from breaches.assessment.facts import CHOICES, CONSEQUENCES, DATA_CATEGORIES, PERSON_GROUPS
from breaches.assessment.labels import LABELS, categories_in_words
from breaches.assessment.questions import GROUPS, UNKNOWN, groups_asked, in_words

QUESTIONS = [question for group in GROUPS for question in group.questions]
BY_FACT = {question.fact: question for question in QUESTIONS}

MAIL = {"is_breach": True, "breach_types": ["confidentiality"], "cause": "human_error"}
RANSOM = {"is_breach": True, "breach_types": ["confidentiality", "availability"], "cause": "malicious_external"}


def asked(facts):
    known = read(facts)
    return {question.fact for group in groups_asked(known) for question in group.asked(known)}


def test_every_fact_is_asked_exactly_once():
    assert sorted(question.fact for question in QUESTIONS) == sorted(FACTS)


def test_there_are_nine_groups_in_the_order_of_the_story():
    assert [group.short for group in GROUPS] == [
        "Soort", "Oorzaak", "Gegevens", "Personen", "Versleuteld", "Ontvangers", "Weg of veranderd",
        "Misbruik en ingrijpen", "Gevolgen",
    ]  # fmt: skip
    assert len({group.slug for group in GROUPS}) == 9


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.fact)
def test_a_question_is_short_and_its_help_gives_an_example(question):
    assert question.text.endswith("?")
    assert len(question.text) < 90
    assert question.help.endswith(".")


@pytest.mark.parametrize(("fact", "values"), [*CHOICES.items()])
def test_a_choice_offers_every_value_and_not_knowing(fact, values):
    options = BY_FACT[fact].options
    assert [option.value for option in options] == [*values, None] or {option.value for option in options} == {*values, None}
    assert options[-1].label == UNKNOWN
    assert all(option.label for option in options)


@pytest.mark.parametrize(
    ("fact", "known"),
    [("data_categories", DATA_CATEGORIES), ("person_groups", PERSON_GROUPS), ("likely_consequences", CONSEQUENCES)],
)
def test_a_list_offers_every_known_word(fact, known):
    assert BY_FACT[fact].kind == "choices"
    assert {option.value for option in BY_FACT[fact].options} == set(known)


def test_yes_and_no_have_a_third_answer():
    assert [option.label for option in BY_FACT["encrypted"].options] == ["Ja", "Nee", UNKNOWN]
    assert BY_FACT["persons"].kind == "number"
    assert BY_FACT["persons"].options == ()


@pytest.mark.parametrize(
    ("facts", "there", "not_there"),
    [
        (MAIL, {"recipients", "encrypted"}, {"disruption", "restored_after_hours", "malicious", "recipient_trusted"}),
        (MAIL | {"recipients": "one_known"}, {"recipient_trusted", "deletion_confirmed"}, {"exfiltration"}),
        (MAIL | {"recipients": "public"}, {"exfiltration"}, {"recipient_trusted", "deletion_confirmed"}),
        (MAIL | {"encrypted": False}, set(), {"key_safe"}),
        (MAIL | {"encrypted": True}, {"key_safe"}, set()),
        (MAIL | {"cause": "theft_or_loss"}, {"backup", "permanent_loss", "malicious"}, {"disruption"}),
        (RANSOM, {"backup", "disruption", "restored_after_hours", "exfiltration"}, {"malicious"}),
        (RANSOM | {"permanent_loss": True}, set(), {"restored_after_hours"}),
        (MAIL | {"persons": 4}, {"persons_certain"}, set()),
        (MAIL, set(), {"persons_certain"}),
        (MAIL | {"data_categories": ["salary"]}, set(), {"protected_address"}),
    ],
)
def test_only_what_applies_is_asked(facts, there, not_there):
    assert there <= asked(facts)
    assert not asked(facts) & not_there


def test_an_incident_that_is_no_breach_has_one_question():
    assert asked({"is_breach": False}) == {"is_breach"}


def test_a_group_without_questions_is_left_out():
    slugs = [group.slug for group in groups_asked(read(MAIL))]
    assert "beschikbaar" not in slugs
    assert len(groups_asked()) == 9


@pytest.mark.parametrize(
    "facts",
    [{}, MAIL, RANSOM, MAIL | {"recipients": "few_known", "data_categories": ["contact"], "persons": 12},
     {"cause": "theft_or_loss", "breach_types": ["availability"], "encrypted": True}],
)  # fmt: skip
def test_what_the_advice_calls_missing_can_be_answered_on_the_page(facts):
    assert set(assess(facts)["missing"]) <= asked(facts)


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        ("encrypted", True, "Ja"),
        ("encrypted", False, "Nee"),
        ("encrypted", None, UNKNOWN),
        ("cause", "human_error", "Een vergissing"),
        ("breach_types", ["availability"], "Gegevens zijn weg of waren niet te bereiken"),
        ("data_categories", ["test_results", "diary"], "Toetsen en rapporten; diary"),
        ("persons", 24, "24"),
    ],
)
def test_an_answer_is_read_back_in_words(fact, value, words):
    assert in_words(fact, value) == words


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (["basic"], "naam"),
        (["identity_number"], "BSN of ander persoonsnummer"),
        (["health", "basic"], "gezondheid en naam"),
        (["health", "basic", "image"], "foto of camerabeeld, gezondheid en naam"),
        (["health", "basic", "image", "salary", "family"], "foto of camerabeeld, gezin, gezondheid, naam en meer"),
        (["diary"], "diary"),
    ],
)
def test_kinds_of_data_stand_in_a_sentence(kinds, words):
    assert categories_in_words(kinds) == words


def test_every_label_has_words():
    assert all(label for values in LABELS.values() for label, _hint in values.values())
