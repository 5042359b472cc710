"""The vocabulary: what goes in, what is refused and how the refusal names it."""

import json
import math

import pytest

from breaches.assessment import BadFacts, Facts, assess, assess_all, assess_item, read, validate
from breaches.assessment.facts import CHOICES, DATA_CATEGORIES, FACTS, FLAGS, LISTS, NUMBERS

CONTRACT = [
    "is_breach", "breach_types", "cause", "data_categories", "special_categories", "criminal_data",
    "national_id_number", "id_document_copy", "financial_data", "credentials", "protected_address", "person_groups",
    "vulnerable", "minors", "persons", "persons_certain", "identifiability", "encrypted", "key_safe", "backup",
    "restored_after_hours", "permanent_loss", "exfiltration", "recipients", "recipient_trusted", "deletion_confirmed",
    "access_by_unauthorised", "disruption", "misuse_observed", "malicious", "mitigated_before_harm",
    "processor_involved", "likely_consequences",
]  # fmt: skip

ANSWER = {"register", "authority", "data_subjects", "severity", "reasons", "missing"}


def test_the_facts_are_those_of_the_contract():
    assert list(FACTS) == CONTRACT
    assert {*FLAGS, *CHOICES, *LISTS, *NUMBERS} == set(CONTRACT)


def test_an_answer_has_the_shape_of_the_contract():
    answer = assess_item({"id": "DL-1", "facts": {}})
    assert set(answer) == {"id", *ANSWER}
    assert answer["id"] == "DL-1"
    assert {"score", "level", "dpc", "ei", "cb"} <= set(answer["severity"])
    assert all({"rule", "source", "text"} <= set(reason) for reason in answer["reasons"])
    assert json.loads(json.dumps(answer)) == answer


@pytest.mark.parametrize("name", CONTRACT)
def test_unknown_is_the_same_as_not_given(name):
    assert read({name: None}) == Facts()


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in CHOICES.items() for value in values])
def test_every_word_of_a_choice_is_accepted(name, value):
    assert getattr(read({name: value}), name) == value


@pytest.mark.parametrize("name", ["data_categories", "person_groups", "likely_consequences"])
def test_open_lists_accept_words_nobody_thought_of(name):
    answer = assess({name: ["knitting_patterns"], "is_breach": True})
    assert answer["register"]


def test_a_list_counts_every_word_once_and_in_any_order():
    assert read({"data_categories": ["basic", "image", "basic"]}) == read({"data_categories": ["image", "basic"]})


def test_an_empty_list_is_no_answer_except_for_consequences():
    assert read({"data_categories": [], "person_groups": [], "breach_types": []}) == Facts()
    assert read({"likely_consequences": []}).likely_consequences == frozenset()


def test_a_whole_number_may_be_written_as_a_fraction():
    assert read({"persons": 25.0}).persons == 25
    assert read({"restored_after_hours": 0.5}).restored_after_hours == 0.5


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        ({"persoons": 3}, '"persoons": unknown fact'),
        ({"Persons": 3}, '"Persons": unknown fact'),
        ({"a\nb": 3}, '"a\\nb": unknown fact'),
        ({"x" * 5000: 3}, "unknown fact"),
        ({"is_breach": 1}, "is_breach: true, false or null is wanted, not 1"),
        ({"encrypted": "yes"}, 'encrypted: true, false or null is wanted, not "yes"'),
        ({"minors": []}, "minors: true, false or null is wanted, not []"),
        ({"cause": "bad luck"}, 'cause: "bad luck" is not one of human_error'),
        ({"cause": True}, "cause: true is not one of"),
        ({"cause": ["technical"]}, 'cause: ["technical"] is not one of'),
        ({"recipients": ""}, 'recipients: "" is not one of'),
        ({"recipients": {}}, "recipients: {} is not one of"),
        ({"breach_types": "availability"}, 'breach_types: a list of words is wanted, not "availability"'),
        ({"breach_types": ["secrecy"]}, 'breach_types: "secrecy" is not one of confidentiality'),
        ({"breach_types": {"availability": True}}, "breach_types: a list of words is wanted"),
        ({"data_categories": ["basic", 5]}, "data_categories: a list of words is wanted, not one with 5"),
        ({"data_categories": ["basic", None]}, "data_categories: a list of words is wanted, not one with null"),
        ({"data_categories": [["basic"]]}, "data_categories: a list of words is wanted"),
        ({"data_categories": [" "]}, "data_categories: a list of words is wanted"),
        ({"data_categories": ["x" * 101]}, "data_categories: a list of words is wanted"),
        ({"data_categories": ["basic"] * 201}, "data_categories: a list of words is wanted"),
        ({"person_groups": "pupils"}, "person_groups: a list of words is wanted"),
        ({"persons": -1}, "persons: -1 is not between 0 and"),
        ({"persons": 2.5}, "persons: a whole number is wanted, not 2.5"),
        ({"persons": "25"}, 'persons: a number is wanted, not "25"'),
        ({"persons": True}, "persons: a number is wanted, not true"),
        ({"persons": 10**12}, "persons: 1000000000000 is not between"),
        ({"persons": 10**400}, "persons: 1000"),
        ({"persons": math.nan}, "persons: NaN is not between"),
        ({"persons": math.inf}, "persons: Infinity is not between"),
        ({"restored_after_hours": -0.1}, "restored_after_hours: -0.1 is not between"),
        ({"restored_after_hours": [4]}, "restored_after_hours: a number is wanted"),
        ([], "facts: an object is wanted"),
        (None, "facts: an object is wanted"),
    ],
)
def test_what_the_contract_does_not_know_is_refused_in_one_line_that_names_item_and_fact(facts, named):
    with pytest.raises(BadFacts) as refused:
        assess_item({"id": "DL-7", "facts": facts})
    message = str(refused.value)
    assert message.startswith('id "DL-7": ')
    assert named in message
    assert "\n" not in message
    assert len(message) < 300


@pytest.mark.parametrize(
    ("item", "named"),
    [
        ({"facts": {}}, "item 2: id: is missing"),
        ({"id": "", "facts": {}}, "item 2: id: a text or a whole number is wanted"),
        ({"id": True, "facts": {}}, "item 2: id: a text or a whole number is wanted"),
        ({"id": None, "facts": {}}, "item 2: id: a text or a whole number is wanted"),
        ({"id": [1], "facts": {}}, "item 2: id: a text or a whole number is wanted"),
        ({"id": 9}, "id 9: facts: is missing"),
        ({"id": 9, "facts": {}, "note": "x"}, 'id 9: "note": unknown key'),
        ("DL-1", "item 2: an object is wanted"),
    ],
)
def test_an_item_of_the_wrong_shape_is_refused_by_its_place_or_name(item, named):
    with pytest.raises(BadFacts) as refused:
        assess_all([{"id": 1, "facts": {}}, item])
    assert str(refused.value).startswith(named)


@pytest.mark.parametrize("items", [{}, {"id": 1, "facts": {}}, "x", None, 3])
def test_only_a_list_of_items_is_a_list_of_items(items):
    with pytest.raises(BadFacts, match="a list of items is wanted"):
        assess_all(items)


def test_the_answers_stand_in_the_order_of_the_questions():
    asked = [{"id": name, "facts": {"persons": number}} for number, name in enumerate("cab")]
    assert [answer["id"] for answer in assess_all(asked)] == ["c", "a", "b"]


def test_bad_facts_are_bad_values():
    assert issubclass(BadFacts, ValueError)


def test_validate_gives_the_facts_back_as_they_were_written():
    facts = {"data_categories": ["image", "basic"], "persons": None}
    assert validate(facts) == facts
    with pytest.raises(BadFacts):
        validate({"persons": -1})


def test_every_known_category_is_weighed_on_purpose():
    for category in DATA_CATEGORIES:
        rules = {reason["rule"] for reason in assess({"data_categories": [category]})["reasons"]}
        assert "data_of_another_kind" not in rules
