"""The kinds of case this installation knows. Each workflow app adds its own when it is ready."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

_kinds = {}
_event_labels = {}
_own_pages = []


@dataclass(frozen=True)
class Mailing:
    """Who hears of an event, and by which template (`<template>.txt`, `.html`; the subject is its first line).

    `audience` names a function of `notifications.audiences`.
    """

    audience: str
    template: str


@dataclass(frozen=True)
class Attachment:
    """A file that goes along with a mail. It may tell no more than the mail does: never whose data it is about."""

    name: str
    content_type: str
    content: bytes


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
    mail_attachment: Callable[[Any, str], Attachment | None] | None = None  # (event, template) -> what goes along
    facts_template: str = ""  # the part of the case page that is this kind's own
    case_context: Callable[..., Mapping[str, Any]] | None = None  # (workflow, user, at) -> context of that part
    urls: str = ""  # its own staff pages, included at the root
    own_template: str = ""  # the part for who only reported the case: what that person told, nothing else
    short_purposes: Mapping[str, str] = field(default_factory=dict)  # the same in one word, for a calendar
    given: Mapping[str, str] = field(default_factory=dict)  # why a term that an authority set ends then; %(start)s, %(due)s
    state_help: Mapping[str, str] = field(default_factory=dict)  # what a state means, in a sentence
    state_icons: Mapping[str, str] = field(default_factory=dict)
    keeps_no_identity_documents: bool = False  # whoever adds a file says whether there is one in it, and is told why not
    answers: Mapping[str, str] = field(default_factory=dict)  # by purpose of a clock: the main step that answers it
    asks: Mapping[str, str] = field(default_factory=dict)  # by step that asks somebody: the step that is asked for
    comes_first: Callable[[list], Mapping] | None = None  # (cases) -> by (case, step) that must wait: the step that comes first
    step_views: Mapping[str, str] = field(default_factory=dict)  # by step: its own template, or the dotted path of a view
    comes_due: Callable[[Any], None] | None = None  # (at) -> what a day brings by itself; rung every minute
    task_page: Callable[[Any], str] | None = None  # (task) -> address of the page where it is done; "" for the usual one
    task_done: Callable[..., None] | None = None  # (case, task, at): what follows when a task is done
    questions_to: Callable[[Any], list] | None = None  # (user) -> asked of who may not see the case
    demo: str = ""  # dotted path of a function (board, schools, people, now) that tells its stories on the demo board
    report_url: str = ""  # name of the address where staff log a new one
    report_label: str = ""  # lazy: "Log an incident"
    public_urls: str = ""  # forms of the public desk, included under /loket/<school>/
    # Templates of its parts on the public desk; they stand there only when there are public_urls.
    counters: str = ""  # what can be asked, in situations from school life
    door: str = ""  # something that went wrong
    how_long: str = ""  # how long it takes, with today's dates; above the table
    term_row: str = ""  # its row of the table: what you do, what we do, until when if you do it today
    folds: str = ""  # good to know
    outside_label: str = ""  # lazy, for who follows the case without an account: "Your report of a data breach"
    outside_steps: Callable[..., list] | None = None  # (workflow, at) -> where it stands for them: steps of pages/_steps.html
    outside_template: str = ""  # the kind's own part of their page: what they can do and fetch there
    outside_context: Callable[..., Mapping[str, Any]] | None = None  # (workflow, outsider, at) -> context of that part
    outside_urls: str = ""  # addresses behind that part, included under /zaak/
    addressee_pages: Mapping[str, str] = field(default_factory=dict)  # by purpose: where the link of an `Addressee` leads
    api: str = ""  # dotted path of the viewset

    def subject(self, code):
        return self.subjects.get(code, self.label)

    def purpose(self, code, short=False):
        """What a clock is for, in words. A purpose with a number behind it ("ap_1f3c") goes by its first part."""
        words = {**self.purposes, **self.short_purposes} if short else self.purposes
        return words.get(code) or words.get(code.split("_")[0], self.label)

    @cached_property
    def states(self):
        """The people's words for the states, by code."""
        return dict(self.workflow._meta.get_field("state").flatchoices)

    def is_imposed(self, code):
        """Whether an authority chose the days of a clock for this purpose."""
        return bool(self.given_by(code))

    def given_by(self, code):
        """The sentence that explains a term which somebody else set; empty for a term that is counted."""
        return self.given.get(code) or self.given.get(code.split("_")[0], "")

    def state(self, code):
        """The people's word for a state."""
        return self.states.get(code, code)


def add(kind):
    if kind.name in _kinds:
        raise ValueError(f"the kind {kind.name!r} is there already")
    _kinds[kind.name] = kind


def name_events(labels):
    """For an app that is no kind but puts its own events on timelines: what they are called."""
    _event_labels.update(labels)


def event_label(name):
    """What an event that belongs to no kind is called."""
    return _event_labels.get(name, _("Recorded"))


def add_own_page(url, label, icon, roles=()):
    """For an app that has a page beside the cases: it stands in the own menu of these roles; without roles, of everybody."""
    _own_pages.append((url, label, icon, frozenset(roles)))


def own_pages(held):
    """The pages in the own menu of somebody with these roles: address by name, label and icon."""
    return [(url, label, icon) for url, label, icon, roles in _own_pages if not roles or roles & held]


def get(name):
    return _kinds[name]


def find(name):
    """The kind with this name, or None where there is none: for names that come from outside."""
    return _kinds.get(name)


def all_kinds():
    return tuple(_kinds.values())
