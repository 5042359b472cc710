"""The floor: the least work a Django answer can do, in one file. Served by gunicorn as `bench.floor:application`.

    GET  /keyset/   25 rows by a DRF list with keyset paging      GET /one/ID/   one row
    POST /create/   one insert through a DRF serializer           GET /html/     the same 25 rows in a template
"""

import os

import django
import environ
from django.conf import settings

settings.configure(
    DEBUG=False,
    SECRET_KEY="bench-only",  # noqa: S106
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "rest_framework"],
    MIDDLEWARE=[],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    DATABASES={"default": environ.Env.db_url_config(os.environ["DATABASE_URL"]) | {"CONN_MAX_AGE": 300}},
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_PERMISSION_CLASSES": [],
        "UNAUTHENTICATED_USER": None,
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    },
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402
from rest_framework import generics, pagination, serializers  # noqa: E402


class Row(models.Model):
    ref = models.CharField(max_length=32)
    title = models.CharField(max_length=200)
    body = models.TextField()
    school = models.IntegerField()
    state = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()

    class Meta:
        app_label = "floor"
        db_table = "floor_row"
        indexes = [models.Index(fields=["state", "due_at", "id"], name="floor_state_due")]


class RowSerializer(serializers.ModelSerializer):
    class Meta:
        model = Row
        fields = ["id", "ref", "title", "body", "school", "state", "kind", "created_at", "due_at"]


class Cursor(pagination.CursorPagination):
    page_size = 25
    ordering = ("due_at", "id")


class RowList(generics.ListAPIView):
    queryset = Row.objects.filter(state="open")
    serializer_class = RowSerializer
    pagination_class = Cursor


class RowOne(generics.RetrieveAPIView):
    queryset = Row.objects.all()
    serializer_class = RowSerializer


class RowCreate(generics.CreateAPIView):
    serializer_class = RowSerializer


PAGE = engines["django"].from_string(
    "<!doctype html><title>Cases</title><table>{% for r in rows %}<tr><td>{{ r.ref }}<td>{{ r.title }}"
    "<td>{{ r.state }}<td>{{ r.due_at }}{% endfor %}</table>"
)


def html(request):
    rows = Row.objects.filter(state="open").order_by("due_at", "id")[:25]
    return HttpResponse(PAGE.render({"rows": rows}))


urlpatterns = [
    path("html/", html),
    path("keyset/", RowList.as_view()),
    path("one/<int:pk>/", RowOne.as_view()),
    path("create/", RowCreate.as_view()),
]
application = get_wsgi_application()


def fill(rows):
    """Make the table and its rows; one in ten is open, as in ours."""
    now = timezone.now()
    with connection.schema_editor() as editor:
        editor.create_model(Row)
    Row.objects.bulk_create(
        [
            Row(ref=f"DL-{i}", title=f"Mail to the wrong parents {i}", body="x" * 300, school=i % 40,
                state="closed" if i % 10 else "open", kind="breach", created_at=now,
                due_at=now + timezone.timedelta(minutes=(i * 7919) % 200_000 - 100_000))
            for i in range(1, rows + 1)
        ],
        batch_size=1000,
    )  # fmt: skip


if __name__ == "__main__":
    fill(int(os.environ["BENCH_ROWS"]))
