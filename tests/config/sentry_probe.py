"""Run in a process of its own by test_errors.py: a school day full of mistakes, with Sentry switched on.

Every way out of the product goes wrong here with personal data at hand: a form, a query, a local variable, a log
line, a task, a slow page, an address nobody has.
"""

import logging
import os
import time

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()

import sentry_sdk  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.test.utils import override_settings  # noqa: E402
from django.urls import include, path  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402

from config.celery import app  # noqa: E402
from config.wsgi import application  # noqa: E402
from schools.models import School, User  # noqa: E402

NAME, MAIL, STORY = "Fatima Bouzid", "fatima.bouzid@ouders.example", "De zorgmap van groep 6 lag in de trein"
NUMBER, TOKEN = "999990639", "geheim-token-van-de-ouder"


@csrf_exempt
def breaks(request, token):
    """A page that fails with everything in its hands."""
    name, story = request.POST["name"], request.POST["story"]
    list(User.objects.filter(email=MAIL))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM schools_user WHERE name = '{NAME}' AND email = %s", [MAIL])
    logging.getLogger("breaches").warning("about %s <%s>", name, MAIL)
    logging.getLogger("breaches").error("could not mail %s <%s>: %s", name, MAIL, story)
    logging.getLogger("breaches").error(f"could not mail {name} <{MAIL}>: {story}")
    try:
        raise KeyError(story)
    except KeyError as first:
        raise ValueError(f"{name} <{MAIL}> {story}") from first


def is_slow(request, token):
    """A page that makes somebody wait."""
    School.objects.filter(name=STORY).exists()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT '{STORY}' AS een_tekst")
    time.sleep(3.1)
    return HttpResponse(STORY)


def is_quick(request):
    return HttpResponse("ok")


urlpatterns = [
    path("zaak-probe/<str:token>/", breaks),
    path("traag/<str:token>/", is_slow),
    path("vlug/", is_quick),
    path("", include("config.urls")),
]


@app.task
def failing_task(email):
    """A task with what no task should be given."""
    raise RuntimeError(f"{email}: {STORY}")


def day():
    call_command("migrate", verbosity=0)
    # Another Sentry in the visitor's browser, or anybody else, may send these along.
    trace = {"sentry-trace": f"{'ab' * 16}-{'cd' * 8}-1", "baggage": f"sentry-user_id=Fatima,sentry-x={MAIL}"}
    factory = RequestFactory(headers={"user-agent": NAME, "x-eigen": MAIL, "cookie": f"sessionid={TOKEN}"} | trace)
    form = {"name": NAME, "email": MAIL, "story": STORY, "bsn": NUMBER}
    file = SimpleUploadedFile(f"{NAME}.pdf", STORY.encode())
    for request in (
        factory.post(f"/zaak-probe/{TOKEN}/?naam={NAME}", form | {"file": file}),
        factory.post(f"/zaak-probe/{TOKEN}/", form, content_type="application/json"),
        factory.get(f"/traag/{TOKEN}/?mail={MAIL}"),
        factory.get("/vlug/"),
        factory.get(f"/bestaat-niet/{TOKEN}/{MAIL}"),
    ):
        answer = application(request.environ, lambda status, headers: None)
        list(answer)
        answer.close()
    failing_task.apply(args=[MAIL], throw=False)
    with sentry_sdk.new_scope() as scope:
        scope.set_user({"email": MAIL, "username": NAME, "ip_address": "10.0.0.1"})
        scope.set_tag("naam", NAME)
        scope.set_extra("verhaal", STORY)
        scope.set_context("ouder", {"mail": MAIL})
        scope.fingerprint = [NAME]
        sentry_sdk.add_breadcrumb(message=f"{NAME} belde")
        sentry_sdk.capture_message(f"Let op {NAME} {MAIL}")
    sentry_sdk.flush(10)


if __name__ == "__main__":
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"], STORAGES=plain):
        day()
