from django import template

from ..forwarding import form_for

register = template.Library()


@register.simple_tag
def forwarding_form(page):
    """The question where visitors of `page` should go; None where nobody knows its address."""
    return form_for(page)
