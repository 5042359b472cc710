"""The product's own settings, with a data folder of its own and what only makes tests quick."""

import atexit
import os
import shutil
import tempfile

DATA_DIR = tempfile.mkdtemp(prefix="privacyloket-")
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
os.environ["DATA_DIR"] = DATA_DIR

from config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
WHITENOISE_AUTOREFRESH = True
MIDDLEWARE = [name for name in MIDDLEWARE if name != "config.bell.BellMiddleware"]  # noqa: F405  (nobody hears it here)
LOGGING = LOGGING | {"root": {"handlers": ["stderr"], "level": "WARNING"}}  # noqa: F405
