"""Marks what was searched for."""

from django import template

from cms.matches import pieces

register = template.Library()

register.filter("split_at_matches", pieces)
