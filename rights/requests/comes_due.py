"""What a day brings by itself to requests (`Kind.comes_due`). Each may run at any moment and as often as it is called."""

from rights.requests import coming_back, unopened
from rights.requests.transfer import chasing

BRINGS = (unopened.bring, coming_back.bring_back, chasing.bring)


def comes_due(at):
    for bring in BRINGS:
        bring(at)
