"""Renditions: made when a page goes on the site, retried, made again, never in a visitor's time."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connections
from django.utils import timezone
from PIL import Image
from wagtail.images.rect import Rect

from cms.images.sets import MAX_ATTEMPTS, make_due
from cms.images.uses import CARD, COLUMN, HERO, SHARE, USES, filter_of
from cms.models import PictureSet, SiteImage, SiteRendition
from contact.models import ContactDetails
from tests.factories.news import NewsDetailPageFactory
from tests.factories.tree import restore_roots
from tests.services.photographs import halves, noisy_photograph, stored

USES_OF_A_HERO = {"hero", "card", "lead", "download", "share"}


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


def photograph(size=(1300, 900)) -> SiteImage:
    image = SiteImage(title="A hall", description="A hall")
    image.file = ContentFile(stored(halves(size), "JPEG"), name="hall.jpg")
    image.save()
    return SiteImage.objects.get(pk=image.pk)


def draft(news, **values):
    return NewsDetailPageFactory(parent=news, live=False, **values)


def made(image) -> set[str]:
    return set(SiteRendition.objects.filter(image=image).values_list("filter_spec", flat=True))


def kinds(image) -> set[str]:
    return {spec.partition("|format-")[2].partition("|")[0] for spec in made(image)}


class TestPublishing:
    def test_makes_a_jpeg_of_every_use_at_once_and_the_rest_in_the_background(
        self, news, django_capture_on_commit_callbacks
    ):
        image, inside = photograph(), photograph()
        section = ("section", {"heading": "On the quay", "text": "<p>It rained.</p>"})
        page = draft(news, hero=image, body=[section, ("image", {"image": inside})])
        assert not made(image)

        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

        assert made(image) == {USES[use].first for use in USES_OF_A_HERO}
        assert made(inside) == {COLUMN.first}
        make_due()
        assert made(image) == {s for use in USES_OF_A_HERO for s in USES[use].specs_for(image)}
        assert made(inside) == set(COLUMN.specs_for(inside))
        assert kinds(image) == {"avif", "webp", "jpeg"}
        assert not PictureSet.objects.waiting().exists()

    def test_of_a_draft_makes_nothing(self, news, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            page = draft(news, hero=photograph())
            page.save_revision()
        assert not PictureSet.objects.exists()

        with django_capture_on_commit_callbacks(execute=True):
            page.live = True
            page.save()
        assert PictureSet.objects.count() == len(USES_OF_A_HERO)

    def test_again_makes_nothing_twice(self, news, django_capture_on_commit_callbacks):
        page = draft(news, hero=photograph())
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        make_due()
        rows = set(SiteRendition.objects.values_list("pk", flat=True))

        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

        assert make_due() == 0
        assert set(SiteRendition.objects.values_list("pk", flat=True)) == rows

    def test_counts_the_logo_of_the_company(self, site, django_capture_on_commit_callbacks):
        details = ContactDetails.for_site(site)
        details.logo = photograph()
        with django_capture_on_commit_callbacks(execute=True):
            details.save()

        assert made(details.logo) == {USES["logo"].first, USES["wordmark"].first}


class TestPages:
    def test_offer_every_format_with_its_size(self, client, news):
        page = NewsDetailPageFactory(parent=news, hero=photograph())
        make_due()

        html = client.get(page.url).text
        figure = html.partition('<figure class="hero">')[2].partition("</picture>")[0]

        assert figure.index("image/avif") < figure.index("image/webp") < figure.index("<img")
        assert 'width="1200"' in figure
        assert 'height="675"' in figure
        assert 'fetchpriority="high"' in figure
        assert 'loading="lazy"' not in figure
        assert f'sizes="{HERO.sizes}"' in figure
        card = client.get("/news/").text.partition('<div class="card-picture">')[2]
        assert 'loading="lazy"' in card.partition("</picture>")[0]
        assert 'decoding="async"' in card.partition("</picture>")[0]

    def test_leave_out_a_format_of_which_only_narrow_ones_are_made(self, client, news):
        page = NewsDetailPageFactory(parent=news, hero=photograph())
        make_due()
        wide = SiteRendition.objects.filter(width__gte=1_200, filter_spec__endswith="avif")
        assert wide.delete()[0]
        cache.clear()

        figure = client.get(page.url).text.partition('<figure class="hero">')[2]
        figure = figure.partition("</picture>")[0]

        assert "image/avif" not in figure
        assert "image/webp" in figure
        assert figure.index("image/webp") < figure.index("<img")

    def test_that_nobody_prepared_make_one_jpeg_a_use_and_ask_for_the_rest(self, client, news):
        page = NewsDetailPageFactory(parent=news, hero=photograph())
        PictureSet.objects.all().delete()

        html = client.get(page.url).text

        assert HERO.first.partition("|")[0] in html
        assert kinds(page.hero) == {"jpeg"}
        assert PictureSet.objects.waiting().filter(use="hero").exists()
        make_due()
        assert "image/avif" in client.get(page.url).text

    def test_whose_renditions_were_removed_get_them_back(self, client, news):
        page = NewsDetailPageFactory(parent=news, hero=photograph())
        make_due()
        SiteRendition.objects.all().delete()

        client.get(page.url)
        make_due()

        assert kinds(page.hero) == {"avif", "webp", "jpeg"}

    def test_keep_in_view_what_the_editor_marked(self, news):
        image = photograph((1200, 1200))
        image.set_focal_point(Rect.from_point(1150, 1150, 40, 40))
        image.save()

        share = image.get_rendition(SHARE.first)

        assert Image.open(share.file).convert("L").getpixel((5, 5)) < 60
        assert share.focal_point.centroid.y > share.height * 0.8


class TestWeight:
    # What a browser chooses for the hero on a phone 360 pixels wide, at two and three dots each.
    @pytest.mark.parametrize("crop", ["fill-720x405", "fill-1040x585"])
    def test_of_a_noisy_photograph_on_a_phone_is_below_90_kb(self, db, crop):
        image = SiteImage(title="Noise", description="Noise")
        image.file = ContentFile(noisy_photograph(), name="noise.jpg")
        image.save()
        assert (image.width, image.height) == (4000, 3000)
        assert f"{crop}|format-avif" in HERO.specs

        rendition = image.get_rendition(filter_of(f"{crop}|format-avif"))

        assert 20_000 < rendition.file.size <= 90_000


class TestAPictureThatChanges:
    @pytest.mark.parametrize("change", ["point", "file"])
    def test_is_made_again(self, news, change, django_capture_on_commit_callbacks):
        page = NewsDetailPageFactory(parent=news, hero=photograph())
        make_due()
        assert make_due() == 0
        image = SiteImage.objects.get(pk=page.hero.pk)
        before = set(SiteRendition.objects.values_list("pk", flat=True))

        with django_capture_on_commit_callbacks(execute=True):
            if change == "point":
                image.set_focal_point(Rect.from_point(100, 100, 50, 50))
            else:
                image.file = ContentFile(stored(halves((900, 900)), "PNG"), name="new.png")
            image.save()
        if change == "file":
            image.renditions.all().delete()
        make_due()

        new = SiteRendition.objects.exclude(pk__in=before)
        assert {row.filter_spec for row in new} >= set(HERO.specs_for(image))

    def test_in_words_alone_is_left(self, news, django_capture_on_commit_callbacks):
        page = NewsDetailPageFactory(parent=news, hero=photograph())
        make_due()
        image = SiteImage.objects.get(pk=page.hero.pk)
        image.description = "Another description"

        with django_capture_on_commit_callbacks(execute=True):
            image.save()

        assert make_due() == 0


class TestAFailure:
    def test_is_tried_some_times_then_left_and_holds_up_no_other(self, news, caplog):
        bad, good = photograph(), photograph()
        with open(bad.file.path, "r+b") as file:
            file.truncate(500)
        NewsDetailPageFactory(parent=news, hero=bad)
        NewsDetailPageFactory(parent=news, hero=good)

        for _turn in range(MAX_ATTEMPTS + 2):
            make_due()
            PictureSet.objects.update(next_try=timezone.now() - timedelta(seconds=1))

        assert kinds(good) == {"avif", "webp", "jpeg"}
        left = PictureSet.objects.filter(image=bad)
        assert {row.attempts for row in left} == {MAX_ATTEMPTS}
        assert all(row.last_error for row in left)
        assert caplog.text.count("is given up") == len(left)

    def test_waits_before_it_is_tried_again(self, news):
        image = photograph()
        image.file.storage.delete(image.file.name)
        NewsDetailPageFactory(parent=news, hero=image)

        assert make_due() == len(USES_OF_A_HERO)
        assert make_due() == 0


@pytest.mark.django_db(transaction=True)
class TestTwoSchedulersAtOnce:
    def test_make_each_set_once(self):
        restore_roots()
        image = photograph((800, 450))
        PictureSet.objects.bulk_create(
            PictureSet(image=image, use=use) for use in ("card", "related", "share", "about")
        )
        together = threading.Barrier(2)

        def work(_scheduler) -> int:
            together.wait(20)
            try:
                return make_due()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as pool:
            tried = list(pool.map(work, range(2)))

        assert sum(tried) == 4
        assert set(PictureSet.objects.values_list("attempts", flat=True)) == {1}
        assert made(image) >= set(CARD.specs_for(image))
