from wagtail.contrib.forms.views import SubmissionsListView


class InquirySubmissionsListView(SubmissionsListView):
    """The stock submissions list of a form page."""
