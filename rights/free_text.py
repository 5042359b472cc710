"""What every step of rights with free text has in common: no BSN slips in."""

from cases.forms import StepForm as Step
from pages.number_form import WatchesNumbers


class StepForm(WatchesNumbers, Step):
    """A step of a request or complaint: a BSN or pupil number in what is written is pointed out before it is kept."""
