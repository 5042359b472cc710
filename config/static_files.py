"""The product's own files: named after their content, compressed once, and their addresses worked out once a process."""

from functools import cache

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Files(CompressedManifestStaticFilesStorage):
    """A page names nine of them; what they are called never changes while a process lives."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.url = cache(self.url)
