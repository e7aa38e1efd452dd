"""Product, inquiry form: the rows “valid”, “same token twice” and “trap field filled”."""

import json
import time
import uuid
from unittest.mock import patch

import pytest
from django.core.signing import Signer
from django.test import Client, RequestFactory
from wagtail.models import Page, PageViewRestriction, Site

from cms.models import OutboxMessage
from contact.form_builder import make_stamp
from contact.models import ContactDetails, FormPage, Inquiry
from contact.receiving import fingerprint_of
from home.models import HomePage
from news.models import NewsIndexPage
from tests.contact.conftest import ANSWERS
from tests.factories.cms import HIDDEN_STATES
from tests.factories.home import HomePageFactory, PlainPageFactory
from tests.factories.news import NewsDetailPageFactory

TOKEN = "2f1c4a52-7d0e-4a43-9d1e-7a2f6f0f5b11"


@pytest.mark.django_db
class TestWhatIsStored:
    def test_every_column_is_filled_from_what_was_sent(self, send, form_page, article):
        assert send(token=TOKEN, source=str(article.pk)).status_code == 303

        inquiry = Inquiry.objects.get()
        assert inquiry.token == uuid.UUID(TOKEN)
        assert inquiry.name == "李娜 Li Na"
        assert inquiry.contact == "Li.Na@Example.com"
        assert (inquiry.contact_kind, inquiry.contact_normalised) == ("email", "li.na@example.com")
        assert inquiry.message == "Two tonnes of barley, please.\nBy rail."
        assert inquiry.form_data == {**ANSWERS, "message": inquiry.message}
        assert inquiry.questions == [
            {"key": "name", "label": "Name", "type": "singleline"},
            {"key": "contact", "label": "Phone or email address", "type": "singleline"},
            {"key": "message", "label": "Message", "type": "multiline"},
        ]
        assert (inquiry.page, inquiry.page_title) == (form_page, "Contact")
        assert inquiry.source.specific == article
        assert inquiry.source_title == "Barley by rail"
        assert inquiry.source_url.endswith("/news/barley-by-rail/")
        assert (inquiry.status, inquiry.spam_reason) == (Inquiry.Status.NEW, "")
        assert len(inquiry.fingerprint) == 64

    def test_a_phone_is_kept_as_typed_and_normalised(self, send):
        send(contact=" ＋８６ １３８ ００１３ ８０００ ")

        inquiry = Inquiry.objects.get()
        assert inquiry.contact == "＋８６ １３８ ００１３ ８０００"
        assert (inquiry.contact_kind, inquiry.contact_normalised) == ("phone", "+8613800138000")

    def test_a_number_is_read_in_the_region_of_the_site_details(self, send):
        details = ContactDetails.objects.get()
        details.phone_region = "de"
        details.save()

        send(contact="030 901820")

        assert Inquiry.objects.get().contact_normalised == "+4930901820"

    def test_each_recipient_gets_a_row_that_holds_nothing_personal(self, send, form_page):
        form_page.recipients = "a@example.com, b@example.com,a@example.com"
        form_page.save()

        send()

        inquiry = Inquiry.objects.get()
        rows = OutboxMessage.objects.order_by("recipient")
        assert [row.recipient for row in rows] == ["a@example.com", "b@example.com"]
        assert {(row.kind, row.object_id) for row in rows} == {("contact.inquiry", inquiry.pk)}
        held = " ".join(str(value) for row in rows.values() for value in row.values())
        assert not [text for text in ("李娜", "example.com>", "barley") if text in held.lower()]
        assert "li.na" not in held.lower()

    def test_without_recipients_the_address_of_the_site_is_told(self, send):
        send()
        assert OutboxMessage.objects.get().recipient == "office@tidewater.example"

    def test_an_inquiry_is_kept_also_when_nobody_is_told(self, send):
        ContactDetails.objects.update(email="")

        assert send().status_code == 303
        assert Inquiry.objects.count() == 1
        assert OutboxMessage.objects.count() == 0

    def test_a_recipient_no_row_can_hold_costs_no_inquiry(self, send, form_page):
        FormPage.objects.update(recipients=f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 54}.example")

        assert send().status_code == 303
        assert Inquiry.objects.count() == 1

    def test_inquiry_and_notification_stand_or_fall_together(self, send):
        with (
            patch.object(OutboxMessage.objects, "bulk_create", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            send(token=TOKEN)
        assert Inquiry.objects.count() == 0

        send(token=TOKEN)
        assert (Inquiry.objects.count(), OutboxMessage.objects.count()) == (1, 1)


@pytest.mark.django_db
class TestNeverTwice:
    def test_the_same_post_twice_is_one_inquiry_under_one_reference(self, send, article):
        first = send(token=TOKEN, source=str(article.pk))
        second = send(token=TOKEN, source=str(article.pk))

        assert first["Location"] == second["Location"]
        assert (Inquiry.objects.count(), OutboxMessage.objects.count()) == (1, 1)

    @pytest.mark.parametrize(
        "change",
        [
            {"name": "Wang"},
            {"contact": "+8613800138000"},
            {"message": "Three tonnes."},
            {"source": "1"},
        ],
    )
    def test_the_same_token_with_other_content_is_another_inquiry(self, send, change):
        first = send(token=TOKEN)
        second = send(token=TOKEN, **change)

        assert first["Location"] != second["Location"]
        assert (Inquiry.objects.count(), OutboxMessage.objects.count()) == (2, 2)

    @pytest.mark.parametrize("spelling", [TOKEN.upper(), f"{{{TOKEN}}}", TOKEN.replace("-", "")])
    def test_a_token_is_one_however_it_is_spelled(self, send, spelling):
        send(token=TOKEN)
        send(token=spelling)
        assert Inquiry.objects.count() == 1

    def test_line_ends_and_outer_blanks_make_no_other_content(self, send):
        send(token=TOKEN, message="One\r\ntwo")
        send(token=TOKEN, message="One\ntwo  ")
        assert Inquiry.objects.count() == 1

    def test_a_second_post_is_the_same_when_the_article_went_in_between(self, send, article):
        send(token=TOKEN, source=str(article.pk))
        Page.objects.get(pk=article.pk).delete()
        send(token=TOKEN, source=str(article.pk))
        assert Inquiry.objects.count() == 1

    @pytest.mark.parametrize("token", [None, "", "abc", "\0", "x" * 100_000, "2f1c4a52"])
    def test_without_a_readable_token_every_post_is_taken(self, send, token):
        assert send(token=token).status_code == 303
        assert send(token=token).status_code == 303
        assert Inquiry.objects.count() == 2

    def test_a_refused_form_comes_back_with_a_token(self, send):
        given = send(token="abc", name="").context["form"]["token"].value()
        kept = send(token=TOKEN, name="").context["form"]["token"].value()

        assert uuid.UUID(given)
        assert kept == TOKEN

    def test_a_fresh_form_carries_another_token_each_time(self, form_page):
        tokens = [Client().get(form_page.url).context["form"]["token"].value() for _ in range(2)]
        assert uuid.UUID(tokens[0]) != uuid.UUID(tokens[1])

    def test_the_fingerprint_is_the_same_for_the_same_content_only(self):
        one = fingerprint_of(1, 2, {"name": "a", "message": "b"})
        assert one == fingerprint_of(1, 2, {"message": "b", "name": "a"})
        others = {
            fingerprint_of(2, 2, {"name": "a", "message": "b"}),
            fingerprint_of(1, None, {"name": "a", "message": "b"}),
            fingerprint_of(1, 2, {"name": "b", "message": "a"}),
            fingerprint_of(1, 2, {"name": "a", "message": "b", "more": ""}),
        }
        assert len(others | {one}) == 5


@pytest.mark.django_db
class TestTheArticleItCameFrom:
    @pytest.mark.parametrize(
        "source",
        [None, "", "abc", "1" + "0" * 30, "99999999999", "-1", "0", "1.5", "٣", "\0", "1 OR 1=1"],
    )
    def test_a_source_that_is_no_page_is_passed_over(self, send, source):
        assert send(source=source).status_code == 303

        inquiry = Inquiry.objects.get()
        assert (inquiry.source, inquiry.source_title, inquiry.source_url) == (None, "", "")

    def test_a_page_that_was_never_on_the_site_is_not_told_of(self, send, form_page):
        draft = PlainPageFactory(parent=form_page.get_parent(), title="Secret barley", live=False)

        assert send(source=str(draft.pk)).status_code == 303
        assert Inquiry.objects.get().source_title == ""
        assert "Secret barley" not in send(source=str(draft.pk), name="").text

    def test_an_article_taken_down_while_it_was_read_is_kept_but_not_shown(self, send, article):
        article.save_revision().publish()
        article.refresh_from_db()
        article.unpublish()

        sent = send(source=str(article.pk))

        assert Inquiry.objects.get().source_title == "Barley by rail"
        assert "Barley by rail" not in Client().get(sent["Location"]).text
        assert "Barley by rail" not in send(source=str(article.pk), name="").text

    @pytest.mark.parametrize("state", HIDDEN_STATES)
    def test_nothing_of_a_hidden_page_is_shown(self, send, form_page, article, state):
        hidden = NewsDetailPageFactory(
            parent=article.get_parent(), title="Hidden barley", **HIDDEN_STATES[state]
        )
        for page, shown in [(hidden, False), (article, True)]:
            opened = Client().get(form_page.url, {"from": page.pk})
            refused = send(source=str(page.pk), name="")
            sent = send(source=str(page.pk), message=f"About {page.pk}")
            after = Client().get(sent["Location"])
            for response in (opened, refused, after):
                assert (page.title in response.text) is shown, response.request

    def test_a_page_of_another_site_does_no_harm(self, send):
        root = Page.objects.get(depth=1)
        other = HomePageFactory(parent=root, title="Another house", slug="another")
        Site.objects.create(hostname="other.example", root_page=other)

        assert send(source=str(other.pk)).status_code == 303
        assert Inquiry.objects.count() == 1

    def test_an_address_too_long_to_keep_costs_no_inquiry(self, send, form_page):
        parent = form_page.get_parent()
        for _depth in range(5):
            parent = PlainPageFactory(parent=parent, slug="a" * 200, title="Deep")

        assert send(source=str(parent.pk)).status_code == 303
        inquiry = Inquiry.objects.get()
        assert (inquiry.source_title, inquiry.source_url) == ("Deep", "")


@pytest.mark.django_db
class TestWhatOutlivesItsPages:
    """“Deleting the article and the form page leaves every inquiry.”"""

    def test_deleting_article_and_form_page_leaves_the_inquiry_whole(
        self, send, form_page, article
    ):
        send(source=str(article.pk))
        before = Inquiry.objects.get()

        Page.objects.get(pk=article.pk).delete()
        Page.objects.get(pk=form_page.pk).delete()

        after = Inquiry.objects.get()
        assert (after.page, after.source) == (None, None)
        assert after.page_title == "Contact"
        assert after.source_title == "Barley by rail"
        assert after.source_url == before.source_url != ""
        assert (after.questions, after.form_data) == (before.questions, before.form_data)
        assert after.answers == [
            ("Name", "李娜 Li Na"),
            ("Phone or email address", "Li.Na@Example.com"),
            ("Message", "Two tonnes of barley, please.\nBy rail."),
        ]

    def test_deleting_the_whole_news_list_or_site_leaves_it_too(self, send, article):
        send(source=str(article.pk))
        NewsIndexPage.objects.get().delete()
        assert Inquiry.objects.get().source_title == "Barley by rail"
        HomePage.objects.get().delete()
        assert Inquiry.objects.get().page_title == "Contact"


@pytest.mark.django_db
class TestSpam:
    """“trap field filled, sent within 2 s → kept as spam with the reason”."""

    def seconds_old(self, seconds: float) -> str:
        with patch.object(time, "time", return_value=time.time() - seconds):
            return make_stamp()

    def assert_held(self, response, reason):
        inquiry = Inquiry.objects.get()
        assert response.status_code == 303
        assert response["Location"].endswith(f"/sent/{inquiry.reference}/")
        assert Client().get(response["Location"]).status_code == 200
        assert (inquiry.status, inquiry.spam_reason) == (Inquiry.Status.SPAM, reason)
        assert inquiry.form_data["name"] == ANSWERS["name"]
        assert OutboxMessage.objects.count() == 0

    def test_the_trap_field_holds_it_and_the_sender_sees_the_ordinary_success(self, send):
        self.assert_held(send(website="https://example.com"), "trap")

    @pytest.mark.parametrize("website", ["\0x", "x" * 100_000])
    def test_the_trap_closes_on_anything(self, send, website):
        self.assert_held(send(website=website), "trap")

    def test_what_was_sent_at_once_is_held(self, send):
        self.assert_held(send(stamp=self.seconds_old(1)), "fast")

    @pytest.mark.parametrize("seconds", [2.1, 60, 86_400, 365 * 86_400, -3_600])
    def test_an_old_or_future_stamp_holds_nothing(self, send, seconds):
        send(stamp=self.seconds_old(seconds))
        assert Inquiry.objects.get().status == Inquiry.Status.NEW
        assert OutboxMessage.objects.count() == 1

    @pytest.mark.parametrize(
        "stamp",
        [None, "", "abc", "1:2", "\0", "ü:ü", "x" * 100_000, Signer(salt="other").sign("1")],
    )
    def test_a_missing_or_forged_stamp_holds_nothing(self, send, stamp):
        send(stamp=stamp)
        assert Inquiry.objects.get().status == Inquiry.Status.NEW

    def test_a_stamp_that_somebody_made_up_is_not_believed(self, send):
        forged = self.seconds_old(0).rpartition(":")[0] + ":" + "A" * 43
        send(stamp=forged)
        assert Inquiry.objects.get().status == Inquiry.Status.NEW


@pytest.mark.django_db
class TestHostilePosts:
    """Nothing that is sent ends in a server error, and nothing valid is lost on the way."""

    def post(self, form_page, body, content_type, **extra):
        client = Client(raise_request_exception=False)
        return client.generic("POST", form_page.url, body, content_type=content_type, **extra)

    def urlencoded(self, **fields) -> bytes:
        from urllib.parse import urlencode

        return urlencode({**ANSWERS, **fields}).encode()

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("Li\0 Na", "Li Na"),
            ("Li\x07\x1b[31m Na", "Li[31m Na"),
            ("Li\r\nBcc: x@example.com", "Li Bcc: x@example.com"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("=HYPERLINK(1)", "=HYPERLINK(1)"),
            ("{{ settings }}{% now %}", "{{ settings }}{% now %}"),
            ("👩🏽‍🌾 Li", "👩🏽‍🌾 Li"),
        ],
    )
    def test_control_characters_go_and_the_rest_stays(self, send, typed, kept):
        assert send(name=typed).status_code == 303
        assert Inquiry.objects.get().name == kept

    @pytest.mark.parametrize("field", ["name", "contact", "message"])
    def test_nul_in_any_field_is_no_error(self, send, field):
        assert send(**{field: "\0" + ANSWERS[field]}).status_code == 303
        assert Inquiry.objects.count() == 1

    @pytest.mark.parametrize(
        ("sent", "kept"),
        [
            (b"%ED%A0%80", "\ufffd\ufffd\ufffd"),
            (b"%FF%FE", "\ufffd\ufffd"),
            (b"\xff\xfe", "ÿþ"),
            (b"\xed\xa0\x80", "í\xa0"),
        ],
    )
    def test_bytes_that_are_no_utf8_are_read_as_well_as_can_be(self, form_page, sent, kept):
        body = b"name=Li" + sent + b"!&contact=a@b.cn&message=Hello"
        response = self.post(form_page, body, "application/x-www-form-urlencoded")

        assert response.status_code == 303
        assert Inquiry.objects.get().name == f"Li{kept}!"

    @pytest.mark.parametrize(
        "charset", ["gbk", "utf8", "UTF-16", "base64", "rot13", "idna", "nonsense", ""]
    )
    def test_a_charset_is_not_believed(self, form_page, charset):
        kind = f"application/x-www-form-urlencoded; charset={charset}"
        assert self.post(form_page, self.urlencoded(), kind).status_code == 303
        assert Inquiry.objects.get().name == "李娜 Li Na"

    @pytest.mark.parametrize(
        "kind", ["application/json", "text/plain", "application/octet-stream", "nonsense", ""]
    )
    def test_another_content_type_is_an_empty_form(self, form_page, kind):
        response = self.post(form_page, json.dumps(ANSWERS).encode(), kind)
        assert response.status_code == 422
        assert Inquiry.objects.count() == 0

    def test_multipart_is_taken_in_with_its_files_left_aside(self, form_page, tmp_path):
        extra = tmp_path / "note.txt"
        extra.write_text("hello")
        with extra.open("rb") as file:
            response = Client().post(form_page.url, {**ANSWERS, "attached": file})
        assert response.status_code == 303
        assert Inquiry.objects.get().form_data.keys() == ANSWERS.keys()

    @pytest.mark.parametrize(
        "kind",
        [
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=" + "x" * 1_000,
            "multipart/form-data; boundary=x; charset=base64",
        ],
    )
    def test_broken_multipart_is_said_in_plain_words(self, form_page, kind):
        response = self.post(form_page, b"--x\r\nrubbish", kind)
        assert response.status_code in (400, 422)
        assert "<h1" in response.text

    def test_ten_megabytes_are_said_to_be_too_long(self, form_page):
        body = self.urlencoded(message="a" * 10_000_000)
        response = self.post(form_page, body, "application/x-www-form-urlencoded")
        assert response.status_code == 413
        assert "too long" in response.text

    def test_a_file_of_ten_megabytes_is_not_even_read(self, form_page):
        body = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'
        body += b"a" * 10_000_000 + b"\r\n--x--\r\n"
        response = self.post(form_page, body, "multipart/form-data; boundary=x")
        assert response.status_code == 413

    def test_two_thousand_further_fields_are_left_aside(self, form_page):
        body = self.urlencoded(**{f"field{n}": "x" for n in range(2_000)})
        response = self.post(form_page, body, "application/x-www-form-urlencoded")
        assert response.status_code == 303
        assert Inquiry.objects.get().form_data.keys() == ANSWERS.keys()

    def test_more_fields_than_django_takes_are_said_to_be_too_many(self, form_page):
        body = "&".join(f"f{n}=" for n in range(20_000)).encode()
        response = self.post(form_page, body, "application/x-www-form-urlencoded")
        assert response.status_code == 413

    @pytest.mark.parametrize("length", ["abc", "-1", "", "99999999999999999999"])
    def test_a_length_that_is_none_is_no_server_error(self, form_page, length):
        kind = "application/x-www-form-urlencoded"
        response = self.post(form_page, b"name=Li", kind, CONTENT_LENGTH=length)
        assert response.status_code in (400, 413, 422)

    def test_a_sender_who_hangs_up_is_no_server_error(self, form_page):
        class Gone:
            def read(self, *args):
                raise OSError("connection reset")

            readline = read

        request = RequestFactory().post(form_page.url, ANSWERS)
        request._stream = Gone()
        response = form_page.serve(request)
        assert response.status_code == 400

    @pytest.mark.parametrize("field", ["name", "contact", "message"])
    def test_a_field_sent_twice_is_read_once(self, form_page, field):
        body = self.urlencoded() + b"&" + self.urlencoded()
        response = self.post(form_page, body, "application/x-www-form-urlencoded")
        assert response.status_code == 303
        assert Inquiry.objects.get().form_data[field] == ANSWERS[field].replace("\r", "")

    def test_two_megabytes_of_blanks_cost_no_time(self, send):
        started = time.perf_counter()
        response = send(contact="1" + " " * 2_000_000 + "x", name="a" * 100)
        assert response.status_code == 422
        assert time.perf_counter() - started < 5


@pytest.mark.django_db
class TestPrivateForm:
    def test_a_private_form_page_takes_nothing_from_strangers(self, send, form_page):
        assert send().status_code == 303
        PageViewRestriction.objects.create(
            page=form_page, restriction_type=PageViewRestriction.LOGIN
        )
        assert send(message="Again").status_code == 302
        assert Inquiry.objects.count() == 1
