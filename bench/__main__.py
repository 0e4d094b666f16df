"""Measure everything: `python -m bench`, with a database and files of its own."""

import os
import shutil
import tempfile

folder = tempfile.mkdtemp(prefix="bench-")
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "clinic.settings",
    "VAR_DIR": folder,
    "DATABASE_URL": f"sqlite:{folder}/bench.sqlite3",
}

import django  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402


def main() -> None:
    django.setup()
    settings.ROOT_URLCONF = "bench.urls"
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)

    from bench import assessments, pages
    from tests.builders import a_clinic

    for report in (assessments.report(), pages.report(a_clinic())):
        for line in report:
            print(line, flush=True)


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(folder)
