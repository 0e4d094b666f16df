"""Every address of the clinic: staff's, patients', and signing in."""

from allauth.account import views as account
from django.urls import include, path, re_path

# Of allauth's pages only these: nobody signs up, and nobody changes the address they sign in with.
SIGN_IN = [
    path("", account.login, name="account_login"),
    path("out/", account.logout, name="account_logout"),
    path("ended/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/first/", account.password_set, name="account_set_password"),
    path("password/forgotten/", account.password_reset, name="account_reset_password"),
    path("password/sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password/new/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("two-factor/", include("allauth.mfa.urls")),
]

handler400 = "clinic.errors.bad_request"
handler403 = "clinic.errors.permission_denied"
handler404 = "clinic.errors.not_found"

# Patients come first: there are many of them, on slow phones.
urlpatterns = [
    path("", include("intake.urls")),
    path("sign-in/", include(SIGN_IN)),
    path("", include("clinic.staff.urls")),
    path("", include("clinic.desk.urls")),
    path("", include("clinic.duplicates.urls")),
    path("", include("clinic.attending.urls")),
    path("", include("clinic.importing.urls")),
    path("", include("clinic.asking.urls")),
    path("", include("clinic.phoning.urls")),
    path("", include("clinic.review.urls")),
    path("", include("clinic.judging.urls")),
    path("", include("clinic.planning.urls")),
    path("", include("clinic.letters.urls")),
    path("", include("clinic.consulting.urls")),
    path("", include("clinic.examining.urls")),
    path("", include("clinic.countersigning.urls")),
    path("", include("clinic.following.urls")),
    path("", include("clinic.insights.urls")),
    path("", include("clinic.phrasing.urls")),
    path("", include("clinic.forgetting.urls")),
    path("", include("clinic.own_questions.urls")),
    path("", include("clinic.owner.urls")),
]
