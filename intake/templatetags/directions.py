"""Words that keep their own direction on a page that runs the other way."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from intake import directions

register = template.Library()


@register.filter
def own_way(words: object, language: str = "") -> SafeString:
    """Each line in its own direction: on a page, or in a part of it in another language."""
    right_to_left = get_language_info(language)["bidi"] if language else None
    return directions.own_way(str(words), right_to_left=right_to_left)


@register.filter
def way_of(language: str) -> str:
    """The direction in which a language is written."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"
