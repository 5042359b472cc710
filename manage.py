#!/usr/bin/env python
"""The door to every command of Privacyloket."""

import gc
import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    gc.set_threshold(50_000)  # what is loaded at the start stays: looking for waste in it took an eighth of the start
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # what is wrong with the environment, in one line
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
