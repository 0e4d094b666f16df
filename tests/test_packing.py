"""Pages are packed for a slow network, and their length is hidden."""

from __future__ import annotations

import gzip

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from clinic.headers import QuickGzip

PAGE = b"<p>What would you like to change about your skin?</p>" * 40


def answered(content: bytes = PAGE, *, takes: str = "gzip, br", **headers: str) -> HttpResponse:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse(content, headers=headers)

    asked = RequestFactory().get("/", headers={"accept-encoding": takes})
    return QuickGzip(page)(asked)


def test_a_page_travels_packed_and_is_the_same_page() -> None:
    response = answered()

    assert response["Content-Encoding"] == "gzip"
    assert response["Vary"] == "Accept-Encoding"
    assert int(response["Content-Length"]) == len(response.content) < len(PAGE)
    assert gzip.decompress(response.content) == PAGE


def test_the_same_page_does_not_always_have_the_same_length() -> None:
    assert len({len(answered().content) for _ in range(60)}) > 1


@pytest.mark.parametrize(
    ("content", "takes"), [(PAGE, "br"), (b"ok", "gzip"), (bytes(range(256)), "gzip")]
)
def test_it_travels_as_it_is_where_packing_helps_nobody(content: bytes, takes: str) -> None:
    response = answered(content, takes=takes)

    assert "Content-Encoding" not in response
    assert response.content == content


def test_what_is_packed_already_is_left_alone() -> None:
    assert answered(**{"Content-Encoding": "br"}).content == PAGE


def test_a_page_known_by_a_tag_is_still_known_by_it() -> None:
    assert answered(ETag='"7"')["ETag"] == 'W/"7"'
