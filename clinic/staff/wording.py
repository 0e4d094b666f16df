"""Days and times as staff read them: short, with the distance from now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

SOON = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = 7  # days within which a weekday alone says which day


def day(on: date, *, today: date) -> str:
    """Today, Thu 26 Nov, or 3 Feb 2025 for another year."""
    if on == today:
        return "Today"
    return f"{on:%a %-d %b}" if on.year == today.year else f"{on:%-d %b %Y}"


def full_day(on: date) -> str:
    """A day with its year, such as 12 Mar 1992."""
    return f"{on:%-d %b %Y}"


def day_and_time(on: date, hour: time | None, *, today: date) -> str:
    """When a visit is, such as Thu 26 Nov 14:30."""
    return f"{day(on, today=today)} {hour:%H:%M}" if hour else day(on, today=today)


def moment(at: datetime, *, now: datetime) -> str:
    """When something happened or will: 09:12, Wed 10:00 or 3 Feb 10:00; both on one clock."""
    days = (at.date() - now.date()).days
    if days == 0:
        return f"{at:%H:%M}"
    if 0 < days < WEEK:
        return f"{at:%a %H:%M}"
    return f"{day(at.date(), today=now.date())}, {at:%H:%M}"


def distance(on: date, hour: time | None, *, now: datetime) -> str:
    """How far away a visit is: in 2 h, tomorrow, in 3 days, 2 days ago."""
    days = (on - now.date()).days
    if days == 0:
        return _hours(hour, now=now) if hour else ""
    if abs(days) == 1:
        return "tomorrow" if days > 0 else "yesterday"
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def length(span: timedelta) -> str:
    """A span of time in its largest unit: 40 min, 3 h, 2 days."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h"
    return f"{minutes // (24 * 60)} days"


@dataclass(frozen=True, slots=True)
class Due:
    """By when somebody must act, in words, and how it is marked."""

    words: str
    mark: str = ""  # late, soon or paused
    icon: str = "clock"


PAUSED = Due("paused", "paused", "pause")


def due(at: datetime, *, now: datetime) -> Due:
    """12 min late, due in 40 min, or due Wed 10:00; both on one clock."""
    if at < now:
        return Due(f"{length(now - at)} late", "late", "warning")
    if at - now < SOON:
        return Due(f"due in {length(at - now)}", "soon")
    return Due(f"due {moment(at, now=now)}")


def _hours(hour: time, *, now: datetime) -> str:
    starts = now.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
    if starts < now:
        return f"{length(now - starts)} ago"
    return f"in {length(starts - now)}"
