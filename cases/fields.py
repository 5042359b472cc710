"""Model fields whose content lies sealed in the database under the data key of the row's case."""

import json

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from cases import vault


class Sealed(bytes):
    """What stands in the column; only its own row can open it."""


class Opened(DeferredAttribute):
    """Unseals at each look, so that the plain text never lingers on the row. None once the key is destroyed."""

    def __get__(self, instance, cls=None):
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        return self.field.open(instance, value) if isinstance(value, Sealed) else value

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = value


class SealedTextField(models.BinaryField):
    """Text. The row has a `case` and a primary key before it is saved; both bind what is sealed to its place."""

    descriptor_class = Opened
    empty = ""

    def place(self, instance):
        return f"{instance._meta.db_table}.{self.column}.{instance.pk}".encode()

    def open(self, instance, value):
        key = instance.case.data_key()
        return None if key is None else self.load(vault.unseal(key, value, self.place(instance)))

    def pre_save(self, instance, add):
        value = instance.__dict__.get(self.attname)
        if value is not None and not isinstance(value, Sealed):
            value = Sealed(vault.seal(instance.case.data_key(), self.dump(value), self.place(instance)))
            instance.__dict__[self.attname] = value
        return value

    def from_db_value(self, value, expression, connection):
        return None if value is None else Sealed(value)

    def get_db_prep_value(self, value, connection, prepared=False):
        if value is not None and not isinstance(value, Sealed):
            raise TypeError(f"{self.name} can only be written by saving its row.")
        return super().get_db_prep_value(value, connection, prepared)

    def get_default(self):
        if self.has_default():
            return self.default() if callable(self.default) else self.default
        return None if self.null else self.empty

    @staticmethod
    def dump(value):
        return value.encode()

    @staticmethod
    def load(plain):
        return plain.decode()


class SealedBytesField(SealedTextField):
    """Bytes."""

    empty = None

    @staticmethod
    def dump(value):
        return value

    @staticmethod
    def load(plain):
        return plain


class SealedJSONField(SealedTextField):
    """A JSON value."""

    empty = None

    @staticmethod
    def dump(value):
        return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()

    @staticmethod
    def load(plain):
        return json.loads(plain)
