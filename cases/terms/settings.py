"""The settings of the calculator: readings on which lawyers differ, each with the default of domain.md 1."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """One setting: its default and what else it may be, named choices or a whole number within limits."""

    default: object
    choices: tuple = ()
    most: int = 0

    def allows(self, value):
        if self.choices:
            return any(type(value) is type(choice) and value == choice for choice in self.choices)
        return type(value) is int and 1 <= value <= self.most

    @property
    def wanted(self):
        """What may be filled in, for people who filled in something else."""
        if self.choices == (True, False):
            return "true or false"
        return " or ".join(map(repr, self.choices)) or f"a whole number from 1 to {self.most}"


def _switch(default):
    return Setting(default, choices=(True, False))


SETTINGS = {
    "breach_hours": Setting(72, most=8760),  # AVG 33(1); the Digital Omnibus proposal would make it 96
    "breach_rounding": Setting("exact", choices=("exact", "hour_up")),  # hour_up: Regulation 1182/71 art. 3(1)
    "breach_two_working_days": _switch(False),  # whether art. 3(5) of the Regulation reaches a term in hours
    "good_friday_holiday": _switch(True),
    "liberation_day_holiday": _switch(True),
    "eu_include_decree_days": _switch(False),
    "pause_mode": Setting("suspend_days", choices=("suspend_days", "restart", "none")),
    "extension_base": Setting("receipt", choices=("receipt", "first_due_nominal")),
    "extension_months": Setting(2, most=24),  # AVG 12(3)
}
DEFAULTS = {name: setting.default for name, setting in SETTINGS.items()}
