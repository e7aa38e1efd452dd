"""Titles, paragraphs, people and messages in any number, drawn from the lists in words.toml."""

import tomllib
from pathlib import Path
from random import Random

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
SENTENCES_KEPT = 4_000


class Writer:
    """Writes from one source of chance, so that the same seed gives the same texts."""

    def __init__(self, chance: Random):
        self.chance = chance
        # Composing costs more than choosing: sentences are made once and drawn many times.
        self.sentences = [self._sentence() for _number in range(SENTENCES_KEPT)]
        self.sentences_zh = [
            self._fill(chance.choice(WORDS["sentences_zh"]), WORDS["goods_zh"], WORDS["places_zh"])
            for _number in range(400)
        ]

    def _fill(self, pattern: str, goods=WORDS["goods"], places=WORDS["places"]) -> str:
        place, other = self.chance.sample(places, 2)
        return pattern.format(
            good=self.chance.choice(goods),
            place=place,
            other=other,
            angle=self.chance.choice(WORDS["angles"]),
            number=self.chance.randint(2, 980),
        )

    def _sentence(self) -> str:
        parts = (
            self.chance.choice(words)
            for words in (WORDS["subjects"], WORDS["verbs"], WORDS["objects"], WORDS["tails"])
        )
        return _capital(self._fill(" ".join(parts))) + "."

    def title(self, chinese: bool) -> str:
        if chinese:
            return self._fill(
                self.chance.choice(WORDS["titles_zh"]), WORDS["goods_zh"], WORDS["places_zh"]
            )
        return _capital(self._fill(self.chance.choice(WORDS["openings"])))

    def paragraph(self, chinese: bool, length: int = 0) -> str:
        """So many sentences, or three to six."""
        pool = self.sentences_zh if chinese else self.sentences
        drawn = self.chance.choices(pool, k=length or self.chance.randint(3, 6))
        return ("" if chinese else " ").join(drawn)

    def heading(self, chinese: bool) -> str:
        if chinese:
            return self._fill("{place}的故事", WORDS["goods_zh"], WORDS["places_zh"])
        return self._fill(self.chance.choice(WORDS["headings"]))

    def person(self) -> tuple[str, str]:
        """A full name, and the same in Latin letters fit for an e-mail address."""
        if self.chance.random() < 0.3:
            family = self.chance.choice(WORDS["family_zh"])
            given = "".join(self.chance.choices(WORDS["given_zh"], k=2))
            return family + given, f"buyer{self.chance.randint(1, 99_999)}"
        first = self.chance.choice(WORDS["first_names"])
        last = self.chance.choice(WORDS["last_names"])
        return f"{first} {last}", f"{first[0]}{last[:3]}{self.chance.randint(1, 9_999)}"

    def message(self) -> str:
        """One to three sentences of somebody who asks."""
        asks = self.chance.choices(WORDS["asks"], k=self.chance.randint(1, 3))
        return " ".join(self._fill(ask) for ask in asks)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
