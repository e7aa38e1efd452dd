"""The foundation's models; each is defined in the sub-package that works with it."""

from .images.models import SiteImage, SiteRendition
from .images.sets import PictureSet
from .operations.heartbeat import Heartbeat
from .operations.outbox import OutboxMessage
from .users import User

__all__ = ["Heartbeat", "OutboxMessage", "PictureSet", "SiteImage", "SiteRendition", "User"]
