"""Pictures as they come in: accepted or refused with a sentence, and without their notes."""

from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageChops, ImageCms, ImageStat

from cms.images.uses import USES, filter_of
from cms.models import SiteImage
from news.models import NewsDetailPage
from tests.factories.cms import UserFactory
from tests.factories.news import NewsDetailPageFactory
from tests.services.photographs import halves, notes, stored, tells_of_its_maker, upright

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    # Renditions stand in it by number, and numbers begin anew with each test.
    cache.clear()


@pytest.fixture
def editor(site, client):
    client.force_login(UserFactory(group="Editors"))
    return client


def upload(client, name: str, data: bytes):
    """What an editor gets who uploads a file."""
    form = {"title": name, "description": "What it shows", "file": SimpleUploadedFile(name, data)}
    return client.post(reverse("wagtailimages:add"), form)


def image_of(data: bytes, name: str) -> SiteImage:
    """A picture that a script put into the library."""
    image = SiteImage(title=name, description="What it shows", file=ContentFile(data, name=name))
    image.save()
    return SiteImage.objects.get(pk=image.pk)


def stored_data(image: SiteImage) -> bytes:
    with image.file.open() as file:
        return file.read()


def animation() -> bytes:
    frames = [halves(), halves().rotate(180)]
    return stored(frames[0], "GIF", save_all=True, append_images=frames[1:], comment=b"Harbin")


ACCEPTED = {
    "plain.jpg": lambda: stored(halves(), "JPEG"),
    "noted.jpg": lambda: stored(halves(), "JPEG", exif=notes(6)),
    "print.jpg": lambda: stored(halves(mode="CMYK"), "JPEG"),
    "grey.jpg": lambda: stored(halves(mode="L"), "JPEG"),
    "deep.png": lambda: stored(halves(mode="I;16"), "PNG"),
    "palette.png": lambda: stored(halves(mode="P"), "PNG", transparency=0),
    "see-through.png": lambda: stored(halves(mode="RGBA"), "PNG", exif=notes(6)),
    "moving.gif": animation,
    "plain.webp": lambda: stored(halves(), "WEBP"),
    "noted.webp": lambda: stored(halves(), "WEBP", exif=notes(6)),
    "noted.avif": lambda: stored(halves(), "AVIF", exif=notes()),
    "phone.heic": lambda: stored(halves(), "HEIF", exif=notes(6).tobytes()),
}
REFUSED = {
    "words.jpg": lambda: b"This is a letter and no picture.",
    "empty.png": lambda: b"\x89PNG\r\n\x1a\n" + bytes(40),
    "cut-off.jpg": lambda: stored(halves((1600, 1200)), "JPEG")[:4000],
    "cut-off.png": lambda: stored(Image.effect_noise((300, 300), 90), "PNG")[:4000],
    "cut-off.heic": lambda: stored(Image.effect_noise((200, 200), 90), "HEIF")[:4000],
    "bomb.png": lambda: stored(Image.new("1", (8_000, 6_400)), "PNG"),
    "renamed.png": lambda: stored(halves(), "JPEG"),
}


class TestUploads:
    @pytest.mark.parametrize("name", ACCEPTED)
    def test_of_pictures_are_taken_and_shown_in_every_use(self, editor, news, name):
        answer = upload(editor, name, ACCEPTED[name]())

        assert answer.status_code == 302
        image = SiteImage.objects.get()
        specs = {spec for use in USES.values() for spec in use.specs_for(image)}
        made = [image.get_rendition(filter_of(spec)) for spec in specs]
        assert all(rendition.width and rendition.file.size for rendition in made)
        for rendition in made:
            assert Image.open(rendition.file).mode in ("RGB", "RGBA", "L", "LA", "P")
        article = NewsDetailPageFactory(parent=news, hero=image)
        assert 'fetchpriority="high"' in editor.get(article.url).text

    @pytest.mark.parametrize("name", REFUSED)
    def test_of_anything_else_are_refused_with_a_sentence(self, editor, name):
        answer = upload(editor, name, REFUSED[name]())

        assert answer.status_code == 200
        assert not SiteImage.objects.exists()
        (message,) = answer.context["form"].errors["file"]
        assert len(message.split()) > 4
        assert message in answer.text or "&" in message or "'" in message

    @pytest.mark.parametrize("name", ["words.jpg", "cut-off.jpg"])
    def test_that_a_script_makes_are_refused_too(self, db, name):
        with pytest.raises((ValidationError, OSError)):
            image_of(REFUSED[name](), name)
        assert image_of(ACCEPTED["plain.jpg"](), "plain.jpg").pk


class TestWhatAPictureTells:
    @pytest.mark.parametrize("name", [name for name in ACCEPTED if "noted" in name])
    def test_of_its_maker_is_gone_from_all_that_is_stored_and_served(self, db, name):
        data = ACCEPTED[name]()
        assert tells_of_its_maker(data)

        image = image_of(data, name)

        files = [stored_data(image)]
        for use in USES.values():
            for spec in use.specs_for(image):
                with image.get_rendition(filter_of(spec)).file.open() as file:
                    files.append(file.read())
        assert len(files) > len(USES)
        assert not any(tells_of_its_maker(data) for data in files)
        assert not any(Image.open(BytesIO(data)).getexif() for data in files)

    def test_is_gone_from_what_visitors_download(self, client, news):
        image = image_of(ACCEPTED["noted.jpg"](), "noted.jpg")
        NewsDetailPageFactory(parent=news, hero=image)
        address = image.get_rendition(filter_of(USES["download"].first)).url

        data = client.get(address).getvalue()

        assert upright(data).size == (400, 600)
        assert not tells_of_its_maker(data)
        assert client.get(image.file.url).status_code == 404

    def test_in_comments_is_gone(self, db):
        data = animation()
        assert b"Harbin" in data
        image = image_of(data, "moving.gif")

        assert b"Harbin" not in stored_data(image)
        assert Image.open(BytesIO(stored_data(image))).n_frames == 2

    def test_of_renditions_that_were_noted_before_is_left_behind(self, db):
        image = image_of(ACCEPTED["plain.jpg"](), "plain.jpg")
        with open(image.file.path, "wb") as file:
            file.write(stored(halves(), "JPEG", exif=notes()))

        with image.get_rendition(filter_of(USES["share"].first)).file.open() as file:
            assert not tells_of_its_maker(file.read())


class TestWhatStays:
    @pytest.mark.parametrize("name", ["noted.jpg", "phone.heic", "noted.webp", "see-through.png"])
    def test_is_the_way_up(self, db, name):
        """Orientation 6 is a quarter turn clockwise: what was left is on top."""
        image = image_of(ACCEPTED[name](), name)

        assert (image.width, image.height) == (400, 600)
        picture = Image.open(BytesIO(stored_data(image))).convert("L")
        assert picture.size == (400, 600)
        assert picture.getpixel((200, 50)) < 60
        assert picture.getpixel((200, 550)) > 200

    def test_is_the_colour_profile(self, db):
        image = image_of(stored(halves(), "JPEG", exif=notes(6), icc_profile=PROFILE), "a.jpg")

        assert Image.open(image.file).info["icc_profile"] == PROFILE

    def test_is_the_picture_itself(self, db):
        before = Image.effect_noise((400, 300), 40)
        data = stored(before, "JPEG", quality=90, exif=notes())
        image = image_of(data, "noise.jpg")

        after = stored_data(image)
        change = ImageChops.difference(Image.open(BytesIO(data)), Image.open(BytesIO(after)))
        # Of 255; the eye sees no difference below two or three.
        assert ImageStat.Stat(change).mean[0] < 0.5
        assert len(after) < len(data) * 1.1

    def test_is_what_the_library_knows_of_the_file(self, db):
        image = image_of(ACCEPTED["noted.jpg"](), "noted.jpg")

        assert image.file_size == len(stored_data(image))
        hashed = image.file_hash
        image._set_file_hash()
        assert image.file_hash == hashed

    def test_is_the_ending_of_what_the_file_is(self, db):
        assert image_of(ACCEPTED["phone.heic"](), "phone.heic").file.name.endswith(".jpg")
        assert image_of(ACCEPTED["plain.webp"](), "plain.webp").file.name.endswith(".webp")


class TestPicturesThatAreNoMore:
    @pytest.mark.parametrize("loss", ["gone", "cut off", "no picture"])
    def test_leave_the_page_standing_without_them(self, client, news, loss):
        image = image_of(ACCEPTED["plain.jpg"](), "plain.jpg")
        other = image_of(ACCEPTED["plain.jpg"](), "other.jpg")
        with open(image.file.path, "r+b") as file:
            file.truncate(600) if loss == "cut off" else file.write(b"x" * 900)
        if loss == "gone":
            image.file.storage.delete(image.file.name)
        article = NewsDetailPageFactory(
            parent=news, hero=image, body=[("image", {"image": image, "caption": "A caption"})]
        )
        whole = NewsDetailPageFactory(parent=news, hero=other)

        for address in (article.url, "/news/", "/", "/news/feed/", "/sitemap.xml"):
            answer = client.get(address)
            assert answer.status_code == 200
            assert "plain." not in answer.text.partition("<h1")[2]
        assert "other." in client.get(whole.url).text
        assert NewsDetailPage.objects.count() == 2
