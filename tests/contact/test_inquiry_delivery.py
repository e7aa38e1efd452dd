"""Product, inquiry form: “mail server down → the visitor succeeds; the notification is retried”."""

import logging
from email.utils import parseaddr

import pytest
from django.core import mail
from django.utils import timezone

from cms.models import OutboxMessage
from cms.operations.outbox import send_due
from contact.models import FormField, Inquiry
from tests.contact.conftest import ANSWERS
from tests.services.smtp import MailServer

pytestmark = pytest.mark.django_db

PERSONAL = ("李娜", "Li Na", "Li.Na", "li.na", "barley", "13800138000")


@pytest.fixture
def mail_server(settings):
    """A mail server that runs, and to which the site sends its mail."""
    server = MailServer()
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 2
    yield server
    server.stop()


def the_wait_is_over() -> None:
    OutboxMessage.objects.update(next_try=timezone.now())


class TestTheMail:
    def test_it_holds_every_question_as_asked_with_its_answer(self, send, form_page, article):
        FormField.objects.create(
            page=form_page, label="How much & how soon?", field_type="singleline", sort_order=3
        )
        key = form_page.form_fields.get(role="").clean_name
        send(source=str(article.pk), **{key: "<2 t>"})
        form_page.form_fields.filter(role="").update(label="Renamed since")

        send_due()

        (message,) = mail.outbox
        inquiry = Inquiry.objects.get()
        for words in (
            inquiry.reference,
            "Name\n李娜 Li Na",
            "Phone or email address\nLi.Na@Example.com",
            "Message\nTwo tonnes of barley, please.\nBy rail.",
            "How much & how soon?\n<2 t>",
            "Barley by rail",
            article.full_url,
            f"http://testserver/admin/inquiries/inspect/{inquiry.pk}/",
        ):
            assert words in message.body
        assert "Renamed since" not in message.body

    def test_subject_and_headers_name_nobody_but_the_one_to_answer(self, send):
        send()
        send_due()

        (message,) = mail.outbox
        row, inquiry = OutboxMessage.objects.get(), Inquiry.objects.get()
        assert message.subject == f"New inquiry {inquiry.reference}"
        assert message.to == ["office@tidewater.example"]
        assert message.reply_to == ["li.na@example.com"]
        sent = message.message()
        assert sent["Message-ID"] == row.message_id
        assert sent["Reply-To"] == "li.na@example.com"

    def test_a_phone_number_is_nobody_to_reply_to(self, send):
        send(contact="138 0013 8000")
        send_due()
        (message,) = mail.outbox
        assert message.reply_to == []
        assert "Reply-To" not in message.message()
        assert "Nobody receives a reply" in message.body

    @pytest.mark.parametrize("contact", ["用户@例子.cn", "a+b@b.cn", "o'neil@b.cn"])
    def test_an_unusual_address_can_be_replied_to(self, send, mail_server, contact):
        assert send(contact=contact).status_code == 303
        send_due()
        assert OutboxMessage.objects.get().last_error == ""
        (message,) = mail_server.messages
        assert "@" in parseaddr(str(message["Reply-To"]))[1]

    def test_nobody_is_written_to_about_what_was_erased_or_is_spam_by_now(self, send):
        for change in ("erased", "spam", "kept"):
            send(message=change)
        Inquiry.objects.get(message="erased").delete()
        Inquiry.objects.filter(message="spam").update(status=Inquiry.Status.SPAM)

        send_due()

        assert len(mail.outbox) == 1
        assert "kept" in mail.outbox[0].body
        assert not OutboxMessage.objects.waiting().exists()

    def test_a_post_sends_nothing_by_itself(self, send):
        assert send().status_code == 303
        assert mail.outbox == []


class TestAMailServerThatIsAway:
    def test_every_visitor_succeeds_and_every_mail_is_sent_once_it_is_back(
        self, send, mail_server, caplog
    ):
        caplog.set_level(logging.DEBUG)
        mail_server.stop()
        for number in range(5):
            assert send(name=f"Li Na {number}").status_code == 303
        for _turn in range(5):
            send_due()
        assert OutboxMessage.objects.filter(last_error="ConnectionRefusedError").exists()
        assert OutboxMessage.objects.waiting().count() == 5

        mail_server.start()
        the_wait_is_over()
        assert send_due() == 5
        assert send_due() == 0

        assert len(mail_server.messages) == 5
        fixed = set(OutboxMessage.objects.values_list("message_id", flat=True))
        assert {message["Message-ID"] for message in mail_server.messages} == fixed
        assert {message["Reply-To"] for message in mail_server.messages} == {"li.na@example.com"}
        assert {message["X-Envelope-To"] for message in mail_server.messages} == {
            "office@tidewater.example"
        }
        assert not OutboxMessage.objects.waiting().exists()
        assert "waits: ConnectionRefusedError" in caplog.text
        assert not [text for text in PERSONAL if text in caplog.text]

    def test_a_server_that_refuses_for_now_is_tried_again(self, send, mail_server, caplog):
        mail_server.behaviour = "refuse"
        for number in range(3):
            assert send(name=f"Li Na {number}").status_code == 303
        # It is there and refuses each: all are tried.
        assert send_due() == 3
        assert OutboxMessage.objects.filter(last_error="SMTPSenderRefused").count() == 3

        mail_server.behaviour = "accept"
        assert send_due() == 0, "none before its time"
        the_wait_is_over()
        assert send_due() == 3
        assert len(mail_server.messages) == 3
        assert not [text for text in PERSONAL if text in caplog.text]

    def test_a_server_that_hangs_holds_up_one_mail_and_no_more(self, send, mail_server, settings):
        settings.EMAIL_TIMEOUT = 0.3
        mail_server.behaviour = "hang"
        for number in range(3):
            send(name=f"Li Na {number}")

        assert send_due() == 1
        assert OutboxMessage.objects.waiting().count() == 3
        mail_server.behaviour = "accept"
        the_wait_is_over()
        assert send_due() == 3
        assert len(mail_server.messages) == 3

    def test_rows_and_their_errors_hold_nothing_personal(self, send, mail_server):
        mail_server.behaviour = "refuse"
        send()
        send_due()
        (row,) = OutboxMessage.objects.values()
        assert row["last_error"]
        held = " ".join(str(value) for value in row.values())
        assert not [text for text in PERSONAL if text in held]
        assert ANSWERS["message"] not in held
