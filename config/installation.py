"""Whether this installation has what it needs, beyond what settings can see."""

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

from cases import vault


def key_ring_is_usable(app_configs, **asked):
    """The keys of what people write can be read. Without them nothing can be opened, so this is found at the start.

    Embedded makes its ring at first use; a calculator must not be the one that does.
    """
    if not settings.KEY_RING:
        return []
    try:
        vault.key_ring()
    except (ImproperlyConfigured, ValueError, OSError):
        return [checks.Error("KEY_RING must be id:key[,id:key…], each key 32 bytes in base64.", id="house.E001")]
    return []
