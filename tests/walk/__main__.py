"""Photograph every page a patient may meet: `make screenshots`.

At three widths, light and dark, in every language, into `screenshots/LANGUAGE/WIDTH-SCHEME/`.
`python -m tests.walk form links` takes only these legs of the walk.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.chromium import FLAGS, MISSING, windowless
from tests.walk.served import served

FOLDER = Path(__file__).parents[2] / "screenshots"


def main(only: list[str]) -> None:
    if not windowless():
        sys.exit(MISSING)
    with served() as url, sync_playwright() as playwright:
        from django.conf import settings

        from tests.builders import a_clinic
        from tests.walk.patients import Cast
        from tests.walk.photographs import photograph
        from tests.walk.views import LEGS

        legs = [leg for leg in LEGS if not only or leg.__name__ in only]
        browser = playwright.chromium.launch(executable_path=windowless(), args=list(FLAGS))
        cast = Cast.of(a_clinic())
        for language in _languages(settings):
            folder = FOLDER / language
            if not only:
                shutil.rmtree(folder, ignore_errors=True)
            count = photograph(browser, cast, url, language, legs, folder)
            print(f"{count} pictures of {language} are in {folder.relative_to(FOLDER.parent)}/")
        browser.close()


def _languages(settings: object) -> list[str]:
    """The languages of the patients' pages; where none are named, the one there is."""
    from django.conf import global_settings

    named = [code for code, _ in settings.LANGUAGES]  # type: ignore[attr-defined]
    usual = [code for code, _ in global_settings.LANGUAGES]
    return [settings.LANGUAGE_CODE] if named == usual else named  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(sys.argv[1:])
