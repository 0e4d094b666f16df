"""What every page of the manager's needs from a request."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


def posted(request: HttpRequest) -> Any:
    """What was sent, or None where the page is only read."""
    return request.POST if request.method == "POST" else None


def form_page(request: HttpRequest, template: str, form: Form, **context: Any) -> HttpResponse:
    """A page with a form; 422 where what was sent cannot be taken."""
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def show_problems(form: Form, problems: dict[str, str]) -> None:
    """Put each sentence beside its field, or above all where there is none."""
    for name, sentence in problems.items():
        form.add_error(name if name in form.fields else None, sentence)
