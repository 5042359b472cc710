"""Complaints in the API: entering one, correcting it, and what it tells."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from cases.api.input import ObjectField, OnlyWhatWasSent
from cases.api.kinds import KindApi
from cases.api.problems import BadInput
from cases.api.shapes import DAY, INSTANT, NUMBER, TEXT, a_list, an_object, maybe, one_of
from cases.models import Case, Shown
from cases.terms import local_day
from pages.forms import DayField, Form, MomentField, PlainLine, PlainText
from rights.complaints import corrections
from rights.complaints.models import Hearing, LadderStep, Outcome, OutcomeLetter, Reaction, Respondent, Rung, Subject
from rights.complaints.models.barring import kind_of
from rights.complaints.models.ladder import not_inside
from rights.complaints.opening import may_enter, open_complaint
from rights.people import Capacity, Channel
from schools.models import Board, School, User

MOST_LINKS = 20


class Complainant(Form):
    name = PlainLine(required=False, max_length=150, label=_("Name"))
    email = forms.EmailField(required=False, max_length=254, label=_("E-mail address"))
    phone = PlainLine(required=False, max_length=40, label=_("Telephone"))
    role = forms.ChoiceField(required=False, choices=Capacity.choices, label=_("Who complains?"))


class References(forms.Field):
    """References of other cases; whether the caller may see them is asked later."""

    json_type = "array"

    @staticmethod
    def json_schema():
        return {"type": "array", "items": {"type": "string", "maxLength": 20}, "maxItems": MOST_LINKS}

    def clean(self, value):
        if any(not isinstance(one, str) or len(one) > 20 for one in value or []) or len(value or []) > MOST_LINKS:
            raise ValidationError(_("Give a list of references."), code="invalid")
        return list(dict.fromkeys(one.strip().upper() for one in value or []))


class Told(Form):
    """What a complaint tells, whoever brings it."""

    subject = forms.ChoiceField(required=False, choices=Subject.choices, label=_("What is it about?"))
    about = PlainText(label=_("The complaint"))
    wish = PlainText(required=False, label=_("What does the complainant want?"))
    conduct_on = DayField(required=False, label=_("When did it happen?"))
    channel = forms.ChoiceField(required=False, choices=Channel.choices, label=_("How did it come in?"))
    complainant = ObjectField(Complainant, required=False, label=_("Who complains?"))


class Opening(Told):
    """A new complaint: where it belongs, when it came in, whom it is about and where it starts."""

    school = forms.SlugField(required=False, max_length=120, label=_("School"), help_text=_("Its slug, or give “board”."))
    board = forms.CharField(required=False, max_length=10, label=_("Board number"))
    received_at = MomentField(label=_("When did it come in?"))
    respondent = forms.EmailField(required=False, max_length=254, label=_("Who it is about, by e-mail address"))
    respondent_kind = forms.ChoiceField(required=False, choices=Respondent.choices, label=_("About whom is it?"))
    step = forms.ChoiceField(required=False, choices=Rung.choices, label=_("Where does it start?"))
    linked = References(required=False, label=_("Cases it has to do with"))

    def __init__(self, *args, at, **kwargs):
        self.at = at
        super().__init__(*args, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("received_at") and cleaned["received_at"] > self.at:
            self.wrong("received_at", "future", _("This moment is still to come. Fill in when it happened."))
        if cleaned.get("conduct_on") and cleaned["conduct_on"] > local_day(self.at):
            self.wrong("conduct_on", "future", _("This day is still to come. Fill in when it happened."))
        self.place = self.find_place(cleaned)
        self.person = self.find_person(cleaned)
        kind = kind_of(self.place[0], self.person, at=self.at) if self.place and self.person else cleaned.get("respondent_kind")
        step = cleaned.get("step")
        if self.place and step and (no := not_inside(step, kind or Respondent.SCHOOL, has_school=self.place[1] is not None)):
            self.wrong("step", *no)
        return cleaned

    def wrong(self, name, code, message):
        self.add_error(name, ValidationError(message, code=code))

    def find_place(self, cleaned):
        """The board and the school; exactly one of the two names where it belongs."""
        slug, number = cleaned.get("school"), cleaned.get("board")
        if bool(slug) == bool(number):
            if not {"school", "board"} & self.errors.keys():
                self.wrong("school", "one_of", _("Give the school, or the board; not both."))
            return None
        school = School.objects.select_related("board").filter(slug=slug).first() if slug else None
        board = school.board if school else Board.objects.filter(number=number).first() if number else None
        if board is None:
            self.wrong("school" if slug else "board", "unknown", _("This is not known here."))
            return None
        return board, school

    def find_person(self, cleaned):
        """The person complained of: somebody who works for this board."""
        email = cleaned.get("respondent")
        if not email or not self.place:
            return None
        held = self.place[0].memberships.values("user")
        person = User.objects.filter(pk__in=held, email=email.strip().lower(), is_active=True).first()
        if person is None:
            self.wrong("respondent", "unknown", _("Nobody of this board has this address."))
        return person


class Correction(OnlyWhatWasSent, Told):
    """What may be corrected; only what was sent is looked at."""

    complainant = ObjectField(Complainant, partial=True, required=False, label=_("Who complains?"))


class ComplaintApi(KindApi):
    """What complaints add to the API."""

    opening = Opening
    correction = Correction
    elsewhere = {"respondent": "name_respondent", "respondent_kind": "name_respondent", "step": "start_step"}

    def properties(self):
        return shapes()

    def open(self, form, *, by, via, at, effects=()):
        board, school = form.place
        if not may_enter(by, board, school):
            raise PermissionDenied(_("You have no role there to enter it from."))
        told = form.cleaned_data
        linked = list(Case.objects.visible_to(by).filter(reference__in=told["linked"]))
        if len(linked) != len(told["linked"]):
            raise BadInput(
                {"field": "linked", "code": "unknown", "message": _("You see no case with one of these references.")}
            )
        who = told["complainant"] or {}
        names = ("about", "wish", "conduct_on", "received_at", "step", "respondent_kind")
        return open_complaint(
            board=board, school=school, subject=told["subject"] or Subject.OTHER, by=by, via=via, at=at, complainant=who,
            capacity=who.get("role", ""), channel=told["channel"] or Channel.WEB, respondent=form.person, linked=linked,
            effects=effects, **{name: told[name] for name in names},
        )  # fmt: skip

    def correct(self, workflow, form, *, by, at, version):
        changes = dict(form.cleaned_data)
        if "complainant" in changes and "role" in changes["complainant"]:
            changes["capacity"] = changes["complainant"].pop("role") or ""
        for name, empty in (("subject", Subject.OTHER), ("channel", Channel.WEB)):
            if name in changes:
                changes[name] = changes[name] or empty
        return corrections.correct(workflow.case, by=by, at=at, version=version, **changes)

    def fields(self, workflow, user, full):
        if full:
            return told_by(workflow) | followed(workflow, user)
        return told_by(workflow) if user.shown.filter(case=workflow.case, why=Shown.Why.REPORTER).exists() else {}


def told_by(complaint):
    """What was entered."""
    return {
        "subject_code": complaint.case.subject,
        "about": complaint.about,
        "wish": complaint.wish,
        "conduct_on": complaint.conduct_on,
        "channel": complaint.channel,
        "complainant": {**(complaint.complainant or {}), "role": complaint.capacity},
    }


def followed(complaint, user):
    """Whom it is about, where it lies, and what came of it."""
    pks = [*complaint.case.links.values_list("other", flat=True), *complaint.case.linked_from.values_list("case", flat=True)]
    linked = Case.objects.visible_to(user).filter(pk__in=pks) if pks else Case.objects.none()
    return {
        "respondent": complaint.respondent and complaint.respondent.email,
        "respondent_kind": complaint.respondent_kind,
        "step": complaint.step,
        "linked": sorted(linked.values_list("reference", flat=True)),
        "ladder": [signed(one, *LADDER) | {"handler": one.handler and one.handler.email} for one in complaint.ladder],
        "parts": [part_of(complaint, part) for part in complaint.parts],
        "hearings": [signed(one, *HEARD) for one in complaint.hearings],
        "findings": [signed(one, *FOUND) | {"step": one.step.number} for one in complaint.findings],
        "reactions": [signed(one, *REACTED) for one in complaint.reactions],
        "defences": [signed(one, *DEFENDED) for one in complaint.defences],
        "letters": [signed(one, *WRITTEN) | {"step": one.step.number} for one in complaint.letters],
        "advices": [signed(one, "text", "released") for one in complaint.advices],
    }


LADDER = ("number", "rung", "commission", "reference", "started_at", "ended_at", "ended_as")
HEARD = ("party", "held_at", "assisted_by", "text")
FOUND = ("received_at", "text", "proposed", "answer_by")
REACTED = ("shares", "text", "sent_at")
WRITTEN = ("sort", "sent_at", "letter")
DEFENDED = ("quoted", "question", "answer_by", "answer", "answered_at")


def part_of(complaint, part):
    made = [v for v in complaint.verdicts if v.part_id == part.pk]
    outcomes = [{"step": v.step.number, "outcome": v.outcome, "reasons": v.reasons, "at": v.at} for v in made]
    return {"number": part.number, "text": part.text, "outcomes": outcomes}


def signed(row, *names):
    """A record with who wrote it and when."""
    return {"at": row.at, "by": row.by and str(row.by), **{name: getattr(row, name) for name in names}}


def shapes():
    """The JSON Schema of `fields`."""
    told = {
        "subject_code": one_of(Subject.values), "about": maybe(TEXT), "wish": maybe(TEXT), "conduct_on": maybe(DAY),
        "channel": one_of(Channel.values), "complainant": {"type": "object", "additionalProperties": maybe(TEXT)},
    }  # fmt: skip
    by = {"at": INSTANT, "by": maybe(TEXT)}
    ladder = an_object(
        **by, number=NUMBER, rung=one_of(Rung.values), commission=TEXT, reference=TEXT, started_at=INSTANT,
        ended_at=maybe(INSTANT), ended_as=one_of(["", *LadderStep.Ended.values]), handler=maybe(TEXT),
    )  # fmt: skip
    outcome = an_object(step=NUMBER, outcome=one_of(Outcome.values), reasons=maybe(TEXT), at=INSTANT)
    defence = an_object(
        **by, quoted=maybe(TEXT), question=maybe(TEXT), answer_by=maybe(DAY), answer=maybe(TEXT), answered_at=maybe(INSTANT)
    )
    return told | {
        "respondent": maybe(TEXT),
        "respondent_kind": one_of(Respondent.values),
        "step": one_of(Rung.values),
        "linked": a_list(TEXT),
        "ladder": a_list(ladder),
        "parts": a_list(an_object(number=NUMBER, text=maybe(TEXT), outcomes=a_list(outcome))),
        "hearings": a_list(
            an_object(**by, party=one_of(Hearing.Party.values), held_at=INSTANT, assisted_by=maybe(TEXT), text=maybe(TEXT))
        ),
        "findings": a_list(
            an_object(
                **by, received_at=INSTANT, text=maybe(TEXT), proposed=maybe(TEXT), answer_by=maybe(DAY), step=NUMBER,
            )
        ),
        "reactions": a_list(an_object(**by, shares=one_of(Reaction.Shares.values), text=maybe(TEXT), sent_at=INSTANT)),
        "defences": a_list(defence),
        "letters": a_list(
            an_object(**by, sort=one_of(OutcomeLetter.Sort.values), sent_at=INSTANT, letter=maybe(TEXT), step=NUMBER)
        ),
        "advices": a_list(an_object(**by, text=maybe(TEXT), released=maybe(TEXT))),
    }
