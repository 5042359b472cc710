"""Rules that hold for code not yet written."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).parent.parent
APPS = ("config", "notifications", "breaches", "rights", "cases", "schools", "pages")
CODE = sorted(
    path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts and path.stat().st_size
)
OURS = [model for model in apps.get_models() if model._meta.app_label in APPS]


def named(path):
    return str(path.relative_to(ROOT))


def tree(path):
    return ast.parse(path.read_text())


def functions(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", CODE, ids=named)
def test_no_file_gets_away(path):
    assert len(path.read_text().splitlines()) <= 400


@pytest.mark.parametrize("path", CODE, ids=named)
def test_no_function_gets_away(path):
    long = [f.name for f in functions(path) if f.end_lineno - f.lineno + 1 > 40]
    assert long == []


def test_the_median_file_is_short():
    lengths = sorted(len(path.read_text().splitlines()) for path in CODE)
    assert lengths[len(lengths) // 2] < 90


@pytest.mark.parametrize("path", [p for p in CODE if p.name != "apps.py"], ids=named)
def test_our_own_modules_are_imported_at_the_top(path):
    hidden = [
        ast.unparse(node)
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and (getattr(node, "module", None) or node.names[0].name).split(".")[0] in APPS
    ]
    assert hidden == []


@pytest.mark.parametrize("path", CODE, ids=named)
def test_no_room_without_a_name(path):
    assert path.stem not in {"utils", "helpers", "common", "misc", "signals", "services", "selectors"}


@pytest.mark.parametrize("path", CODE, ids=named)
def test_no_signals_and_no_generic_keys(path):
    text = path.read_text()
    assert "django.dispatch" not in text
    assert "GenericForeignKey" not in text


@pytest.mark.parametrize("path", CODE, ids=named)
def test_state_changes_only_through_the_door(path):
    text = path.read_text()
    assert not re.search(r"\.update\([^)]*\bstate=", text)
    if named(path) != "cases/moves.py":
        assert not re.search(r"\bcase\.state\s*=[^=]", text)


PAGES = [path for path in CODE if path.name in {"views.py", "api.py", "public.py"} or "views" in path.parts]


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_pages_and_api_start_from_what_a_person_may_see(path):
    """Rows of a case are reached through `visible_to` or `reach`, never from the whole table."""
    assert not re.search(r"\b(Case|Breach|Task|Document|Event|Content|Deadline)\.objects\.(all|get|filter)\(", path.read_text())


def test_what_the_fg_keeps_in_confidence_is_read_in_one_place():
    """No export, list or answer of the API that is still to be written comes by it unawares."""
    knows = {named(path) for path in CODE if "ConfidentialNote" in path.read_text()}
    assert knows == {"cases/confidential.py", "cases/models/confidential.py", "cases/models/__init__.py"}
    reads = {named(path) for path in CODE if re.search(r"import .*\bconfidential\b", path.read_text())}
    assert reads == {"cases/views/confidential.py", "cases/views/case.py", "cases/urls.py"}
    for path in ("cases/views/confidential.py", "cases/views/case.py"):
        assert "sight.keeps_confidence(" in (ROOT / path).read_text()


def test_the_clock_is_read_only_where_the_world_comes_in():
    """Time is an argument: only pages, tasks, commands, servers and `access.standing` ask what time it is."""
    doors = re.compile(r"/(views|management|api)/|/(views|public|tasks|api|admin|access|context|middleware)[^/]*\.py$|^config/")
    inside = [named(p) for p in CODE if "timezone.now()" in p.read_text() and not doors.search(named(p))]
    assert inside == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_models_keep_to_the_house(model):
    assert "save" not in vars(model)
    assert not model._meta.ordering
    assert model._meta.label == "cases.Event" or not model._meta.db_table.startswith("cases_event")


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_moment_and_its_person_are_kept_together(model):
    """`done_by` needs `done_at`: a check constraint holds the pair."""
    names = {field.name for field in model._meta.get_fields() if isinstance(field, models.Field)}
    pairs = {name[:-3] for name in names if name.endswith("_by")} & {name[:-3] for name in names if name.endswith("_at")}
    checks = " ".join(str(c.condition) for c in model._meta.constraints if isinstance(c, models.CheckConstraint))
    assert [pair for pair in pairs if f"{pair}_by" not in checks] == []


def test_the_case_stays_thin():
    case = apps.get_model("cases", "Case")
    assert len(case._meta.local_fields) <= 20


def test_nothing_in_the_kernel_knows_a_kind_by_name():
    kinds = re.compile(r"\b(breach|complaint)\b", re.IGNORECASE)
    prose = re.compile(r'""".*?"""|#[^\n]*|_\(".*?"\)', re.DOTALL)
    kernel = [p for p in CODE if named(p).startswith("cases/") and not named(p).startswith("cases/terms/")]
    assert [named(p) for p in kernel if kinds.search(prose.sub("", p.read_text()))] == []


def test_no_host_of_a_registry_and_no_path_of_one_machine_is_named():
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    hosts = re.compile("py" + r"pi\.org|python" + r"hosted\.org|registry\.npm" + r"js|deb\.deb" + r"ian\.org")
    paths = re.compile(r"(^|[^a-z.])/(" + "work|ro" + "ot)/[a-z]")
    for name in files:
        path = ROOT / name
        if path.suffix in {".lock", ".png", ".woff2", ".ico", ".gz"} or not path.is_file():
            continue
        text = path.read_text(errors="replace")
        assert not hosts.search(text), name
        assert not paths.search(text), name
