"""Files on their way in: held in memory, never on a disk, and no more of them than is taken."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from intake.photos.verdicts import MOST_BYTES


class InMemory(FileUploadHandler):
    """Holds at most one photo's worth of bytes in a request; of a larger file only the size.

    Django's own handlers put a file of this size into a temporary file, in the clear.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.held = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received, self.bytes = 0, io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        self.held += len(raw_data)
        if self.held <= MOST_BYTES:
            self.bytes.write(raw_data)
        else:
            self.bytes = io.BytesIO()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.bytes.seek(0)
        return InMemoryUploadedFile(
            self.bytes,
            self.field_name,
            "photo",  # the name it came with is nobody's business
            self.content_type,
            self.received,
            self.charset,
            self.content_type_extra,
        )
