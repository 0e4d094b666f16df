"""Where a patient goes: the link, its questions, the check, the receipt."""

from django.urls import path

from intake import views

app_name = "intake"

urlpatterns = [
    path("i/<str:token>/", views.link, name="link"),
    path("i/<str:token>/reminders/", views.reminders, name="reminders"),
    path("intake/<uuid:code>/birth-date/", views.birth_date, name="birth_date"),
    path("intake/<uuid:code>/your-words/", views.read_back, name="read_back"),
    path("intake/<uuid:code>/check/", views.check, name="check"),
    path("intake/<uuid:code>/last-time/", views.last_time, name="last_time"),
    path("intake/<uuid:code>/reply/", views.reply, name="reply"),
    path("intake/<uuid:code>/reply/more/", views.more, name="more"),
    path("intake/<uuid:code>/agreement/", views.send, name="send"),
    path("intake/<uuid:code>/sent/", views.sent, name="sent"),
    path("intake/<uuid:code>/later/", views.later, name="later"),
    path("intake/<uuid:code>/understanding/", views.understanding, name="understanding"),
    path("intake/<uuid:code>/teaching/", views.withdraw_teaching, name="withdraw_teaching"),
    path("intake/<uuid:code>/under-18/", views.too_young, name="too_young"),
    path("intake/<uuid:code>/<slug:slug>/keep/", views.keep, name="keep"),
    path("intake/<uuid:code>/photos/", views.photos, name="photos"),
    path("intake/<uuid:code>/photos/<uuid:photo>/", views.photo, name="photo"),
    path("intake/<uuid:code>/photos/<uuid:photo>/remove/", views.remove_photo, name="remove_photo"),
    path("intake/<uuid:code>/<slug:slug>/", views.page, name="page"),
]
