"""The outbox: each mail is sent, and by one sender, whatever befalls them."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.db import connections
from django.utils import timezone

from cms.models import OutboxMessage
from cms.operations import outbox, scheduler
from cms.operations.outbox import LEASE, LONGEST_WAIT, MAX_ATTEMPTS, send_due, wait_after

KIND = "tests.kind"


@pytest.fixture
def post(monkeypatch):
    """Register a kind of mail whose rendering the test chooses; makes rows of it."""

    def make(number: int = 1, render=None, **columns) -> list[OutboxMessage]:
        monkeypatch.setitem(outbox._renderers, KIND, render or mail_for)
        return [
            OutboxMessage.objects.create(
                kind=KIND, object_id=n + 1, recipient="desk@example.com", **columns
            )
            for n in range(number)
        ]

    return make


def mail_for(row: OutboxMessage) -> EmailMessage:
    return EmailMessage(f"Number {row.object_id}", "Text", to=[row.recipient])


def failing(row: OutboxMessage) -> EmailMessage:
    raise ValueError("Li Na cannot be written to")


@pytest.mark.django_db
class TestSending:
    def test_what_is_due_is_sent_once_oldest_first(self, post, mailoutbox):
        post(3)
        assert send_due() == 3
        assert send_due() == 0
        assert [message.subject for message in mailoutbox] == ["Number 1", "Number 2", "Number 3"]
        assert OutboxMessage.objects.filter(sent_at=None).count() == 0

    def test_what_is_not_due_is_left(self, post, mailoutbox):
        post(1, next_try=timezone.now() + timedelta(minutes=1))
        assert send_due() == 0
        assert mailoutbox == []
        OutboxMessage.objects.update(next_try=timezone.now())
        assert send_due() == 1

    def test_the_message_id_is_the_row_s_under_our_own_domain(self, post, mailoutbox, settings):
        settings.DEFAULT_FROM_EMAIL = "North Gate <news@north-gate.example>"
        (row,) = post()
        send_due()
        assert mailoutbox[0].message()["Message-ID"] == row.message_id
        assert row.message_id.endswith("@north-gate.example>")

    def test_nothing_left_to_say_is_done_without_a_mail(self, post, mailoutbox):
        post(render=lambda row: None)
        assert send_due() == 1
        assert mailoutbox == []
        assert not OutboxMessage.objects.waiting().exists()

    def test_no_more_than_asked_for_are_sent_in_one_go(self, post):
        post(5)
        assert send_due(limit=2) == 2
        assert OutboxMessage.objects.waiting().count() == 3

    def test_a_scheduler_that_is_to_end_begins_no_further_mail(self, post):
        post(2)
        scheduler.stopping.set()
        try:
            assert send_due() == 0
        finally:
            scheduler.stopping.clear()
        assert send_due() == 2


@pytest.mark.django_db
class TestRetrying:
    def test_one_that_fails_waits_and_keeps_no_other_from_being_sent(self, post, mailoutbox):
        post(1, render=failing)
        OutboxMessage.objects.create(kind="unknown", object_id=1, recipient="a@example.com")
        assert send_due() == 2

        failed, unknown = OutboxMessage.objects.order_by("pk")
        assert (failed.last_error, unknown.last_error) == ("ValueError", "KeyError")
        assert (failed.attempts, failed.leased_until, failed.sent_at) == (1, None, None)
        assert failed.next_try > timezone.now()

        post(1)
        assert send_due() == 1
        assert len(mailoutbox) == 1

    def test_an_error_is_kept_and_logged_without_its_words(self, post, caplog):
        post(render=failing)
        send_due()
        assert OutboxMessage.objects.get().last_error == "ValueError"
        assert "waits: ValueError" in caplog.text
        assert "Li Na" not in caplog.text

    def test_waits_double_up_to_a_limit(self):
        waits = [wait_after(attempts).total_seconds() for attempts in range(1, 10)]
        assert waits == [15, 30, 60, 120, 240, 480, 960, 1920, 3600]
        assert wait_after(10_000) == LONGEST_WAIT

    def test_attempts_reach_over_a_long_weekend(self):
        reach = sum((wait_after(n) for n in range(1, MAX_ATTEMPTS)), timedelta())
        assert reach > timedelta(days=5)

    def test_after_many_attempts_it_is_given_up_and_kept(self, post):
        post(1, render=failing, attempts=MAX_ATTEMPTS - 2)
        for dead in (False, True):
            OutboxMessage.objects.update(next_try=timezone.now())
            assert send_due() == 1
            assert OutboxMessage.objects.get().dead is dead
        OutboxMessage.objects.update(next_try=timezone.now())
        assert send_due() == 0

    def test_what_was_sent_after_a_failure_shows_no_error(self, post):
        post(render=failing)
        send_due()
        post(0)
        OutboxMessage.objects.update(next_try=timezone.now())
        send_due()
        row = OutboxMessage.objects.get()
        assert (row.last_error, row.attempts) == ("", 2)
        assert row.sent_at is not None


@pytest.mark.django_db
class TestLeases:
    def test_a_row_that_a_living_sender_holds_is_left_alone(self, post):
        (row,) = post()
        assert row.take()
        assert not OutboxMessage.objects.get().take()
        assert send_due() == 0

    def test_the_row_of_a_killed_sender_is_free_after_its_lease(self, post, mailoutbox):
        (row,) = post()
        assert row.take()  # and the process is killed here
        OutboxMessage.objects.update(leased_until=timezone.now() - timedelta(seconds=1))

        assert send_due() == 1
        assert len(mailoutbox) == 1
        assert OutboxMessage.objects.get().attempts == 2, "the killed attempt counts"

    def test_a_lease_outlasts_a_slow_conversation_with_a_mail_server(self, settings):
        # Connect, greet, STARTTLS, greet, log in (2), MAIL, RCPT, DATA, text, QUIT.
        assert timedelta(seconds=11 * settings.EMAIL_TIMEOUT) <= LEASE

    def test_a_sender_that_comes_back_late_undoes_nothing(self, post, mailoutbox):
        (late,) = post()
        late.take()
        OutboxMessage.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
        assert send_due() == 1

        outbox._renderers[KIND] = failing
        assert isinstance(late.send(), ValueError)

        row = OutboxMessage.objects.get()
        assert row.sent_at is not None
        assert (row.last_error, row.dead) == ("", False)
        assert send_due() == 0
        assert len(mailoutbox) == 1


@pytest.mark.django_db(transaction=True)
class TestTwoSendersAtOnce:
    def test_none_of_many_rows_is_sent_twice(self, post):
        sent, lock = [], threading.Lock()

        def render(row):
            with lock:
                sent.append(row.object_id)

        post(60, render=render)
        together = threading.Barrier(4)

        def work(_sender) -> int:
            together.wait(20)
            try:
                return send_due()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(4) as pool:
            tried = sum(pool.map(work, range(4)))

        assert sorted(sent) == list(range(1, 61))
        assert tried == 60
        assert not OutboxMessage.objects.waiting().exists()
        assert set(OutboxMessage.objects.values_list("attempts", flat=True)) == {1}
