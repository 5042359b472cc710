"""The guided questions under way: what is known, which screen comes next, and what an answer moves. Pure."""

from dataclasses import asdict, dataclass, field
from typing import NamedTuple

from breaches import assessment
from breaches.assessment import questions

OVERVIEW = "overzicht"
BREACH = "is_breach"


@dataclass
class Judging:
    """The answers so far, as facts of the contract; null is "not known". `open` is what stands in a screen not yet sent."""

    facts: dict
    version: int
    seen: int
    done: list = field(default_factory=list)
    open: dict = field(default_factory=dict)
    note: str = ""
    last: str = ""

    def as_json(self):
        return asdict(self)

    @property
    def known(self):
        return assessment.read(self.facts)

    @property
    def groups(self):
        """The screens that have something to ask."""
        return questions.groups_asked(self.known)

    def group(self, slug):
        return next((group for group in self.groups if group.slug == slug), None)

    def place(self, slug):
        """Which screen of how many this is, from 1."""
        slugs = [group.slug for group in self.groups]
        return slugs.index(slug) + 1, len(slugs)

    @property
    def answered(self):
        """How many of the screens are done."""
        return sum(group.slug in self.done for group in self.groups)

    def first(self):
        """Where to go on: the first screen not done, else the overview."""
        return next((group.slug for group in self.groups if group.slug not in self.done), OVERVIEW)

    def after(self, slug):
        """The screen after this one that is not done; else any that is not; else the overview."""
        slugs = [group.slug for group in self.groups]
        later = slugs[slugs.index(slug) + 1 :] if slug in slugs else []
        return next((one for one in later if one not in self.done), None) or self.first()

    def before(self, slug):
        """The screen before this one; empty at the first."""
        slugs = [group.slug for group in self.groups]
        place = slugs.index(slug) if slug in slugs else len(slugs)
        return slugs[place - 1] if place else ""

    def answer(self, answers):
        """Lay these answers over what is known; what was asked before and no longer applies is forgotten."""
        asked_before = asked(self.known)
        self.facts = self.facts | answers
        while gone := (asked_before - asked(self.known)) & {n for n, v in self.facts.items() if v is not None}:
            if self.facts.get(BREACH) is False:
                break  # nothing else counts then; the answers stay, in case it turns out to be one after all
            self.facts = {name: value for name, value in self.facts.items() if name not in gone}

    def with_answers(self, answers):
        """The same with these answers, as a look ahead."""
        ahead = Judging(dict(self.facts), self.version, self.seen, list(self.done))
        ahead.answer(answers)
        return ahead

    def without(self, slug):
        """The same as if this screen had not been answered."""
        mine = {question.fact for group in questions.GROUPS if group.slug == slug for question in group.questions}
        return Judging({name: v for name, v in self.facts.items() if name not in mine}, self.version, self.seen)

    def advice(self):
        return assessment.assess(self.facts)


def asked(known):
    """The facts that the questions ask for now."""
    return {question.fact for group in questions.GROUPS for question in group.asked(known)}


class Moved(NamedTuple):
    """What the answers of one screen do to the advice."""

    score: float
    verdicts: dict  # "authority" or "data_subjects": what it is now, where that changed
    rules: frozenset  # the reasons that are there because of it
    more: int  # questions that come with it

    @property
    def nothing(self):
        return not (self.score or self.verdicts or self.rules or self.more)


def moved(judging, slug):
    """What this screen's answers move, held against not having answered it."""
    base = judging.without(slug)
    was, now = base.advice(), judging.advice()
    mine = {question.fact for group in questions.GROUPS if group.slug == slug for question in group.questions}
    because = {r["rule"] for r in now["reasons"] if r["about"] == "factor" and mine & set(r["facts"])}
    return Moved(
        score=round(now["severity"]["score"] - was["severity"]["score"], 2),
        verdicts={name: now[name] for name in ("register", "authority", "data_subjects") if now[name] != was[name]},
        rules=frozenset(because | ({r["rule"] for r in now["reasons"]} - {r["rule"] for r in was["reasons"]})),
        more=len(asked(judging.known) - asked(base.known)),
    )
