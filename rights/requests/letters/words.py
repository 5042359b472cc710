"""What the sentences of a letter are filled with: from the case, in the language of the letter. Pure but for the FG's name."""

from dataclasses import dataclass
from functools import partial

from cases.terms import local_day
from pages import words
from rights.letters import words as words_of
from rights.people import FOR_A_CHILD, Capacity
from rights.requests.letters import en, nl
from rights.requests.models.right import Right

FOR_ANOTHER = FOR_A_CHILD | {Capacity.CURATOR, Capacity.REPRESENTATIVE}


def of(language):
    """The sentences of a language."""
    return en if language == "en" else nl


speaking = partial(words_of.speaking, of=of)


@dataclass(frozen=True)
class Filling:
    """The words that differ from case to case. `here` are the sentences of the language they go into."""

    request: object
    here: object
    fill: dict
    at: object = None  # when the letter goes out; None for what may be said of it before that

    @classmethod
    def of(cls, request, here, at=None):
        name = subject_name(request, here)
        told = here.OTHERS if name else here.OWN
        return cls(request, here, {key: text.format(name=name) for key, text in told.items()}, at)

    def say(self, text, **more):
        return text.format(**self.fill, **more)

    def received(self):
        return words.day(local_day(self.request.case.received_at))

    def asked(self, right):
        """What was asked in one right, as the end of "you asked for …"."""
        copy = right == Right.ACCESS and self.request.copy_wanted
        return self.say(self.here.ASKED["access_copy" if copy else Right(right)])

    def all_asked(self, rights=None):
        """The same of several, in one line."""
        *most, last = [self.asked(right) for right in (self.request.rights if rights is None else rights)] or [self.fill["file"]]
        return f"{', '.join(most)} {self.here.AND} {last}" if most else last

    def desk(self):
        """How the school can be reached, between brackets; empty where nothing is known."""
        return words_of.desk(self.request.case.board)

    def dpo(self):
        """How whoever is FG when the letter goes out can be reached, by name."""
        return words_of.dpo(self.request.case.board, local_day(self.at))


def subject_name(request, here):
    """The name of the person concerned; empty where that is who asks."""
    name = (request.data_subject or {}).get("name", "")
    if name and name != (request.requester or {}).get("name"):
        return name
    return here.MISSING_NAME if request.capacity in FOR_ANOTHER and not name else ""
