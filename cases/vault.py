"""The keys that what people write lies under.

A key ring (environment, or a file in the data folder) wraps one data key per case; the data key seals the case's
texts and documents with AES-GCM, bound to the place they stand in. Destroying a case's wrapped key erases its content.
"""

import base64
import json
import os
import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NONCE = 12
KEY = 32


class CannotUnseal(Exception):
    """The key does not fit, or what was sealed has been changed or moved."""


@lru_cache(maxsize=1)
def key_ring():
    """The keys by id, the newest first: from KEY_RING ("id:base64,…"), else the file `keys/ring.json` in the data folder."""
    if settings.KEY_RING:
        pairs = (entry.split(":", 1) for entry in settings.KEY_RING.split(","))
        ring = {key_id.strip(): base64.b64decode(text) for key_id, text in pairs}
    else:
        ring = {key_id: base64.b64decode(text) for key_id, text in _key_file().items()}
    if not ring or any(len(key) != KEY for key in ring.values()):
        raise ImproperlyConfigured("KEY_RING holds a key that is not 32 bytes in base64.")
    return ring


def _key_file():
    """The key file of an embedded installation, made on first use; whoever comes second reads what the first made."""
    path = settings.DATA_DIR / "keys" / "ring.json"
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}.{secrets.token_hex(4)}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump({"k1": base64.b64encode(secrets.token_bytes(KEY)).decode()}, file)
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return json.loads(path.read_text())


def seal(key, plain, place):
    """Seal these bytes; `place` (bytes) says where they stand and must be the same at unsealing."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + _cipher(key).encrypt(nonce, plain, place)


def unseal(key, sealed, place):
    try:
        return _cipher(key).decrypt(sealed[:NONCE], sealed[NONCE:], place)
    except (InvalidTag, ValueError) as error:  # ValueError: cut so short that no nonce is left
        raise CannotUnseal(f"What stands at {place.decode()} does not fit its key.") from error


@lru_cache(maxsize=512)
def _cipher(key):
    return AESGCM(key)


def seal_installation(plain, place=b"installation"):
    """Seal bytes that belong to no case (drafts, second-factor secrets) under the newest key of the ring."""
    key_id, key = next(iter(key_ring().items()))
    return key_id.encode() + b":" + seal(key, plain, place)


def unseal_installation(sealed, place=b"installation"):
    key_id, _, rest = bytes(sealed).partition(b":")
    key = key_ring().get(key_id.decode(errors="replace"))
    if key is None:
        raise CannotUnseal(f"The key ring has no key {key_id!r}.")
    return unseal(key, rest, place)


def new_case_key():
    """A fresh data key, wrapped; store it on the case."""
    return seal_installation(secrets.token_bytes(KEY), b"case key")


@lru_cache(maxsize=2048)
def open_case_key(wrapped):
    return unseal_installation(wrapped, b"case key")
