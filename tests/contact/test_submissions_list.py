"""The stock submissions list of a form page: it works, streams and is safe, for
whoever may view inquiries. Who may not is in test_rights.py.
"""

from datetime import UTC, datetime

import pytest
from wagtail.models import ModelLogEntry, Page

from contact.models import FormField, Inquiry
from tests.factories.contact import FormPageFactory, InquiryFactory

from .desk import as_dicts, body, csv_rows, signed_in, xlsx_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(db):
    return FormPageFactory(parent=Page.objects.get(depth=2))


@pytest.fixture
def address(form):
    return f"/admin/forms/submissions/{form.pk}/"


@pytest.fixture
def client(db):
    return signed_in("", "view_inquiry", "export_inquiry")


class TestTheList:
    def test_shows_answers_under_the_questions_of_today_in_site_time(self, client, form, address):
        field = FormField.objects.create(page=form, label="Goods", field_type="checkboxes")
        InquiryFactory(
            page=form,
            submit_time=datetime(2026, 11, 22, 20, 5, tzinfo=UTC),
            form_data={"name": "李伟", "message": "您好", field.clean_name: ["Tea", "Rice"]},
        )
        text = client.get(address).content.decode()
        for expected in ("2026-11-23 04:05", "Goods", "李伟", "您好", "Tea, Rice"):
            assert expected in text

    def test_holds_this_forms_inquiries_and_no_spam(self, client, form, address):
        InquiryFactory(page=form, name="Ann")
        InquiryFactory(page=form, name="Trap", status=Inquiry.Status.SPAM)
        InquiryFactory(page=FormPageFactory(parent=Page.objects.get(depth=2)), name="Elsewhere")
        text = client.get(address).content.decode()
        assert "Ann" in text
        assert "Trap" not in text
        assert "Elsewhere" not in text

    def test_filters_by_days_of_the_site(self, client, form, address):
        for name, hour in (("Before", 15), ("After", 16)):
            moment = datetime(2026, 11, 22, hour, 30, tzinfo=UTC)
            InquiryFactory(page=form, name=name, submit_time=moment)
        query = "?date_from=2026-11-23&date_to=2026-11-23"
        text = client.get(f"{address}{query}").content.decode()
        assert "After" in text
        assert "Before" not in text
        lines = as_dicts(csv_rows(body(client.get(f"{address}{query}&export=csv"))))
        assert [line["Name"] for line in lines] == ["After"]

    @pytest.mark.parametrize("query", ["date_from=abc", "date_from=2026-02-30", "date_to=x"])
    def test_days_that_cannot_be_read_show_and_export_nothing(self, client, form, address, query):
        InquiryFactory(page=form, name="Ann")
        text = client.get(f"{address}?{query}").content.decode()
        assert "cannot be read" in text
        assert "Ann" not in text
        assert "export=" not in text
        assert client.get(f"{address}?{query}&export=csv").status_code == 400

    @pytest.mark.parametrize("query", ["date_from=0001-01-01", "foo=bar", "p=abc", "order_by=x"])
    def test_odd_parameters_are_answered(self, client, form, address, query):
        InquiryFactory(page=form, name="Ann")
        response = client.get(f"{address}?{query}")
        assert response.status_code == 200
        assert "Ann" in response.content.decode()

    def test_the_number_of_queries_does_not_grow_with_rows(
        self, client, form, address, django_assert_max_num_queries
    ):
        InquiryFactory.create_batch(2, page=form)
        client.get(address)
        with django_assert_max_num_queries(40) as few:
            client.get(address)
        InquiryFactory.create_batch(15, page=form)
        with django_assert_max_num_queries(len(few)):
            client.get(address)

    def test_leads_back_to_inquiries_and_not_to_what_is_refused(self, client, form, address):
        text = client.get(address).content.decode()
        assert 'href="/admin/inquiries/"' in text
        assert 'href="/admin/forms/"' not in text

    def test_the_desk_leads_here(self, client, form, address):
        text = client.get("/admin/inquiries/").content.decode()
        assert "Submissions of the form “Contact”" in text
        assert f'href="{address}"' in text


class TestItsExport:
    @pytest.mark.parametrize(("file_format", "read"), [("csv", csv_rows), ("xlsx", xlsx_rows)])
    def test_is_the_one_export_and_streams(self, client, form, address, file_format, read):
        InquiryFactory(page=form, name="=1+1", contact="+86 138 0013 8000")
        response = client.get(f"{address}?export={file_format}")
        assert response.streaming
        assert "no-store" in response["Cache-Control"]
        [line] = as_dicts(read(body(response)))
        assert list(line)[:3] == ["Reference", "Received", "Status"]
        mark = "'" if file_format == "csv" else ""
        assert line["Name"] == f"{mark}=1+1"
        assert line["Contact"] == f"{mark}+86 138 0013 8000"

    def test_is_recorded(self, client, form, address):
        InquiryFactory(page=form)
        body(client.get(f"{address}?date_from=2020-01-01&export=csv"))
        entry = ModelLogEntry.objects.get(action="contact.export")
        assert entry.user == client.user
        assert entry.data["filter"] == {"date_from": "2020-01-01", "form": form.pk}
        assert entry.data["rows"] == 1

    def test_control_characters_stop_nothing(self, client, form, address):
        InquiryFactory(page=form, message="a\x0bb")
        [line] = as_dicts(xlsx_rows(body(client.get(f"{address}?export=xlsx"))))
        assert line["Message"] == "ab"

    def test_an_unknown_kind_of_file_is_refused(self, client, address):
        assert client.get(f"{address}?export=pdf").status_code == 400


class TestErasing:
    def erase(self, client, address, *inquiries):
        query = "&".join(f"selected-submissions={inquiry.pk}" for inquiry in inquiries)
        return client.post(f"{address}delete/?{query}")

    def test_whoever_may_erase_does_and_it_is_recorded_without_a_name(self, form, address):
        client = signed_in("", "view_inquiry", "erase_inquiry")
        gone, kept = InquiryFactory(page=form, name="Anna"), InquiryFactory(page=form)
        assert 'name="selected-submissions"' in client.get(address).content.decode()
        assert self.erase(client, address, gone).status_code == 302
        assert list(Inquiry.objects.all()) == [kept]
        entry = ModelLogEntry.objects.get(action="contact.erase")
        assert (entry.label, entry.user, entry.deleted) == (gone.reference, client.user, True)

    def test_others_are_offered_no_boxes_and_erase_nothing(self, client, form, address):
        inquiry = InquiryFactory(page=form)
        text = client.get(address).content.decode()
        assert inquiry.message in text
        assert 'name="selected-submissions"' not in text
        assert self.erase(client, address, inquiry).status_code == 403
        assert Inquiry.objects.filter(pk=inquiry.pk).exists()

    def test_what_is_no_id_erases_nothing(self, form, address):
        client = signed_in("", "view_inquiry", "erase_inquiry")
        InquiryFactory(page=form)
        query = "selected-submissions=abc&selected-submissions=99999999999999999999"
        assert client.post(f"{address}delete/?{query}").status_code == 302
        assert Inquiry.objects.count() == 1

    def test_inquiries_of_another_form_stay(self, form, address):
        client = signed_in("", "view_inquiry", "erase_inquiry")
        other = InquiryFactory(page=FormPageFactory(parent=Page.objects.get(depth=2)))
        self.erase(client, address, other)
        assert Inquiry.objects.filter(pk=other.pk).exists()


class TestTheListOfForms:
    def test_is_for_those_with_rights_over_pages_and_inquiries(self, form):
        client = signed_in(is_superuser=True)
        text = client.get("/admin/forms/").content.decode()
        assert f"/admin/forms/submissions/{form.pk}/" in text
