from django.contrib.contenttypes.models import ContentType
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Collection, Locale, Page


def restore_roots() -> None:
    """Make again what Wagtail's migrations make and the end of a transactional test flushes."""
    ContentType.objects.clear_cache()
    if not Locale.objects.exists():
        Locale.objects.create(language_code=get_supported_content_language_variant("en"))
    if not Page.objects.exists():
        Page.add_root(title="Root", slug="root", locale=Locale.get_default())
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
