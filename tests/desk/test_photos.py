"""The front desk learns how many photos there are, and sees none of them."""

from intake.models import Event
from tests.builders import a_clinician, a_patient, a_photo, a_visit, an_intake


def test_the_front_desk_sees_a_count_and_no_photo(desk, rae):
    intake = an_intake(visit=a_visit(a_patient(rae.clinic)))
    photo = a_photo(intake)

    page = desk.get(f"/queue/{intake.code}/").content.decode()

    assert "1 photo added. Clinicians see it." in page
    assert str(photo.code) not in page and "<img" not in page
    assert desk.get(f"/reviews/{intake.code}/photos/{photo.code}/").status_code == 403
    assert not Event.objects.filter(name="photo opened").exists()


def test_the_front_desk_is_not_told_who_opened_a_photo(desk, rae, client):
    intake = an_intake(visit=a_visit(a_patient(rae.clinic)))
    photo = a_photo(intake)
    client.force_login(a_clinician(rae.clinic))
    client.get(f"/reviews/{intake.code}/photos/{photo.code}/")

    page = desk.get(f"/queue/{intake.code}/").content.decode()

    assert "Photo added" in page and "Opened the photo" not in page


def test_without_photos_the_front_desk_reads_nothing_of_them(desk, rae):
    intake = an_intake(visit=a_visit(a_patient(rae.clinic)))

    assert "Clinicians see" not in desk.get(f"/queue/{intake.code}/").content.decode()
