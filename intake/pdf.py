"""Pages as tagged PDF, where this machine has what that needs."""

from __future__ import annotations

from django.utils.translation import gettext


class NoPdf(Exception):
    """WeasyPrint, or the Pango it draws letters with, is not installed here."""

    def __init__(self) -> None:
        super().__init__(gettext("A PDF cannot be made here. Print this page instead."))


def pdf_of(html: str, *, css: str) -> bytes:
    """A page as PDF/UA, tagged for screen readers; raises `NoPdf`.

    Nothing is fetched: what the page needs stands in it, pictures too.
    """
    try:
        # Slow to import, and it fails where Pango is missing.
        from weasyprint import CSS, HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError):
        raise NoPdf from None
    nothing = URLFetcher(allowed_protocols=["data"])
    page = HTML(string=html, url_fetcher=nothing)
    drawn: bytes = page.write_pdf(
        stylesheets=[CSS(string=css, url_fetcher=nothing)], pdf_variant="pdf/ua-1"
    )
    return drawn
