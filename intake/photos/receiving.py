"""Files on their way in: held in memory, never on a disk, and no more of them than is taken."""

from __future__ import annotations

import io
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from intake.photos.developing import NoPhoto, PhotoTooLarge
from intake.photos.verdicts import MOST_BYTES

MOST_READ = 60_000_000  # bytes read to the end, so that a browser hears why; a film is cut off


def received(request: HttpRequest) -> bytes:
    """The photo that was sent with a form, or raise `NoPhoto` or `PhotoTooLarge`."""
    sent = request.FILES.get("photo")
    if sent is None:
        raise NoPhoto
    if (sent.size or 0) > MOST_BYTES:
        raise PhotoTooLarge
    return sent.read()


class InMemory(FileUploadHandler):
    """Holds at most one photo's worth of bytes in a request; of a larger file only the size.

    Django's own handlers put a file of this size into a temporary file, in the clear.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.held = 0

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        if content_length > MOST_READ:
            raise RequestDataTooBig("More was sent than any photo needs.")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received, self.bytes = 0, io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        self.held += len(raw_data)
        if self.held <= MOST_BYTES:
            self.bytes.write(raw_data)
        else:
            self.bytes = io.BytesIO()  # it is refused by its size; a second file comes up empty

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
