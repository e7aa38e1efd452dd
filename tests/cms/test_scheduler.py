"""The scheduler: what is due happens, once, whatever fails beside it, and it ends when told to."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.signals import page_published

from cms.models import Heartbeat
from cms.operations import scheduler
from cms.operations.scheduled_publishing import NotPublishedError, publish_due
from cms.operations.site_setup import SiteIdentity, lay_site
from cms.publishing.doors import unchecked
from news.models import NewsIndexPage
from tests.factories.news import NewsDetailPageFactory
from tests.factories.tree import restore_roots
from tests.services.database import address_of_test_database

SOON = timedelta(hours=1)
AGO = timedelta(minutes=1)


def lay() -> NewsIndexPage:
    lay_site(SiteIdentity(name="North Gate Trading", email="office@example.com"))
    return NewsIndexPage.objects.get()


@pytest.fixture
def news(db):
    return lay()


def scheduled(news, title: str, **values) -> Page:
    """An article that was scheduled and whose time has come since."""
    page = NewsDetailPageFactory(parent=news, title=title, live=False, **values)
    page.go_live_at = timezone.now() + SOON
    revision = page.save_revision()
    # What is whole when it is scheduled may lack something when its time comes.
    with unchecked():
        revision.publish()
    for row in Revision.objects.filter(pk=revision.pk):
        row.content["go_live_at"] = (timezone.now() - AGO).isoformat()
        row.approved_go_live_at = timezone.now() - AGO
        row.save()
    return Page.objects.get(pk=page.pk)


def published_entries(action="wagtail.publish.scheduled") -> list[int]:
    entries = PageLogEntry.objects.filter(action=action)
    return sorted(entries.values_list("page_id", flat=True))


@pytest.mark.django_db
class TestScheduledPublishing:
    def test_what_is_due_goes_on_the_site_and_what_is_not_stays_off(self, news):
        due = scheduled(news, "Barley arrives")
        later = NewsDetailPageFactory(parent=news, title="Rye arrives", live=False)
        later.go_live_at = timezone.now() + SOON
        later.save_revision().publish()
        assert Client().get(due.url).status_code == 404

        publish_due()

        assert Client().get(due.url).status_code == 200
        assert Client().get(later.url).status_code == 404
        assert published_entries() == [due.pk]
        assert Revision.objects.get(approved_go_live_at__isnull=False).object_id == str(later.pk)

    def test_what_has_ended_is_taken_off(self, news):
        ended = NewsDetailPageFactory(parent=news, expire_at=timezone.now() - AGO)
        stays = NewsDetailPageFactory(parent=news, expire_at=timezone.now() + SOON)

        publish_due()

        ended.refresh_from_db()
        stays.refresh_from_db()
        assert (ended.live, ended.expired, stays.live) == (False, True, True)
        assert published_entries("wagtail.unpublish.scheduled") == [ended.pk]

    def test_one_that_cannot_be_published_keeps_its_date_and_holds_up_no_other(self, news):
        pages = [scheduled(news, f"Barley {number}") for number in range(3)]

        def fail(instance, **kwargs):
            if instance.pk == pages[0].pk:
                raise RuntimeError

        page_published.connect(fail)
        try:
            with pytest.raises(NotPublishedError):
                publish_due()
        finally:
            page_published.disconnect(fail)

        assert [Page.objects.get(pk=page.pk).live for page in pages] == [False, True, True]
        waiting = Revision.objects.get(approved_go_live_at__isnull=False)
        assert waiting.object_id == str(pages[0].pk)

        publish_due()
        assert published_entries() == sorted(page.pk for page in pages)

    def test_what_would_be_refused_at_the_button_is_refused_here(self, news, caplog):
        whole, lacking = scheduled(news, "Whole"), scheduled(news, "Lacking", hero=None)

        with pytest.raises(NotPublishedError):
            publish_due()

        assert [Page.objects.get(pk=page.pk).live for page in (whole, lacking)] == [True, False]
        assert "stays as it is" in caplog.text


@pytest.mark.django_db(transaction=True)
class TestTwoSchedulersAtOnce:
    def test_each_page_is_published_and_expired_once(self):
        restore_roots()
        news = lay()
        due = [scheduled(news, f"Barley {number}") for number in range(8)]
        ended = [
            NewsDetailPageFactory(parent=news, expire_at=timezone.now() - AGO) for _ in range(4)
        ]
        together = threading.Barrier(3)

        def work(_scheduler) -> None:
            together.wait(20)
            try:
                publish_due()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(3) as pool:
            list(pool.map(work, range(3)))

        assert published_entries() == sorted(page.pk for page in due)
        gone = published_entries("wagtail.unpublish.scheduled")
        assert gone == sorted(page.pk for page in ended)


@pytest.mark.django_db
class TestJobs:
    @pytest.fixture(autouse=True)
    def own_jobs(self, monkeypatch):
        monkeypatch.setattr(scheduler, "_jobs", {})

    def test_each_job_leaves_a_heartbeat(self):
        before = timezone.now()
        scheduler.register_job("one", lambda: None, every=1)
        scheduler.run_jobs()

        beat = Heartbeat.objects.get()
        assert (beat.job, beat.error) == ("one", "")
        assert before <= beat.ran_at <= timezone.now()

    def test_a_failing_job_is_noted_and_stops_no_other(self, caplog):
        done = []

        def fail():
            raise RuntimeError("Li Na")

        scheduler.register_job("bad", fail, every=1)
        scheduler.register_job("good", lambda: done.append(1), every=1)
        scheduler.run_jobs()
        scheduler.run_jobs()

        assert done == [1, 1]
        assert dict(Heartbeat.objects.values_list("job", "error")) == {
            "bad": "RuntimeError",
            "good": "",
        }
        assert "Job bad failed" in caplog.text

    def test_a_job_that_works_again_shows_no_error(self):
        faults = [RuntimeError()]

        def job():
            if faults:
                raise faults.pop()

        scheduler.register_job("one", job, every=1)
        scheduler.run_jobs()
        assert Heartbeat.objects.get().error == "RuntimeError"
        scheduler.run_jobs()
        assert Heartbeat.objects.get().error == ""


def test_the_site_s_own_jobs_are_registered():
    assert {"outbox", "publishing"} <= set(scheduler._jobs)


@pytest.mark.django_db(transaction=True)
class TestTheProcess:
    @pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
    def test_it_beats_publishes_and_ends_at_once_when_told_to(self, tmp_path, signum):
        restore_roots()
        page = scheduled(lay(), "Barley arrives")
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms.settings.embedded",
            "DATABASE_URL": address_of_test_database(),
            "VAR_DIR": str(tmp_path),
        }
        process = subprocess.Popen(
            [sys.executable, str(settings.BASE_DIR / "manage.py"), "scheduler"], env=environment
        )
        try:
            give_up = time.monotonic() + 60
            while Heartbeat.objects.filter(job__in=["outbox", "publishing"]).count() < 2:
                assert process.poll() is None
                assert time.monotonic() < give_up
                time.sleep(0.1)
            told = time.monotonic()
            process.send_signal(signum)
            assert process.wait(10) == 0
            # Two seconds on a quiet machine; tests may share theirs with a browser.
            assert time.monotonic() - told < 5
        finally:
            process.kill()
            process.wait()

        assert set(Heartbeat.objects.values_list("job", "error")) >= {
            ("outbox", ""),
            ("publishing", ""),
        }
        assert Page.objects.get(pk=page.pk).live
