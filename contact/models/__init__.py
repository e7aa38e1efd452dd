"""The inquiry, the page that takes it in, and the company's contact details."""

from .details import ContactDetails
from .form_field import FormField
from .form_page import FormPage
from .inquiry import Inquiry

__all__ = ["ContactDetails", "FormField", "FormPage", "Inquiry"]
