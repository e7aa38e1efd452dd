import factory

from contact.models import FormField, FormPage, Inquiry
from contact.receiving import fingerprint_of
from contact.roles import CONTACT, MESSAGE, NAME

from .cms import BasePageFactory


class FormPageFactory(BasePageFactory):
    """A form page with the three fields that every one has."""

    title = "Contact"

    class Meta:
        model = FormPage

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        page = model_class(**kwargs)
        page.form_fields = [
            FormField(role=NAME, label="Name", sort_order=0),
            FormField(role=CONTACT, label="Phone or email address", sort_order=1),
            FormField(role=MESSAGE, label="Message", sort_order=2),
        ]
        parent.add_child(instance=page)
        return page


class InquiryFactory(factory.django.DjangoModelFactory):
    """An inquiry as the form page stores it; give `page` or make one without."""

    name = factory.Sequence("Sender {}".format)
    contact = factory.Sequence("sender{}@example.com".format)
    contact_kind = Inquiry.ContactKind.EMAIL
    contact_normalised = factory.LazyAttribute(lambda inquiry: inquiry.contact.lower())
    message = "Please send a sample."
    form_data = factory.LazyAttribute(
        lambda inquiry: {
            NAME: inquiry.name,
            CONTACT: inquiry.contact,
            MESSAGE: inquiry.message,
        }
    )
    questions = [
        {"key": NAME, "label": "Name", "type": "singleline"},
        {"key": CONTACT, "label": "Phone or email address", "type": "singleline"},
        {"key": MESSAGE, "label": "Message", "type": "multiline"},
    ]
    page = None
    page_title = factory.LazyAttribute(lambda inquiry: inquiry.page.title if inquiry.page else "")
    source = None
    source_title = factory.LazyAttribute(
        lambda inquiry: inquiry.source.title if inquiry.source else ""
    )
    source_url = factory.LazyAttribute(
        lambda inquiry: inquiry.source.full_url or "" if inquiry.source else ""
    )
    fingerprint = factory.LazyAttribute(
        lambda inquiry: fingerprint_of(
            inquiry.page and inquiry.page.pk,
            inquiry.source and inquiry.source.pk,
            inquiry.form_data,
        )
    )

    class Meta:
        model = Inquiry
