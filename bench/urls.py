"""The clinic's addresses and one trivial page, through the same stack."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from clinic.urls import urlpatterns as clinic_urls
from intake.access import open_to_all


@open_to_all
def trivial(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("trivial/", trivial), *clinic_urls]
