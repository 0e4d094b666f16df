"""Where the front desk works."""

from django.urls import path

from clinic.desk import views

app_name = "desk"

urlpatterns = [
    path("queue/", views.queue, name="queue"),
    path("queue/pulse/", views.pulse, name="pulse"),
    path("queue/bulk/", views.bulk, name="bulk"),
    path("queue/undo/", views.undo, name="undo"),
    path("queue/<uuid:code>/", views.intake, name="intake"),
    path("queue/<uuid:code>/close/", views.close, name="close"),
    path("queue/<uuid:code>/here/", views.here, name="here"),
    path("queue/<uuid:code>/take-over/", views.take_over, name="take_over"),
    path("queue/<uuid:code>/note/", views.note, name="note"),
    path("queue/<uuid:code>/assign/", views.assign, name="assign"),
    path("queue/<uuid:code>/tag/", views.tag, name="tag"),
    path("queue/<uuid:code>/code/", views.code, name="code"),
    path("queue/<uuid:code>/tablet/", views.tablet, name="tablet"),
    path("data-requests/<uuid:code>/settle/", views.settle_data, name="settle_data"),
    path("patients/", views.patients, name="patients"),
    path("patients/new/", views.new_patient, name="new_patient"),
    path("patients/walk-in/", views.walk_in, name="walk_in"),
    path("patients/<uuid:code>/", views.patient, name="patient"),
    path("patients/<uuid:code>/correct/", views.correct, name="correct"),
    path("patients/<uuid:code>/visit/", views.new_visit, name="new_visit"),
    path("patients/<uuid:code>/here/", views.come_in, name="come_in"),
    path("patients/<uuid:code>/reminders/", views.reminders, name="reminders"),
    path("messages/<uuid:code>/again/", views.try_again, name="try_again"),
    path("messages/<uuid:code>/settle/", views.settle, name="settle"),
    path("visits/<uuid:code>/move/", views.move, name="move"),
    path("visits/<uuid:code>/moved/", views.moved, name="moved"),
    path("visits/<uuid:code>/cancel/", views.cancel, name="cancel"),
    path("visits/<uuid:code>/invite/", views.invite, name="invite"),
    path("visits/<uuid:code>/revoke/", views.revoke, name="revoke"),
]
