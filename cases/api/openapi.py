"""The description of the API (OpenAPI 3.1), made from what the views and forms say of themselves."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema

from cases import registry
from cases.api import schema
from cases.api.kinds import kind_api
from cases.api.shapes import COMPONENTS, LINE, TEXT, a_list, an_object, ref
from cases.forms import Bare
from cases.workflow import steps


@dataclass(frozen=True)
class Operation:
    """What one method of a view does, asks and answers. Shapes are JSON Schema, or made from the view (its kind)."""

    summary: str
    answer: dict | Callable[[Any], dict]
    status: int = 200
    body: dict | Callable[[Any], dict] | None = None
    body_type: str = "application/json"
    answer_type: str = "application/json"
    query: tuple = ()
    once: bool = False  # knows Idempotency-Key
    problems: tuple = ()  # besides those that every view has


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = "cases.api.tokens.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema):
        return {"type": "apiKey", "in": "header", "name": "Authorization", "description": "Token …"}


class Described(AutoSchema):
    """Reads `operations` of a view; nothing is guessed."""

    def get_operation(self, path, path_regex, path_prefix, method, registry):
        self.path, self.path_regex, self.path_prefix, self.method, self.registry = path, path_regex, path_prefix, method, registry
        about = self.view.operations[method.lower()]
        found = {
            "operationId": "_".join([*self._words(path), *(["one"] if path.endswith("}/") else []), method.lower()]),
            "summary": about.summary,
            "description": (self.view.__doc__ or "").strip(),
            "tags": [self._words(path)[0] if self._words(path) else "api"],
            "parameters": [*path_parameters(path), *query_parameters(about.query), *([KEY] if about.once else [])],
            "security": self.get_auth(),
            "responses": self._answers(about),
        }
        if about.body is not None:
            found["requestBody"] = {"required": True, "content": {about.body_type: {"schema": made(about.body, self.view)}}}
        return found

    @staticmethod
    def _words(path):
        return [part for part in path.removeprefix("/api/v1/").split("/") if part and "{" not in part]

    def _answers(self, about):
        problems = {400, 401, 405, 429, *about.problems}
        problems |= {404} if "{" in self.path else set()
        problems |= {403, 411, 413, 415} if about.body is not None else set()
        problems |= {409, 422} if about.once else set()
        good = {"description": about.summary, "content": {about.answer_type: {"schema": made(about.answer, self.view)}}}
        if about.once:
            good["headers"] = {"Idempotent-Replay": {"schema": TEXT, "description": "“true” when it was done before."}}
        problem = {"$ref": "#/components/responses/Problem"}
        return {str(about.status): good, **{str(status): problem for status in sorted(problems)}}


KEY = {
    "name": "Idempotency-Key", "in": "header", "required": False, "schema": {"type": "string", "minLength": 1, "maxLength": 200},
    "description": "Sent twice with the same body within thirty days, it happens once.",
}  # fmt: skip
PATH = {
    "reference": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{4}-[0-9]{5,9}$"},
    "name": {"type": "string"},
    "document": {"type": "string", "format": "uuid"},
}


def made(shape, view):
    return shape(view) if callable(shape) else shape


def path_parameters(path):
    return [
        {"name": name, "in": "path", "required": True, "schema": shape} for name, shape in PATH.items() if f"{{{name}}}" in path
    ]


def query_parameters(shapes):
    return [{"name": name, "in": "query", "required": False, "schema": shape} for name, shape in shapes]


def detail_of(view):
    """The name of the whole case of this kind."""
    return ref(detail_name(view.kind)) if view.kind else {"oneOf": [ref(detail_name(kind.name)) for kind in registry.all_kinds()]}


def detail_name(kind):
    return f"{kind.title()}Case"


class Generator(SchemaGenerator):
    """Adds the shapes that the operations point at, and writes each transition out with what it asks."""

    def get_schema(self, request=None, public=False):
        found = super().get_schema(request=request, public=public)
        shapes = found.setdefault("components", {}).setdefault("schemas", {})
        shapes |= COMPONENTS
        for kind in registry.all_kinds():
            rest = {"deadlines": a_list(ref("Clock")), "tasks": a_list(ref("Task"))}
            shapes[detail_name(kind.name)] = an_object((*LINE, *rest), **LINE, **kind_api(kind).properties(), **rest)
        found["components"]["responses"] = {
            "Problem": {"description": "A problem", "content": {"application/problem+json": {"schema": ref("Problem")}}}
        }
        found["paths"] = dict(written_out(found["paths"]))
        return found


def written_out(paths):
    """Every path as it is, but the one of a transition once for each, with its own input."""
    slugs = {kind.slug: kind for kind in registry.all_kinds()}
    for path, methods in paths.items():
        if not path.endswith("/transitions/{name}/"):
            yield path, methods
            continue
        kind = slugs[path.split("/")[3]]
        for name, step in steps(kind.workflow).items():
            one = copy.deepcopy(methods["post"])
            one["operationId"] = f"{kind.slug}_{name}"
            one["summary"], one["description"] = str(step.label), str(step.hint)
            one["parameters"] = [parameter for parameter in one["parameters"] if parameter["name"] != "name"]
            asked = schema.of_form(kind.forms.get(name, Bare), version=True)
            one["requestBody"]["content"]["application/json"]["schema"] = asked
            yield path.replace("{name}", name), {"post": one}
