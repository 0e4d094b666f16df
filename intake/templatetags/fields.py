"""How the crispy pack reaches a field's words, ids, cards and boxes."""

from django import template
from django.forms import BoundField

from intake.drawing import Drawing

register = template.Library()


@register.filter
def drawing(field: BoundField) -> Drawing:
    """The field as the pack draws it."""
    return Drawing(field)


@register.filter
def first_input(field: BoundField) -> str:
    """The id that a link to this field leads to."""
    return Drawing(field).first_input
