"""The demo board as each release stored it: later upgrades are tried on these."""
