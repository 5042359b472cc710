"""How a file comes in: it waits in memory until it is checked and sealed, and never lies readable on a disk.

It may hold the leak itself, and what a process that was killed left in a folder for temporary files would stay there.
"""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from cases.documents import MAX_SIZE, TOGETHER


class InMemory(FileUploadHandler):
    """Of what is larger than may come in no more is kept than tells so; when all is too much together, nothing."""

    def handle_raw_input(self, *args, **kwargs):
        self.room = TOGETHER

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data, start):
        if start <= MAX_SIZE:
            self.room -= len(raw_data)
            self.kept.write(raw_data)
        if self.room < 0:
            self.kept = BytesIO()

    def file_complete(self, file_size):
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name, self.content_type, file_size, self.charset, self.content_type_extra
        )
