"""A real mail server for the tests, which also knows how to fail."""

import asyncio
import email
import email.policy
import logging
from email.message import EmailMessage

from aiosmtpd.controller import Controller

from .ports import free_port

# It tells every line of every conversation, which buries what a failing test has to say.
logging.getLogger("mail.log").setLevel(logging.WARNING)


class MailServer:
    """Keeps what it accepts in `messages`; `behaviour` is "accept", "refuse" or "hang".

    Once `stop` has been called connections are refused; `start` opens the same port again.
    """

    def __init__(self) -> None:
        self.port = free_port()
        self.messages: list[EmailMessage] = []
        self.behaviour = "accept"
        self._controller: Controller | None = None

    @property
    def url(self) -> str:
        """What EMAIL_URL takes."""
        return f"smtp://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        if self.behaviour == "refuse":
            return "451 4.3.0 Not now"
        while self.behaviour == "hang":
            await asyncio.sleep(0.05)
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        message["X-Envelope-To"] = ", ".join(envelope.rcpt_tos)
        self.messages.append(message)
        return "250 OK"
