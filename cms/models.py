"""The foundation's models; each is defined in the sub-package that works with it."""

from .images.models import SiteImage, SiteRendition
from .operations.heartbeat import Heartbeat
from .operations.outbox import OutboxMessage
from .users import User

__all__ = ["Heartbeat", "OutboxMessage", "SiteImage", "SiteRendition", "User"]
