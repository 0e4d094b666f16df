"""Where the clinic is seen in figures."""

from django.urls import path

from clinic.insights import views

app_name = "insights"

urlpatterns = [
    path("insights/", views.monday, name="monday"),
    path("insights/rows/", views.rows, name="rows"),
    path("insights/rules/", views.rules, name="rules"),
    path("insights/rules/rows/", views.rule_rows, name="rule_rows"),
]
