"""Days and times as people say them, in the language that is spoken now."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils.dateformat import format as formatted
from django.utils.translation import get_language, gettext, pgettext

from intake.questionnaire.languages import ENGLISH


def spoken_time(moment: time | datetime) -> str:
    """A time such as 2:30pm, 5pm or 12 noon; elsewhere than in English, 14:30."""
    if not (get_language() or ENGLISH).startswith(ENGLISH):
        return f"{moment:%H:%M}"
    if (moment.hour, moment.minute) == (12, 0):
        return "12 noon"
    minutes = f":{moment:%M}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def spoken_day(day: date) -> str:
    """A day such as Thursday 26 November."""
    return formatted(day, pgettext("date", "l j F"))


def day_and_month(day: date) -> str:
    """A day such as 26 November."""
    return formatted(day, pgettext("date", "j F"))


def whole_day(day: date) -> str:
    """A day such as 26 November 2026."""
    return formatted(day, pgettext("date", "j F Y"))


def short_day(day: date) -> str:
    """A day such as 26 Nov 2026."""
    return formatted(day, pgettext("date", "j M Y"))


def spoken_when(moment: datetime, *, now: datetime) -> str:
    """A moment near now, such as 5pm tomorrow; both on the clinic's clock."""
    day, today, hour = moment.date(), now.date(), spoken_time(moment)
    if day == today:
        return gettext("%(time)s today") % {"time": hour}
    if day == today + timedelta(days=1):
        return gettext("%(time)s tomorrow") % {"time": hour}
    return gettext("%(time)s on %(day)s") % {"time": hour, "day": spoken_day(day)}
