"""Acceptance of issue A: many threads, each with transactions of its own, on either database."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from cms.models import OutboxMessage
from contact.models import Inquiry
from tests.contact.conftest import ANSWERS


@pytest.mark.django_db(transaction=True)
class TestManyAtOnce:
    """“16 threads posting 50 tokens three times each give exactly 50 inquiries.”"""

    TOKENS, TIMES, THREADS = 50, 3, 16

    def test_fifty_tokens_posted_three_times_each_are_fifty_inquiries(self, committed_form_page):
        tokens = [str(uuid.uuid4()) for _ in range(self.TOKENS)]
        url, together = committed_form_page.url, threading.Barrier(self.THREADS)
        waited = threading.local()

        def post(token):
            if not getattr(waited, "done", False):
                together.wait(30)
                waited.done = True
            try:
                data = {**ANSWERS, "token": token, "name": f"Sender {token}"}
                response = Client(raise_request_exception=False).post(url, data)
                return token, response.status_code, response.headers.get("Location")
            finally:
                connections.close_all()

        # The three posts of a token follow one another, so that they do meet.
        posts = [token for token in tokens for _time in range(self.TIMES)]
        with ThreadPoolExecutor(self.THREADS) as pool:
            answers = list(pool.map(post, posts))

        assert {status for _token, status, _location in answers} == {303}
        assert len(answers) == self.TOKENS * self.TIMES
        assert Inquiry.objects.count() == self.TOKENS
        assert {str(token) for token in Inquiry.objects.values_list("token", flat=True)} == set(
            tokens
        )
        told = OutboxMessage.objects.values_list("object_id", flat=True)
        assert sorted(told) == sorted(Inquiry.objects.values_list("pk", flat=True))
        assert len({location for _token, _status, location in answers}) == self.TOKENS
        assert len({(token, location) for token, _status, location in answers}) == self.TOKENS
