"""Every kind of page and what a visitor can bring it to: `STATES[name](visitor)` opens it."""

from .people import Visitor

ARTICLE = "/news/china-soviet-relations/"


def at(address: str):
    """Open a page of this address."""
    return lambda visitor: visitor.page.goto(address)


def contact_dialog(visitor: Visitor) -> None:
    visitor.page.goto(ARTICLE)
    visitor.click(visitor.contact_button)


def inquiry_dialog(visitor: Visitor) -> None:
    visitor.page.goto(ARTICLE)
    visitor.open_inquiry()


def dialog_with_errors(visitor: Visitor) -> None:
    inquiry_dialog(visitor)
    visitor.fill_in(contact="foo@")
    visitor.press_send()
    visitor.summary.wait_for()


def dialog_of_failure(visitor: Visitor) -> None:
    inquiry_dialog(visitor)
    visitor.page.route("**/contact/", lambda route: route.abort())
    visitor.press_send()
    visitor.failure.wait_for()


def form_with_errors(visitor: Visitor) -> None:
    visitor.page.goto("/contact/")
    visitor.press_send()
    visitor.summary.wait_for()


def sent(visitor: Visitor) -> None:
    form = {"name": "Axe", "contact": "axe@example.com", "message": "Is this readable?"}
    answer = visitor.page.request.post("/contact/", form=form)
    visitor.page.goto(answer.url)
    assert visitor.reference()


def sent_in_dialog(visitor: Visitor) -> None:
    inquiry_dialog(visitor)
    visitor.fill_in("Axe", "axe@example.com", "Is this readable in the dialog?")
    visitor.send()
    assert visitor.reference()


STATES = {
    "home": at("/"),
    "list": at("/news/"),
    "filtered list": at("/news/?topic=history&year=2025"),
    "list without articles": at("/news/?topic=company&year=2023"),
    "article": at(ARTICLE),
    "contact dialog": contact_dialog,
    "inquiry dialog": inquiry_dialog,
    "dialog with errors": dialog_with_errors,
    "dialog of a failure": dialog_of_failure,
    "sent in the dialog": sent_in_dialog,
    "form": at("/contact/"),
    "form with errors": form_with_errors,
    "sent": sent,
    "search with hits": at("/search/?q=trade"),
    "search without hits": at("/search/?q=zzzzzz"),
    "empty search": at("/search/"),
    "not found": at("/no/such/page/"),
    "plain page": at("/about/"),
}
