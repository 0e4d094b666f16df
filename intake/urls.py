"""Where a patient goes: the link, its questions, the check, the receipt."""

from django.urls import path

from intake import views
from intake.views.albums import AT_WEEK_4, WITH_ANSWERS

FIRST, WEEK_4 = {"album": WITH_ANSWERS}, {"album": AT_WEEK_4}

app_name = "intake"

urlpatterns = [
    path("i/<str:token>/", views.link, name="link"),
    path("i/<str:token>/reminders/", views.reminders, name="reminders"),
    path("i/<str:token>/again/", views.again, name="again"),
    path("i/<str:token>/here/", views.here, name="here"),
    path("tablet/<uuid:code>/", views.tablet, name="tablet"),
    path("look/<str:colour>-<str:mark>.css", views.accent, name="accent"),
    path("look/<str:mark>.png", views.logo, name="logo"),
    path("cleared/", views.left, name="cleared"),
    path("intake/<uuid:code>/leave/", views.leave, name="leave"),
    path("intake/<uuid:code>/other-device/", views.other_device, name="other_device"),
    path("intake/<uuid:code>/birth-date/", views.birth_date, name="birth_date"),
    path("intake/<uuid:code>/code/", views.code, name="code"),
    path("intake/<uuid:code>/your-words/", views.read_back, name="read_back"),
    path("intake/<uuid:code>/check/", views.check, name="check"),
    path("intake/<uuid:code>/last-time/", views.last_time, name="last_time"),
    path("intake/<uuid:code>/reply/", views.reply, name="reply"),
    path("intake/<uuid:code>/reply/more/", views.more, name="more"),
    path("intake/<uuid:code>/agreement/", views.send, name="send"),
    path("intake/<uuid:code>/sent/", views.sent, name="sent"),
    path("intake/<uuid:code>/copy/", views.copy, name="copy"),
    path("intake/<uuid:code>/copy.pdf", views.copy_pdf, name="copy_pdf"),
    path("intake/<uuid:code>/letter/", views.letter, name="letter"),
    path("intake/<uuid:code>/letter.pdf", views.letter_pdf, name="letter_pdf"),
    path("intake/<uuid:code>/your-data/", views.own_data, name="own_data"),
    path("intake/<uuid:code>/later/", views.later, name="later"),
    path("intake/<uuid:code>/check-in/", views.check_in, name="check_in"),
    path("intake/<uuid:code>/check-in/thanks/", views.checked_in, name="checked_in"),
    path("intake/<uuid:code>/check-in/photos/", views.photos, WEEK_4, name="check_in_photos"),
    path(
        "intake/<uuid:code>/check-in/photos/<uuid:photo>/",
        views.photo,
        WEEK_4,
        name="check_in_photo",
    ),
    path(
        "intake/<uuid:code>/check-in/photos/<uuid:photo>/remove/",
        views.remove_photo,
        WEEK_4,
        name="remove_check_in_photo",
    ),
    path("intake/<uuid:code>/understanding/", views.understanding, name="understanding"),
    path("intake/<uuid:code>/teaching/", views.withdraw_teaching, name="withdraw_teaching"),
    path("intake/<uuid:code>/under-18/", views.too_young, name="too_young"),
    path("intake/<uuid:code>/<slug:slug>/keep/", views.keep, name="keep"),
    path("intake/<uuid:code>/photos/", views.photos, FIRST, name="photos"),
    path("intake/<uuid:code>/photos/<uuid:photo>/", views.photo, FIRST, name="photo"),
    path(
        "intake/<uuid:code>/photos/<uuid:photo>/remove/",
        views.remove_photo,
        FIRST,
        name="remove_photo",
    ),
    path("intake/<uuid:code>/<slug:slug>/", views.page, name="page"),
]
