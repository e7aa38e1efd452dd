"""Pictures that come with a file, put into the library."""

from io import BytesIO
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from cms.images.cleaning import UNREADABLE, unreadable
from cms.models import SiteImage

from .articles import ALT_LENGTH, Article, Picture

# Word keeps what was pasted into it in these; a browser shows neither.
_REWRITTEN = ("BMP", "TIFF")
_ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}


class Library:
    """Adds pictures for one user; `files` are the files stored so far."""

    def __init__(self, user=None):
        self.user = user
        self.files: list[tuple] = []
        self.images: dict[tuple[int, str], SiteImage | None] = {}
        self.collection = self._collection()
        # Asks of a picture what the library's form asks: kind, size and number of pixels.
        self.field = get_image_form(get_image_model()).base_fields["file"]

    def image_of(self, article: Article, picture: Picture) -> SiteImage | None:
        """Return the library's picture for `picture`, made at first; None when it is refused.

        Cuts alt text that is too long, and tells of what is missing.
        """
        known = (id(article), picture.key)
        if known not in self.images:
            self.images[known] = self._add(article, picture)
        if self.images[known] is not None:
            self._tell_alt(article, picture)
        return self.images[known]

    def remove_files(self) -> None:
        for storage, name in self.files:
            storage.delete(name)
        self.files.clear()

    def _collection(self) -> Collection | None:
        if self.user is None:
            return Collection.get_first_root_node()
        policy = policy_registry.get_by_type(get_image_model())
        return policy.collections_user_has_permission_for(self.user, "add").first()

    def _add(self, article: Article, picture: Picture) -> SiteImage | None:
        file = article.pictures[picture.key]
        named = {"name": file.name}
        if self.collection is None:
            article.notes.leave_out(
                _("The picture %(name)s: you may not add any to the library.") % named
            )
            return None
        try:
            data, ending = _of_a_known_kind(file.data)
            upload = SimpleUploadedFile(f"{PurePath(file.name).stem[:80]}{ending}", data)
            image = SiteImage(
                title=f"{article.title[:200]} ({file.name[:40]})",
                description=picture.alt[:ALT_LENGTH],
                collection=self.collection,
                uploaded_by_user=self.user,
                file=self.field.clean(upload),
            )
            image._set_image_file_metadata()
            image.save()
        except ValidationError as fault:
            reason = " ".join(map(str, fault.messages))
        except UNREADABLE as fault:
            reason = str(unreadable(fault))
        else:
            self.files.append((image.file.storage, image.file.name))
            return image
        article.notes.leave_out(
            _("The picture %(name)s: %(reason)s") % {"name": file.name, "reason": reason}
        )
        return None

    @staticmethod
    def _tell_alt(article: Article, picture: Picture) -> None:
        name = {"name": article.pictures[picture.key].name}
        if len(picture.alt) > ALT_LENGTH:
            article.notes.leave_out(
                _("The end of an alt text, which is too long: “%(words)s”.")
                % {"words": picture.alt[ALT_LENGTH:]}
            )
            picture.alt = picture.alt[:ALT_LENGTH]
        elif not picture.alt:
            article.notes.leave_out(_("Alt text of %(name)s: there is none, write it.") % name)


def _of_a_known_kind(data: bytes) -> tuple[bytes, str]:
    """Return a picture as a kind that browsers show, and the end of its name.

    Raises what Pillow raises over anything that is no picture.
    """
    with Image.open(BytesIO(data)) as picture:
        kind = picture.format
        if kind in _REWRITTEN:
            if picture.width * picture.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise Image.DecompressionBombError
            out = BytesIO()
            picture.convert("RGBA" if "A" in picture.getbands() else "RGB").save(out, "PNG")
            return out.getvalue(), ".png"
    return data, _ENDINGS.get(kind, f".{kind.lower()}" if kind != "HEIF" else ".heic")
