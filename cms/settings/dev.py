"""The embedded site with Django's debug pages, reload and toolbar: `make dev`."""

from .embedded import *  # noqa: F403 - Django's settings modules inherit by star
from .embedded import INSTALLED_APPS, MIDDLEWARE, STORAGES

DEBUG = True
INTERNAL_IPS = ["127.0.0.1", "::1"]
INSTALLED_APPS = ["whitenoise.runserver_nostatic", *INSTALLED_APPS, "debug_toolbar"]
MIDDLEWARE = [*MIDDLEWARE[:2], "debug_toolbar.middleware.DebugToolbarMiddleware", *MIDDLEWARE[2:]]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DEBUG_TOOLBAR_CONFIG = {"SHOW_COLLAPSED": True}
