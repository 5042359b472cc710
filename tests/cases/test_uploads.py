"""A file that comes in never lies readable on a disk, and takes no more room than it may."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from cases.documents import MAX_SIZE, TOGETHER


def sent(*sizes):
    files = [SimpleUploadedFile(f"{n}.txt", b"x" * size) for n, size in enumerate(sizes)]
    return RequestFactory().post("/", {"files": files}).FILES.getlist("files")


def test_a_large_file_waits_in_memory():
    [file] = sent(8 * 1024 * 1024)
    assert len(file.read()) == 8 * 1024 * 1024
    assert not hasattr(file, "temporary_file_path")


def test_of_a_file_that_is_too_large_is_kept_what_tells_so():
    [file] = sent(2 * MAX_SIZE)
    assert MAX_SIZE < len(file.read()) < MAX_SIZE + 100_000
    assert file.size == 2 * MAX_SIZE


def test_what_is_too_much_together_is_not_kept():
    files = sent(*[MAX_SIZE] * 6)
    assert [len(file.read()) for file in files] == [MAX_SIZE] * 5 + [0]
    assert sum(file.size for file in files) > TOGETHER
