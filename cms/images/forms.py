from collections.abc import Callable
from functools import wraps

from django.core.exceptions import ValidationError
from wagtail.images.forms import BaseImageForm

from .cleaning import UNREADABLE, unreadable


class PictureForm(BaseImageForm):
    """The library's form, wherever it stands: a broken file is refused with a sentence.

    Wagtail's own field counts pixels, and what it meets there would be an error page.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].to_python = _refusing(self.fields["file"].to_python)


def _refusing(read: Callable) -> Callable:
    @wraps(read)
    def read_or_refuse(data):
        try:
            return read(data)
        except UNREADABLE as fault:
            raise ValidationError(unreadable(fault)) from fault

    return read_or_refuse
