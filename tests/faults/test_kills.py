"""Never lost, never twice, also when processes are killed; the long run is `make proofs`."""

import os
import random
import signal
import threading
import time
import urllib.error
import urllib.request
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from cms.models import OutboxMessage
from contact.models import Inquiry
from tests.contact.conftest import ANSWERS

TOKENS, THREADS, KILLS = 40, 8, 3
PATIENCE = 60  # seconds


class KeepRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


opener = urllib.request.build_opener(KeepRedirects)


def post(address: str, token: str) -> tuple[int, str]:
    """Post one inquiry over HTTP; returns the status and where it leads."""
    data = urlencode({**ANSWERS, "name": f"Sender {token}", "token": token}).encode()
    try:
        with opener.open(address, data, timeout=20) as response:
            return response.status, ""
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers.get("Location", "")


def kill(site, name: str) -> None:
    """End a process and all it started as a power cut would."""
    process = site.processes.pop(name)
    os.killpg(process.child.pid, signal.SIGKILL)
    process.child.wait()


def wait_until(done, seconds: float = PATIENCE) -> None:
    give_up = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < give_up, "not in time"
        time.sleep(0.1)


@pytest.mark.django_db(transaction=True)
class TestAKilledServer:
    def test_what_was_acknowledged_is_kept_and_what_was_sent_again_is_stored_once(
        self, site, form_page
    ):
        site.start()
        address = site.address + form_page.url
        tokens = [str(uuid.uuid4()) for _ in range(TOKENS)]
        over, acknowledged, others = threading.Event(), {}, []

        def send(token):
            give_up = time.monotonic() + PATIENCE
            while time.monotonic() < give_up:
                try:
                    status, location = post(address, token)
                except OSError:  # killed while we waited: a visitor presses "Try again"
                    time.sleep(0.1)
                    continue
                if status != 303:
                    others.append(status)
                    continue
                acknowledged.setdefault(token, set()).add(location)
                if over.is_set() or random.random() < 0.5:
                    return

        with ThreadPoolExecutor(THREADS) as pool:
            sending = [pool.submit(send, token) for token in tokens]
            try:
                for number in range(1, KILLS + 1):
                    enough = number * TOKENS // (KILLS + 2)
                    wait_until(lambda enough=enough: len(acknowledged) >= enough)
                    kill(site, "web")
                    site.start()
            finally:
                over.set()
            for sent in sending:
                sent.result()

        assert others == []
        assert set(acknowledged) == set(tokens)
        assert Inquiry.objects.count() == TOKENS
        stored = Inquiry.objects.values_list("token", "reference")
        assert {
            str(token): {f"{form_page.url}sent/{reference}/"} for token, reference in stored
        } == (acknowledged)
        told = OutboxMessage.objects.values_list("object_id", flat=True)
        assert sorted(told) == sorted(Inquiry.objects.values_list("pk", flat=True))


@pytest.mark.django_db(transaction=True)
class TestAKilledSender:
    def test_its_mail_is_sent_by_the_next_once_the_lease_has_ended(self, site, mail_server):
        site.env["DJANGO_SETTINGS_MODULE"] = "cms.settings.embedded"
        Inquiry.objects.bulk_create(
            Inquiry(name=f"Sender {n}", fingerprint=str(n), form_data={}) for n in range(5)
        )
        for inquiry in Inquiry.objects.all():
            OutboxMessage.objects.create(
                kind="contact.inquiry", object_id=inquiry.pk, recipient="desk@example.com"
            )
        mail_server.behaviour = "hang"
        site.start_scheduler()
        held = OutboxMessage.objects.filter(leased_until__gt=timezone.now(), attempts=1)
        wait_until(held.exists)
        kill(site, "scheduler")
        mail_server.behaviour = "accept"
        assert held.count() == 1

        site.start_scheduler()
        wait_until(lambda: OutboxMessage.objects.waiting().count() == 1)
        assert held.count() == 1, "a lease that runs is respected"
        OutboxMessage.objects.waiting().update(leased_until=timezone.now() - timedelta(seconds=1))
        wait_until(lambda: not OutboxMessage.objects.waiting().exists())

        sent = [message["Message-ID"] for message in mail_server.messages]
        assert sorted(sent) == sorted(OutboxMessage.objects.values_list("message_id", flat=True))
