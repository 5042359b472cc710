"""The choice of where something happened or was asked: the own schools, or the whole board."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.forms import Radios

FEW_PLACES = 4  # up to here they stand in a row, beyond it in a list


class PlaceField(forms.ChoiceField):
    """One of the places a person can report from; what is cleaned is a `cases.places.Place`. The form calls `offer`."""

    widget = Radios

    def offer(self, places):
        """Nothing to choose with one place; a few in a row; many in a list, by board where there are several."""
        self.places = {place.code: place for place in places}
        if len(self.places) == 1:
            self.widget = forms.HiddenInput()
            self.required, self.initial = False, next(iter(self.places))
        elif len(self.places) > FEW_PLACES:
            self.widget = forms.Select()
        self.choices = self.grouped()

    def grouped(self):
        labels = {
            code: str(place) if place.school else _("%(board)s, whole board") % {"board": place.board}
            for code, place in self.places.items()
        }
        boards = dict.fromkeys(place.board for place in self.places.values())
        first = [("", _("Choose a school"))] if len(self.places) > FEW_PLACES else []
        if len(boards) == 1 or not first:
            return first + list(labels.items())
        return first + [(str(board), [(c, labels[c]) for c, p in self.places.items() if p.board == board]) for board in boards]

    def clean(self, value):
        return self.places.get(super().clean(value) or self.initial)
