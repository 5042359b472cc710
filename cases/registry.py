"""The kinds of case this installation knows. Each workflow app adds its own when it is ready."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

_kinds = {}


@dataclass(frozen=True)
class Mailing:
    """Who hears of an event, and by which template (`<template>.txt`, `.html`; the subject is its first line).

    `audience` names a function of `notifications.audiences`.
    """

    audience: str
    template: str


@dataclass(frozen=True)
class Kind:
    """All that the rest of the product needs to know about one kind of case."""

    name: str  # "breach"
    prefix: str  # of the reference: "DL"
    label: str  # lazy: "data breach"
    label_plural: str
    icon: str
    slug: str  # of the addresses: "breaches"
    workflow: type
    forms: Mapping[str, type]  # input form by transition
    subjects: Mapping[str, str]  # subject code to lazy label
    purposes: Mapping[str, str]  # what each clock is for, in words
    event_labels: Mapping[str, str] = field(default_factory=dict)  # events that are no transition
    mails: Mapping[str, tuple[Mailing, ...]] = field(default_factory=dict)  # by event name
    facts_template: str = ""  # the part of the case page that is this kind's own
    case_context: Callable[..., Mapping[str, Any]] | None = None  # (workflow, user, at) -> context of that part
    urls: str = ""  # staff pages, included under /zaken/<reference>/
    public_urls: str = ""  # forms of the public desk, included under /loket/<school>/
    api: str = ""  # dotted path of the viewset

    def subject(self, code):
        return self.subjects.get(code, self.label)


def add(kind):
    if kind.name in _kinds:
        raise ValueError(f"the kind {kind.name!r} is there already")
    _kinds[kind.name] = kind


def get(name):
    return _kinds[name]


def all_kinds():
    return tuple(_kinds.values())
