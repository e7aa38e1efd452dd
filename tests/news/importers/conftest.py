import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    """Pictures go into a folder of the test, where what is left behind can be counted."""
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()
    return settings.MEDIA_ROOT
