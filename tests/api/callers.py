"""Callers of the API: by token or by session, JSON in and out."""

import json
from itertools import count

from django.test import Client
from django.utils import timezone

from cases.api import tokens

NUMBERS = count(1)
V1 = "/api/v1/"


class Caller:
    """Somebody's system, or nobody's."""

    def __init__(self, user=None, *, by="token"):
        self.client = Client()
        self.headers = {}
        if user and by == "token":
            self.headers["Authorization"] = f"Token {tokens.issue(user, at=timezone.now())}"
        elif user:
            self.client.force_login(user)

    def get(self, path, **query):
        return self.client.get(V1 + path if not path.startswith(("/", "http")) else path, query, headers=self.headers)

    def send(self, method, path, body=None, **headers):
        content = body if isinstance(body, bytes) else json.dumps(body)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        kind = named.pop("Content-Type", "application/json")
        return self.client.generic(method, V1 + path, content, content_type=kind, headers=self.headers | named)

    def post(self, path, body=None, **headers):
        return self.send("POST", path, body, **headers)

    def patch(self, path, body=None, **headers):
        return self.send("PATCH", path, body, **headers)

    def upload(self, path, data, **headers):
        return self.client.post(V1 + path, data, headers=self.headers | headers)


def fields_of(response):
    """The fields a problem names, with the code of each."""
    return {error["field"]: error["code"] for error in response.json()["errors"]}


def told(school=None, /, **more):
    """A report as a system would send it; long ago enough for any clock of a test."""
    place = {"school": school.slug} if school else {}
    return {**place, "what_happened": "Mail naar de verkeerde ouders.", "discovered_at": "2026-11-20T10:00:00+01:00", **more}
