"""What people write lies encrypted: in the rows, on disk, and bound to its place."""

import hashlib

import pytest
from django.db import connection

from breaches.models import Breach
from cases import documents, notes, timeline, vault
from cases.models import Case, Content, Document, Task
from cases.moves import changing
from tests.factories import AT, make_breach

pytestmark = [pytest.mark.django_db, pytest.mark.databases]

SECRET = "Sanne uit groep 6 woont op een geheim adres 😀"


def raw(table, column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table}")
        return b"".join(bytes(value) for (value,) in cursor.fetchall() if value is not None)


@pytest.fixture
def breach():
    return make_breach(what_happened=SECRET, reporter={"name": "Sanne de Vries", "email": "sanne@thuis.example"})


def test_texts_are_read_back_as_written(breach):
    fresh = Breach.objects.get(pk=breach.pk)
    assert fresh.what_happened == SECRET
    assert fresh.reporter["name"] == "Sanne de Vries"


@pytest.mark.parametrize("column", ["what_happened", "reporter"])
def test_the_column_holds_no_plain_text(breach, column):
    assert b"Sanne" not in raw("breaches_breach", column)


def test_a_text_moved_to_another_row_does_not_open(breach):
    other = make_breach(breach.case.school)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE breaches_breach SET what_happened = (SELECT what_happened FROM breaches_breach WHERE case_id = %s) "
            "WHERE case_id = %s", [breach.pk, other.pk],
        )  # fmt: skip
    with pytest.raises(vault.CannotUnseal):
        _ = Breach.objects.get(pk=other.pk).what_happened


def test_destroying_the_key_erases_the_text(breach):
    Case.objects.filter(pk=breach.pk).update(sealed_key=None)
    assert Breach.objects.get(pk=breach.pk).what_happened is None


def test_destroying_the_key_leaves_nothing_to_guess_a_short_text_with(breach):
    """The event keeps a digest of what was said: without its random key nobody can try "ja" and "nee" on it."""
    notes.message(breach.case, to="internal", text="ja", by=None, at=AT)
    event = breach.case.events.latest("seq")
    content = Content.objects.select_related("case").get(event=event)
    assert timeline.content_digest(content.salt, {"text": "ja"}) == event.content_digest
    Case.objects.filter(pk=breach.pk).update(sealed_key=None)
    kept = raw("cases_content", "salt")
    guesses = {timeline.content_digest(kept[n : n + 32], {"text": "ja"}) for n in range(len(kept) - 31)}
    assert event.content_digest not in guesses
    assert Content.objects.select_related("case").get(event=event).salt is None


def test_a_text_cannot_be_written_round_its_row(breach):
    with pytest.raises(TypeError, match="saving its row"):
        Breach.objects.filter(pk=breach.pk).update(what_happened="plain")


def test_saving_one_field_leaves_the_other_texts_alone(breach):
    before = raw("breaches_breach", "what_happened")
    fresh = Breach.objects.get(pk=breach.pk)
    fresh.save(update_fields=["outcome"])
    assert raw("breaches_breach", "what_happened") == before


def test_a_task_is_sealed_too(breach):
    with changing(breach.case, at=AT) as workflow:
        Task.objects.create(case=workflow.case, text=SECRET, made_at=AT)
    assert Task.objects.get().text == SECRET
    assert b"Sanne" not in raw("cases_task", "text")


@pytest.mark.parametrize("size", [1, documents.CHUNK - 1, documents.CHUNK, documents.CHUNK + 1, 3 * documents.CHUNK])
def test_a_file_lies_sealed_and_comes_back_whole(breach, size):
    content = (SECRET.encode() * (size // 10 + 1))[:size].decode(errors="ignore").encode() or b"x"
    with changing(breach.case, at=AT) as workflow:
        document = documents.store(workflow.case, name="verslag.txt", content=content, at=AT)
    on_disk = documents.path_of(document).read_bytes()
    assert b"Sanne" not in on_disk
    assert documents.path_of(document).name == document.pk.hex
    assert documents.content(document) == content


def stored(breach, content=b"a" * (2 * documents.CHUNK + 5)):
    with changing(breach.case, at=AT) as workflow:
        return documents.store(workflow.case, name="lijst.csv", content=content, at=AT)


def test_a_file_that_was_cut_swapped_or_changed_does_not_open(breach):
    document = stored(breach)
    path = documents.path_of(document)
    whole = path.read_bytes()
    part = documents.SEALED_CHUNK
    for tampered in (whole[:part], whole[part : 2 * part] + whole[:part] + whole[2 * part :], whole[:-1] + b"x", b""):
        path.write_bytes(tampered)
        with pytest.raises(vault.CannotUnseal):
            documents.content(document)


def test_no_digest_of_a_file_lies_in_the_clear(breach):
    """Whoever has a copy of a leaked file could tell by it that this is the one, for ever."""
    content = b"naam;groep\nSanne;6\n"
    document = stored(breach, content)
    digest = hashlib.sha256(content).hexdigest()
    kept = Document.objects.filter(pk=document.pk).values().get(), [event.facts for event in breach.case.events.all()]
    assert digest not in str(kept)


def test_an_erased_file_leaves_its_row(breach):
    document = stored(breach)
    with changing(breach.case, at=AT) as workflow:
        documents.erase(workflow.case, document, by=None, at=AT)
    assert not documents.path_of(document).exists()
    assert document.erased_at == AT


def test_an_installation_secret_needs_its_own_place():
    sealed = vault.seal_installation(b"geheim", b"totp 1")
    assert vault.unseal_installation(sealed, b"totp 1") == b"geheim"
    with pytest.raises(vault.CannotUnseal):
        vault.unseal_installation(sealed, b"totp 2")
    with pytest.raises(vault.CannotUnseal):
        vault.unseal_installation(b"k9:" + sealed.partition(b":")[2], b"totp 1")


def test_the_key_file_is_for_its_owner_only(settings):
    vault.key_ring()
    path = settings.DATA_DIR / "keys" / "ring.json"
    assert path.stat().st_mode & 0o777 == 0o600
