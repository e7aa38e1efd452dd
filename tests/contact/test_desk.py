"""Product, Marketing: list, filters, search, detail, status and owner, history, exports."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, Site

from contact.exports.downloads import logged_export
from contact.modeladmin.detail import reply_address
from contact.models import ContactDetails, Inquiry
from contact.periods import LAST_MONTH, THIS_WEEK, TODAY, days_of
from tests.factories.cms import UserFactory
from tests.factories.contact import FormPageFactory, InquiryFactory
from tests.factories.news import NewsDetailPageFactory

from .desk import INDEX, as_dicts, body, csv_rows, signed_in, xlsx_rows

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.fixture
def client(db):
    return worker(first_name="Mei", last_name="Lin")


@pytest.fixture
def an_article(db):
    return NewsDetailPageFactory(parent=Page.objects.get(depth=2), title="Barley by rail")


@pytest.fixture
def a_form(db):
    return FormPageFactory(parent=Page.objects.get(depth=2))


def worker(**values):
    """A client of somebody with Marketing's rights (test_rights.py says they are these)."""
    return signed_in("", "view_inquiry", "change_inquiry", "export_inquiry", **values)


def names(response) -> set[str]:
    """The senders on the page of the list."""
    return {inquiry.name for inquiry in response.context["object_list"]}


def found(client, term: str) -> set[str]:
    """The senders that a search leaves."""
    return names(client.post(INDEX, {"term": term}, follow=True))


class TestTheList:
    def test_shows_received_name_contact_first_line_article_status_owner(self, client, an_article):
        """“List: unread mark, received (site time), name, contact, first line, article, …”"""
        InquiryFactory(
            name="李伟",
            contact="138 0013 8000",
            message="First line\nSecond line",
            source=an_article,
            owner=client.user,
            submit_time=datetime(2026, 11, 22, 20, 5, tzinfo=UTC),
        )
        page = client.get(INDEX).content.decode()
        for text in ("2026-11-23 04:05", "李伟", "138 0013 8000", "First line", "Mei Lin"):
            assert text in page
        assert "Barley by rail" in page
        assert "Second line" not in page
        assert "inquiry-new" in page

    def test_what_is_no_longer_new_bears_no_mark(self, client):
        InquiryFactory(status=Inquiry.Status.ANSWERED)
        page = client.get(INDEX).content.decode()
        assert "Answered" in page
        assert "inquiry-new" not in page

    def test_received_is_the_sites_time_and_not_that_of_the_person_looking(self, client):
        from wagtail.users.models import UserProfile

        profile = UserProfile.get_for_user(client.user)
        profile.current_time_zone = "America/New_York"
        profile.save()
        inquiry = InquiryFactory(submit_time=datetime(2026, 11, 22, 20, 5, tzinfo=UTC))
        assert "2026-11-23 04:05" in client.get(INDEX).content.decode()
        detail = client.get(f"{INDEX}inspect/{inquiry.pk}/").content.decode()
        assert "2026-11-23 04:05" in detail

    def test_newest_first_25_a_page(self, client):
        start = datetime(2026, 1, 1, tzinfo=UTC)
        for number in range(30):
            InquiryFactory(name=f"n{number}", submit_time=start + timedelta(days=number))
        first = client.get(INDEX)
        assert [inquiry.name for inquiry in first.context["object_list"]][:2] == ["n29", "n28"]
        assert len(names(first)) == 25
        assert names(client.get(f"{INDEX}?p=2")) == {f"n{number}" for number in range(5)}
        assert client.get(f"{INDEX}?p=999").status_code == 200
        assert client.get(f"{INDEX}?p=abc").status_code == 200

    def test_the_number_of_queries_does_not_grow_with_rows(
        self, client, an_article, django_assert_max_num_queries
    ):
        InquiryFactory.create_batch(3, source=an_article, owner=UserFactory())
        client.get(INDEX)
        with django_assert_max_num_queries(40) as few:
            client.get(INDEX)
        for _more in range(20):
            InquiryFactory(source=an_article, owner=UserFactory())
        with django_assert_max_num_queries(len(few)):
            client.get(INDEX)

    def test_spam_is_hidden_until_asked_for_and_counted(self, client):
        """“the desk shows "Spam (3)"”"""
        InquiryFactory(name="Ann")
        InquiryFactory.create_batch(3, status=Inquiry.Status.SPAM)
        page = client.get(INDEX)
        assert names(page) == {"Ann"}
        assert "Spam (3)" in page.content.decode()
        assert len(names(client.get(f"{INDEX}?status=spam"))) == 3

    def test_an_empty_list_says_why(self, client):
        assert "No inquiries yet" in client.get(INDEX).content.decode()
        InquiryFactory()
        page = client.get(f"{INDEX}?status=closed").content.decode()
        assert "No inquiries match" in page
        assert "Show all inquiries" in page


class TestFilters:
    @pytest.fixture
    def inquiries(self, an_article, client):
        days = {
            "Today": "2026-11-23 00:00",
            "Sunday": "2026-11-22 23:59",
            "October": "2026-10-31 23:59",
            "September": "2026-09-30 23:59",
        }
        for name, moment in days.items():
            local = timezone.make_aware(
                datetime.fromisoformat(moment), timezone.get_default_timezone()
            )
            InquiryFactory(name=name, submit_time=local)
        Inquiry.objects.filter(name="October").update(
            source=an_article, status="closed", owner=client.user
        )

    @pytest.mark.parametrize(
        ("query", "left"),
        [
            ("", {"Today", "Sunday", "October", "September"}),
            ("period=today", {"Today"}),
            ("period=week", {"Today"}),
            ("period=last-month", {"October"}),
            ("received_from=2026-11-22", {"Today", "Sunday"}),
            ("received_to=2026-10-31", {"October", "September"}),
            ("received_from=2026-10-01&received_to=2026-11-22", {"October", "Sunday"}),
            ("received_from=0001-01-01&received_to=9999-12-31", None),
            ("status=closed", {"October"}),
            ("status=closed&status=new", None),
            ("article={article}", {"October"}),
            ("owner={owner}", {"October"}),
            ("period=last-month&status=new", set()),
            ("utm_source=x&foo__bar=1&o=7&ot=asc&e=1", None),
            ("ordering=nonsense", None),
        ],
    )
    def test_leave_what_they_say(self, client, an_article, inquiries, query, left):
        """“Filters: period (today, this week, last month, dates), status, owner, article”"""
        query = query.format(article=an_article.pk, owner=client.user.pk)
        everything = {"Today", "Sunday", "October", "September"}
        with time_machine.travel(NOW, tick=False):
            response = client.get(f"{INDEX}?{query}")
            assert names(response) == (everything if left is None else left)
            download = client.get(f"{INDEX}?{query}&export=csv")
            exported = {line["Name"] for line in as_dicts(csv_rows(body(download)))}
        assert exported == names(response)

    @pytest.mark.parametrize(
        ("query", "label"),
        [
            ("period=yesterday", "Period"),
            ("received_from=abc", "Received"),
            ("received_from=2026-02-30", "Received"),
            ("received_from=2026-11-23&received_to=2026-11-22", "Received"),
            ("status=lost", "Status"),
            ("article=abc", "Article"),
            ("article=999999", "Article"),
            ("article=99999999999999999999999", "Article"),
            ("owner=x", "Owner"),
            ("view=somebody-elses", "Search"),
        ],
    )
    def test_a_value_that_cannot_be_read_is_named_and_exports_nothing(
        self, client, inquiries, query, label
    ):
        """“A filter value that cannot be read is named beside its filter and exports nothing.”"""
        response = client.get(f"{INDEX}?{query}")
        assert response.status_code == 200
        assert names(response) == set()
        page = " ".join(response.content.decode().split())
        assert f"{label}: “" in page
        assert "cannot be read." in page
        for file_format in ("csv", "xlsx"):
            assert client.get(f"{INDEX}?{query}&export={file_format}").status_code == 400

    def test_an_unknown_kind_of_file_is_refused(self, client, inquiries):
        assert client.get(f"{INDEX}?export=pdf").status_code == 400

    def test_the_list_refreshes_in_place_with_the_same_filters(self, client, inquiries):
        response = client.get(f"{INDEX}results/?status=closed&_w_filter_fragment=1")
        assert names(response) == {"October"}
        assert "<html" not in response.content.decode()
        assert f"{INDEX}?status=closed&amp;export=xlsx" in response.content.decode()

    def test_last_month_of_an_article_is_three_clicks_from_its_export(
        self, client, an_article, inquiries
    ):
        """Article, “Last month”, “Export XLSX”: each is a link on the page before."""
        with time_machine.travel(NOW, tick=False):
            page = client.get(INDEX).content.decode()
            by_article = f"{INDEX}?article={an_article.pk}"
            assert f'href="{by_article}"' in page
            page = client.get(by_article).content.decode()
            last_month = f"{by_article}&amp;period=last-month"
            assert f'href="{last_month}"' in page
            page = client.get(last_month.replace("&amp;", "&")).content.decode()
            export = f"{last_month}&amp;export=xlsx"
            assert f'href="{export}"' in page
            download = client.get(export.replace("&amp;", "&"))
        assert [line["Name"] for line in as_dicts(xlsx_rows(body(download)))] == ["October"]
        name = "inquiries_barley-by-rail_2026-11-23.xlsx"
        assert download["Content-Disposition"] == f'attachment; filename="{name}"'

    def test_periods_are_whole_days_of_the_site(self):
        # Still the 23rd in UTC, already Tuesday the 24th on the site.
        with time_machine.travel(datetime(2026, 11, 23, 17, 0, tzinfo=UTC), tick=False):
            assert days_of(TODAY) == (date(2026, 11, 24), date(2026, 11, 24))
            assert days_of(THIS_WEEK) == (date(2026, 11, 23), date(2026, 11, 24))
            assert days_of(LAST_MONTH) == (date(2026, 10, 1), date(2026, 10, 31))


class TestSearch:
    @pytest.fixture
    def phone(self, client):
        return InquiryFactory(
            name="李伟",
            contact="+86 138 0013 8000",
            contact_kind="phone",
            contact_normalised="+8613800138000",
            message="运费是多少？",
        )

    @pytest.fixture
    def mail(self, client):
        return InquiryFactory(
            name="Anna Petrova", contact="Anna@Example.com", message="A sample of green tea"
        )

    @pytest.mark.parametrize(
        "term",
        [
            "13800138000",
            "138 0013 8000",
            "+86 138 0013 8000",
            "0086 138-0013-8000",
            "＋８６１３８００１３８０００",
            "0013 8000",
            "李伟",
            "运费",
        ],
    )
    def test_finds_a_phone_with_or_without_country_code_and_spaces(self, client, phone, mail, term):
        """“search in name, contact (phone with or without +86 and spaces), message, reference”"""
        assert found(client, term) == {"李伟"}

    @pytest.mark.parametrize(
        "term", ["anna", "PETROVA", "petrova anna", "anna@example.com", "green sample", "  tea "]
    )
    def test_finds_name_mail_and_message_word_by_word(self, client, phone, mail, term):
        assert found(client, term) == {"Anna Petrova"}

    def test_finds_a_reference_in_any_spelling(self, client, phone, mail):
        for term in (mail.reference, mail.reference.lower(), mail.reference.replace("-", " ")):
            assert found(client, term) == {"Anna Petrova"}

    @pytest.mark.parametrize(
        "term",
        # No reference has a U, so none matches by chance.
        ["%", "_____", "'", '"', "\\", "\x00", "a" * 10_000, "zu " * 500, "nobody", "(((", "*"],
    )
    def test_hostile_terms_are_answered_with_a_page(self, client, phone, mail, term):
        response = client.post(INDEX, {"term": term}, follow=True)
        assert response.status_code == 200
        assert term == "\x00" or names(response) == set()

    def test_the_term_stays_out_of_every_address(self, client, mail):
        """“the search term is kept out of it (a private view id), because it is personal”"""
        answer = client.post(f"{INDEX}?status=new&p=3", {"term": "anna@example.com"})
        assert answer.status_code == 303
        assert "anna" not in answer.url
        assert "status=new" in answer.url
        assert "p=3" not in answer.url
        page = client.get(answer.url).content.decode()
        assert 'value="anna@example.com"' in page
        links = [part.partition('"')[0] for part in page.split('href="')[1:]]
        assert any("view=" in link for link in links)
        assert not any("anna" in link for link in links)

    def test_another_persons_view_shows_and_exports_nothing(self, client, mail):
        address = client.post(INDEX, {"term": "anna"}).url
        other = worker()
        assert names(client.get(address)) == {"Anna Petrova"}
        assert names(other.get(address)) == set()
        assert other.get(f"{address}&export=csv").status_code == 400

    def test_an_export_holds_what_was_found_and_records_no_term(self, client, phone, mail):
        address = client.post(INDEX, {"term": "anna"}).url
        lines = as_dicts(csv_rows(body(client.get(f"{address}&export=csv"))))
        assert [line["Name"] for line in lines] == ["Anna Petrova"]
        entry = ModelLogEntry.objects.get(action="contact.export")
        assert entry.data["filter"] == {"search": True}

    def test_an_empty_term_ends_the_search(self, client, phone, mail):
        address = client.post(INDEX, {"term": "anna"}).url
        assert names(client.get(address)) == {"Anna Petrova"}
        ended = client.post(address, {"term": "  "}, follow=True)
        assert names(ended) == {"李伟", "Anna Petrova"}

    def test_numbers_are_read_in_the_sites_region(self, client, mail):
        details = ContactDetails.for_site(Site.objects.get())
        details.phone_region = "DE"
        details.save()
        InquiryFactory(
            name="Karl",
            contact="030 901820",
            contact_kind="phone",
            contact_normalised="+4930901820",
        )
        assert found(client, "030 901820") == {"Karl"}


class TestTheDetail:
    def test_shows_every_answer_under_its_question_as_asked_then(self, client, an_article, a_form):
        """“Detail: every answer with its question as asked then, article and address”"""
        inquiry = InquiryFactory(
            page=a_form,
            source=an_article,
            form_data={"name": "Anna", "q_1": ["Tea", "Rice"]},
            questions=[
                {"key": "name", "label": "Your name", "type": "singleline"},
                {"key": "q_1", "label": "Goods of old", "type": "checkboxes"},
            ],
        )
        page = client.get(f"{INDEX}inspect/{inquiry.pk}/").content.decode()
        for text in ("Your name", "Anna", "Goods of old", "Tea, Rice", inquiry.reference):
            assert text in page
        assert "Barley by rail" in page
        assert f'href="{inquiry.source_url}"' in page

    def test_a_deleted_article_leaves_its_title_and_address(self, client, an_article, a_form):
        inquiry = InquiryFactory(page=a_form, source=an_article)
        an_article.delete()
        page = client.get(f"{INDEX}inspect/{inquiry.pk}/").content.decode()
        assert "Barley by rail" in page
        assert inquiry.source_url in page

    def test_an_address_that_is_no_web_address_is_no_link(self, client):
        inquiry = InquiryFactory(source_title="Trap", source_url="javascript:alert(1)")
        page = client.get(f"{INDEX}inspect/{inquiry.pk}/").content.decode()
        assert "Trap" in page
        assert "javascript:alert" not in page

    def test_what_visitors_write_is_text(self, client):
        inquiry = InquiryFactory(name="<script>alert(1)</script>", message="<b>bold</b>")
        for address in (INDEX, f"{INDEX}inspect/{inquiry.pk}/"):
            page = client.get(address).content.decode()
            assert "<script>alert" not in page
            assert "&lt;script&gt;alert" in page

    def test_reply_by_mail_names_subject_and_reference(self, client):
        """“reply by mail with subject and reference filled”"""
        inquiry = InquiryFactory(contact_normalised="a+b@example.com", source_title="Tea & rice")
        address = reply_address(inquiry)
        assert address.startswith("mailto:a%2Bb@example.com?subject=Your%20inquiry%20")
        assert inquiry.reference in address
        assert address.endswith("Tea%20%26%20rice")
        page = client.get(f"{INDEX}inspect/{inquiry.pk}/").content.decode()
        assert f'href="{address.replace("&", "&amp;")}"' in page

    def test_a_phone_is_called_and_neither_is_nothing(self):
        phone = InquiryFactory(contact_kind="phone", contact_normalised="+8613800138000")
        assert reply_address(phone) == "tel:+8613800138000"
        assert reply_address(InquiryFactory(contact_kind="")) == ""

    @pytest.mark.parametrize("pk", ["0", "999999", "999999999999999999", "abc", "1-2"])
    def test_what_is_not_there_is_not_found(self, client, pk):
        for action in ("inspect", "edit", "history"):
            # What is no address at all is refused to people kept to inquiries.
            expected = 404 if pk.isdigit() else 403
            assert client.get(f"{INDEX}{action}/{pk}/").status_code == expected

    def test_held_spam_says_why(self, client):
        inquiry = InquiryFactory(status=Inquiry.Status.SPAM, spam_reason="trap")
        page = client.get(f"{INDEX}inspect/{inquiry.pk}/").content.decode()
        assert "Held as spam: a field was filled in that people do not see" in page


class TestStatusAndOwner:
    """“history (who, when, from → to)” and “Status …, owner: one by one”"""

    def change(self, client, inquiry, **values):
        data = {"status": inquiry.status, "owner": inquiry.owner_id or "", **values}
        return client.post(f"{INDEX}edit/{inquiry.pk}/", data)

    def test_a_change_is_stored_with_who_and_from_to(self, client):
        inquiry = InquiryFactory()
        answer = self.change(client, inquiry, status="in_progress", owner=client.user.pk)
        assert answer.status_code == 302
        assert answer.url == f"{INDEX}inspect/{inquiry.pk}/"
        inquiry.refresh_from_db()
        assert (inquiry.status, inquiry.owner) == ("in_progress", client.user)
        entry = ModelLogEntry.objects.for_instance(inquiry).get()
        assert entry.user == client.user
        assert entry.message == "Status: New → In progress; Owner: nobody → Mei Lin"
        for action in ("inspect", "history"):
            page = client.get(f"{INDEX}{action}/{inquiry.pk}/").content.decode()
            assert "Status: New → In progress" in page
            assert "Mei Lin" in page

    def test_history_names_no_sender(self, client):
        inquiry = InquiryFactory(name="Anna Petrova")
        self.change(client, inquiry, status="closed")
        entry = ModelLogEntry.objects.for_instance(inquiry).get()
        assert entry.label == inquiry.reference
        assert "Anna" not in str(entry.data)

    def test_saving_what_is_already_so_leaves_no_line(self, client):
        inquiry = InquiryFactory()
        assert self.change(client, inquiry).status_code == 302
        assert not ModelLogEntry.objects.for_instance(inquiry).exists()

    def test_nothing_but_status_and_owner_can_be_changed(self, client):
        inquiry = InquiryFactory(name="Anna", message="As sent")
        self.change(client, inquiry, status="closed", name="Eve", message="Forged", reference="X")
        inquiry.refresh_from_db()
        assert (inquiry.name, inquiry.message, inquiry.status) == ("Anna", "As sent", "closed")

    def test_only_those_who_may_work_inquiries_can_own_one(self, client):
        stranger, colleague = UserFactory(), worker().user
        inquiry = InquiryFactory()
        refused = self.change(client, inquiry, owner=stranger.pk)
        assert refused.status_code == 200
        assert refused.context["form"].errors.keys() == {"owner"}
        assert self.change(client, inquiry, owner=colleague.pk).status_code == 302
        inquiry.refresh_from_db()
        assert inquiry.owner == colleague

    def test_an_unknown_status_is_refused_and_said(self, client):
        inquiry = InquiryFactory()
        response = self.change(client, inquiry, status="lost")
        assert response.status_code == 200
        assert "lost is not one of the available choices" in response.content.decode()
        inquiry.refresh_from_db()
        assert inquiry.status == Inquiry.Status.NEW

    def test_history_starts_from_what_is_stored_and_not_from_an_old_page(self, client):
        inquiry = InquiryFactory()
        self.change(client, inquiry, status="in_progress")
        self.change(client, inquiry, status="answered")
        messages = [entry.message for entry in ModelLogEntry.objects.for_instance(inquiry)]
        assert messages == ["Status: In progress → Answered", "Status: New → In progress"]

    def test_who_may_only_look_is_offered_no_form(self):
        inquiry = InquiryFactory()
        page = signed_in("", "view_inquiry").get(f"{INDEX}inspect/{inquiry.pk}/")
        assert page.status_code == 200
        assert f"{INDEX}edit/" not in page.content.decode()


class TestExportFromTheDesk:
    def test_is_recorded_before_the_first_byte_and_counted_after_the_last(self, client):
        """“is logged (who, when, filter, rows)”"""
        InquiryFactory.create_batch(3)
        response = client.get(f"{INDEX}?status=new&export=xlsx")
        entry = ModelLogEntry.objects.get(action="contact.export")
        assert entry.user == client.user
        assert entry.data == {"format": "xlsx", "filter": {"status": "new"}}
        assert len(xlsx_rows(body(response))) == 4
        entry.refresh_from_db()
        assert (entry.data["rows"], entry.data["complete"]) == (3, True)

    def test_one_that_was_broken_off_says_so(self, client):
        InquiryFactory.create_batch(3)
        pieces = logged_export(Inquiry.objects.all(), "csv", client.user, {})
        next(pieces)
        pieces.close()
        entry = ModelLogEntry.objects.get(action="contact.export")
        assert entry.data["complete"] is False

    @pytest.mark.parametrize(
        ("file_format", "kind"),
        [
            ("csv", "text/csv; charset=utf-8"),
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ],
    )
    def test_is_a_download_that_nothing_keeps(self, client, file_format, kind):
        with time_machine.travel(NOW, tick=False):
            response = client.get(f"{INDEX}?export={file_format}")
        assert response.streaming
        assert response["Content-Type"] == kind
        name = f"inquiries_2026-11-23.{file_format}"
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        assert "no-store" in response["Cache-Control"]
        assert len(body(response)) > 20

    def test_holds_all_pages_of_the_list_and_no_spam(self, client):
        InquiryFactory.create_batch(30)
        InquiryFactory(status=Inquiry.Status.SPAM)
        assert len(csv_rows(body(client.get(f"{INDEX}?p=2&export=csv")))) == 31

    def test_csv_says_what_its_apostrophe_is(self, client):
        """“CSV, under More, has a BOM and a leading apostrophe …, and says so”"""
        page = client.get(INDEX).content.decode()
        assert "an apostrophe marks cells that start with = + - @" in page
