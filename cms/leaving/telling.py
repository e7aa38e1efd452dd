from dataclasses import dataclass


@dataclass(frozen=True)
class Consequence:
    """One place that shows a page which is about to leave.

    `place` is what leads there, such as “Related card”; `where` is the page or thing it stands
    in; `effect` says in a sentence what becomes of it. `address` leads to where it is mended, and
    is empty for who may not. `title` names the page that leaves.
    """

    place: str
    where: str
    effect: str
    title: str
    address: str = ""
    is_on_the_site: bool = True
