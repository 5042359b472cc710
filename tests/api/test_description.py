"""The description of the API is valid, silent, complete, and what the API really does."""

import io
import json

import pytest
import schemathesis
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from drf_spectacular.validation import validate_schema
from hypothesis import HealthCheck, Phase, assume, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from breaches.models import Breach
from cases.api.docs import described
from cases.workflow import steps
from config.wsgi import application
from tests.api.callers import Caller
from tests.factories import make_breach, make_person, make_school

with translation.override("nl"):
    DESCRIPTION = json.loads(json.dumps(described("nl")))
PATHS = DESCRIPTION["paths"]
OPERATIONS = [
    (method.upper(), path) for path, methods in PATHS.items() for method in methods if method in {"get", "post", "patch"}
]
FOLLOWED = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.allow_header_conformance,
]


def test_it_is_public_openapi_3_1_and_valid():
    assert Client().get("/api/schema/").json() == DESCRIPTION
    assert DESCRIPTION["openapi"] == "3.1.0"
    validate_schema(DESCRIPTION)


def test_making_it_gives_no_warning():
    out, err = io.StringIO(), io.StringIO()
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=out, stderr=err)
    assert "openapi: 3.1.0" in out.getvalue()
    assert err.getvalue() == ""


def test_json_for_whoever_asks_nothing_and_yaml_for_whoever_asks_it():
    assert Client().get("/api/schema/")["Content-Type"].startswith("application/vnd.oai.openapi+json")
    yaml = Client().get("/api/schema/", headers={"Accept": "application/yaml"})
    assert yaml.content.startswith(b"openapi: 3.1.0")


def test_every_transition_is_written_out_with_what_it_asks():
    start = "/api/v1/breaches/{reference}/transitions/"
    names = {path.removeprefix(start).rstrip("/") for path in PATHS if path.startswith(start) and path != start}
    assert names == set(steps(Breach))
    asked = PATHS[start + "decide/"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert asked["required"] == ["version", "outcome"]
    assert set(asked["properties"]) == {"version", "outcome", "preliminary", "exception_34_3", "reason", "no_advice"}
    assert asked["properties"]["outcome"]["enum"] == ["register_only", "notify_authority", "notify_and_inform"]


def test_every_operation_has_its_own_name_and_says_how_to_sign_in():
    found = [PATHS[path][method.lower()] for method, path in OPERATIONS]
    names = [one["operationId"] for one in found]
    assert len(set(names)) == len(names)
    assert all(one["security"] == [{"token": []}, {"cookieAuth": []}] for one in found)
    assert all("401" in one["responses"] and "400" in one["responses"] for one in found)


def test_it_is_told_in_the_language_of_the_reader():
    told = PATHS["/api/v1/breaches/{reference}/transitions/decide/"]["post"]["summary"]
    with translation.override("nl"):
        assert told == str(steps(Breach)["decide"].label)
    with translation.override("en"):
        assert told != str(steps(Breach)["decide"].label)


def test_the_pages_hold_nothing_inline():
    page = Client().get("/api/docs/")
    text = page.content.decode()
    assert page.status_code == 200
    assert "<style" not in text
    assert "style=" not in text
    assert "<script>" not in text
    script = Client().get("/api/docs/?script=")
    assert script["Content-Type"].startswith("application/javascript")
    assert "SwaggerUIBundle" in script.content.decode()


@pytest.fixture(scope="module")
def described_api(django_db_setup, django_db_blocker):
    """Read once for the module, before any test of it has opened the database."""
    with django_db_blocker.unblock():
        return schemathesis.openapi.from_wsgi("/api/schema/", application)


def asks(method, path):
    """Whether there is anything in this operation that could be asked wrongly."""
    about = PATHS[path][method.lower()]
    return "requestBody" in about or any(parameter["in"] == "query" for parameter in about["parameters"])


def fits_as_text(request):
    """A form on the wire is text: with its file there, a number as title is a fitting title."""
    return request.media_type == "multipart/form-data" and isinstance(request.body, dict) and "file" in request.body


FITTING = [(method, path, GenerationMode.POSITIVE) for method, path in OPERATIONS]
UNFITTING = [(method, path, GenerationMode.NEGATIVE) for method, path in OPERATIONS if asks(method, path)]


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path", "mode"), FITTING + UNFITTING, ids=lambda value: getattr(value, "value", value))
def test_the_api_does_what_its_description_says(described_api, method, path, mode):
    """Machine-made requests, fitting and not: no fault of ours, and only answers that are described."""
    school = make_school()
    case = make_breach(school).case
    headers = Caller(make_person("privacy_officer", board=school.board)).headers
    given_path = {"reference": case.reference} if "{reference}" in path else None
    strategy = described_api[path][method].as_strategy(generation_mode=mode, path_parameters=given_path)

    @settings(max_examples=3, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(strategy)
    def ask(request):
        assume(mode == GenerationMode.POSITIVE or not fits_as_text(request))
        request.call_and_validate(headers=headers, checks=FOLLOWED)

    ask()
