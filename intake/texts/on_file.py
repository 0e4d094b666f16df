"""Text messages that go nowhere: each is a file to look at, for demonstrations and tests."""

from __future__ import annotations

from django.conf import settings


class OnFile:
    """Writes each text to a file named by its key, so that a second attempt changes nothing."""

    def send(self, *, to: str, text: str, key: str) -> str:
        folder = settings.TEXT_FILE_PATH
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / f"{key}.txt").write_text(f"To: {to}\n\n{text}\n", encoding="utf-8")
        return key
