"""Where a patient goes: the link, its questions, the check, the receipt."""

from django.urls import include, path

from intake import views
from intake.views.albums import AT_WEEK_4, WITH_ANSWERS

FIRST, WEEK_4 = {"album": WITH_ANSWERS}, {"album": AT_WEEK_4}

app_name = "intake"

# What comes after the code is compared with whole words, most of all: that is quick.
OF_ONE_INTAKE = [
    path("leave/", views.leave, name="leave"),
    path("other-device/", views.other_device, name="other_device"),
    path("new-link/", views.again_here, name="again_here"),
    path("birth-date/", views.birth_date, name="birth_date"),
    path("code/", views.code, name="code"),
    path("your-words/", views.read_back, name="read_back"),
    path("your-words/keep/", views.keep_words, name="keep_words"),
    path("check/", views.check, name="check"),
    path("last-time/", views.last_time, name="last_time"),
    path("reply/", views.reply, name="reply"),
    path("reply/keep/", views.keep_reply, name="keep_reply"),
    path("reply/more/", views.more, name="more"),
    path("reply/more/keep/", views.keep_more, name="keep_more"),
    path("reply/your-words/", views.reply_words, name="reply_words"),
    path("reply/your-words/keep/", views.keep_reply_words, name="keep_reply_words"),
    path("agreement/", views.send, name="send"),
    path("sent/", views.sent, name="sent"),
    path("copy/", views.copy, name="copy"),
    path("copy.pdf", views.copy_pdf, name="copy_pdf"),
    path("letter/", views.letter, name="letter"),
    path("letter.pdf", views.letter_pdf, name="letter_pdf"),
    path("your-data/", views.own_data, name="own_data"),
    path("later/", views.later, name="later"),
    path("check-in/", views.check_in, name="check_in"),
    path("check-in/thanks/", views.checked_in, name="checked_in"),
    path("check-in/photos/", views.photos, WEEK_4, name="check_in_photos"),
    path("check-in/photos/<uuid:photo>/", views.photo, WEEK_4, name="check_in_photo"),
    path(
        "check-in/photos/<uuid:photo>/remove/",
        views.remove_photo,
        WEEK_4,
        name="remove_check_in_photo",
    ),
    path("understanding/", views.understanding, name="understanding"),
    path("teaching/", views.withdraw_teaching, name="withdraw_teaching"),
    path("under-18/", views.too_young, name="too_young"),
    path("<slug:slug>/keep/", views.keep, name="keep"),
    path("photos/", views.photos, FIRST, name="photos"),
    path("photos/<uuid:photo>/", views.photo, FIRST, name="photo"),
    path("photos/<uuid:photo>/remove/", views.remove_photo, FIRST, name="remove_photo"),
    path("<slug:slug>/", views.page, name="page"),
]

urlpatterns = [
    path("intake/<uuid:code>/", include(OF_ONE_INTAKE)),
    path("i/<str:token>/", views.link, name="link"),
    path("i/<str:token>/reminders/", views.reminders, name="reminders"),
    path("i/<str:token>/again/", views.again, name="again"),
    path("i/<str:token>/here/", views.here, name="here"),
    path("tablet/<uuid:code>/", views.tablet, name="tablet"),
    path("look/<str:colour>-<str:mark>.css", views.accent, name="accent"),
    path("look/<str:mark>.png", views.logo, name="logo"),
    path("cleared/", views.left, name="cleared"),
]
